import type { LoginButton } from './login-button.js';

/** The words of a state that were too long for each button. */
const tooLong = new WeakMap<LoginButton, string>();

/** The pixels by which the letters of some fonts are higher than their line. A line that is cut off is at least 18 pixels high. */
const tolerancePx = 10;

/**
 * The words that cover the label of a button in a state. The label decides how much room there is: a short one, such as "Sign in" in a
 * header, leaves little.
 * @param shorter the words to show if the others would be cut off.
 */
export function wordsWithRoom(button: LoginButton, words: string, shorter: string): string {
  return tooLong.get(button) === words ? shorter : words;
}

/** Renders a button again with shorter words if the words that it shows are cut off. Call it after each rendering. */
export function shortenWords(button: LoginButton, words: string): void {
  // Reads the size after all buttons have been rendered: a write between two reads makes the browser lay out the page once more.
  void button.updateComplete.then(() => {
    const shown = button.renderRoot.querySelector('.now');
    if (!shown || shown.scrollHeight < shown.clientHeight + tolerancePx || tooLong.get(button) === words)
      return;
    tooLong.set(button, words);
    button.requestUpdate();
    lengthenWords(button, words);
  });
}

/** Renders a button again with the whole words once it is wider, since they may fit then. */
function lengthenWords(button: LoginButton, words: string): void {
  // DOM implementations for tests may have none.
  if (!('ResizeObserver' in window)) return;
  const narrow = button.offsetWidth;
  const watch = new ResizeObserver(() => {
    const isStill = tooLong.get(button) === words;
    if (isStill && button.offsetWidth <= narrow) return;
    watch.disconnect();
    if (!isStill) return;
    tooLong.delete(button);
    // A rendering within this callback can change a size, which the browser reports as an error of the page.
    requestAnimationFrame(() => {
      button.requestUpdate();
    });
  });
  watch.observe(button);
}
