/** Whether the page runs as an app from the home screen, without the browser's controls. */
export function isHomeScreenApp(page: Window): boolean {
  // Apple's property is older than the media query, and some versions have nothing else.
  const { standalone } = page.navigator as { standalone?: boolean };
  if (standalone === true) return true;
  const { matchMedia } = page as Partial<Window>;
  return !!matchMedia?.call(page, '(display-mode: standalone)').matches;
}
