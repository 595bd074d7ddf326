/** Whether the page was put on the home screen and is shown without a browser around it. */
export function isHomeScreenApp(page: Window): boolean {
  // Apple's own, from before there was a media query.
  const { standalone } = page.navigator as { standalone?: boolean };
  if (standalone === true) return true;
  const { matchMedia } = page as Partial<Window>;
  return !!matchMedia?.call(page, '(display-mode: standalone)').matches;
}
