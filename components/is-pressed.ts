/**
 * Whether a click was on the button in an element's shadow root, or on the element itself, as `element.click()` and test tools dispatch it.
 * `false` if the click's default is prevented.
 */
export function isPressed(element: HTMLElement, event: Event): boolean {
  const path = event.composedPath();
  const button = element.shadowRoot?.querySelector('[part=button]');
  return !event.defaultPrevented && (path[0] === element || path.includes(button as EventTarget));
}
