import type { OAuthSession } from '../src/session/session.js';
import { holdWords } from './live-region.js';
import { loadMessagesFor } from './messages/messages-for.js';
import type { OAuthElement } from './oauth-element.js';

/**
 * Replaces the server-rendered content of an element's shadow root, if there is any, by the element's own. The server-rendered content
 * stays until the element shows the same, with its look, its words and the session. Until then its rules hide the element's own content.
 * @param session returns the session whose state the element shows; `undefined` until the element has one.
 * @param isReady whether everything else that the element waits for is there. It is called after each rendering.
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

/** Removes the server-rendered content. If it has the focus, the focus moves to the same part of the element's own content. */
function replace(root: ShadowRoot, rendered: readonly Element[]): void {
  const focused = root.activeElement;
  const hadFocus = rendered.some((one) => one.contains(focused));
  for (const one of rendered) one.remove();
  if (hadFocus && focused)
    root.querySelector<HTMLElement>(`[part="${focused.part.value}"]`)?.focus({ preventScroll: true });
}
