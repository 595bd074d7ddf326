/**
 * Whether a click is on the button in an element's shadow root, or on the element itself, as `click()` and tools for tests
 * make it; not where somebody has prevented it.
 */
export function isPressed(element: HTMLElement, event: Event): boolean {
  const path = event.composedPath();
  const button = element.shadowRoot?.querySelector('[part=button]');
  return !event.defaultPrevented && (path[0] === element || path.includes(button as EventTarget));
}
