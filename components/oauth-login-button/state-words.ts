import type { LoginButton } from './login-button.js';

/** The words of a state that each button has no room for. */
const tooLong = new WeakMap<LoginButton, string>();

/** Pixels: the letters of some fonts are higher than their line. A line that is cut off is at least 18 high. */
const tolerance = 10;

/**
 * What a button shows in the place of its label while it is in a state: the label makes the room, and a short one, such as "Sign in"
 * in a header, makes little.
 * @param shorter what stands for the words where they would be cut off.
 */
export function wordsWithRoom(button: LoginButton, words: string, shorter: string): string {
  return tooLong.get(button) === words ? shorter : words;
}

/** Renders a button again with shorter words where those that it shows are cut off; to be called after each rendering. */
export function shortenWords(button: LoginButton, words: string): void {
  // Read once all buttons are written: each write between two readings would lay the page out once more.
  void button.updateComplete.then(() => {
    const shown = button.renderRoot.querySelector('.now');
    if (!shown || shown.scrollHeight < shown.clientHeight + tolerance || tooLong.get(button) === words)
      return;
    tooLong.set(button, words);
    button.requestUpdate();
    lengthenWords(button, words);
  });
}

/** Renders a button again with the whole words once it is wider: they may have room. */
function lengthenWords(button: LoginButton, words: string): void {
  // Some DOMs for tests have none.
  if (!('ResizeObserver' in window)) return;
  const narrow = button.offsetWidth;
  const watch = new ResizeObserver(() => {
    const isStill = tooLong.get(button) === words;
    if (isStill && button.offsetWidth <= narrow) return;
    watch.disconnect();
    if (!isStill) return;
    tooLong.delete(button);
    // A rendering here would be heard as an error of the page where it changes a size.
    requestAnimationFrame(() => {
      button.requestUpdate();
    });
  });
  watch.observe(button);
}
