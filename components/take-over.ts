import type { OAuthSession } from '../src/session/session.js';
import { holdWords } from './live-region.js';
import { loadMessagesFor } from './messages/messages-for.js';
import type { OAuthElement } from './oauth-element.js';

/**
 * Lets an element take the place of what a server has rendered into its shadow root, where there is such a thing. Until the element
 * shows the same, with its look, its words and the session, what the server rendered stays, and its rules hide the element's own.
 * @param session whose state the element shows; it may come later.
 * @param isReady whether what else the element waits for is there; asked after each render.
 */
export function takeOver(
  element: OAuthElement,
  session: () => OAuthSession | undefined,
  isReady: () => boolean = () => true,
): void {
  const rendered = [...(element.shadowRoot?.querySelectorAll('[data-rendered]') ?? [])];
  if (rendered.length === 0) return;
  let hasWords = false;
  let show = (): void => undefined;
  const shown = new Promise<void>((resolve) => {
    show = resolve;
  });
  void holdWords(element, shown);
  const controller = {
    hostUpdated: (): void => {
      if (
        !hasWords ||
        element.isUpdatePending ||
        (session()?.status ?? 'loading') === 'loading' ||
        !isReady()
      )
        return;
      element.removeController(controller);
      replace(element.renderRoot as ShadowRoot, rendered);
      show();
    },
  };
  element.addController(controller);
  void loadMessagesFor(element).then(() => {
    hasWords = true;
    element.requestUpdate();
  });
}

/** The focus that was in what goes moves on to the same part of what comes. */
function replace(root: ShadowRoot, rendered: readonly Element[]): void {
  const focused = root.activeElement;
  const hadFocus = rendered.some((one) => one.contains(focused));
  for (const one of rendered) one.remove();
  if (hadFocus && focused)
    root.querySelector<HTMLElement>(`[part="${focused.part.value}"]`)?.focus({ preventScroll: true });
}
