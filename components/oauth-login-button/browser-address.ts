/**
 * An address that leads from an in-app browser to the person's own one; `undefined` if there is no such way.
 * @param page is shown there.
 * @param userAgent names the app.
 */
export function browserAddress(page: URL, userAgent: string): string | undefined {
  if (userAgent.includes('Line/')) {
    const address = new URL(page);
    address.searchParams.set('openExternalBrowser', '1');
    return address.href;
  }
  // It follows nothing but web addresses.
  if (userAgent.includes('MicroMessenger')) return undefined;
  if (userAgent.includes('Android')) {
    const { host, pathname, search, protocol } = page;
    // The page's own fragment has no place here.
    return `intent://${host}${pathname}${search}#Intent;scheme=${protocol.slice(0, -1)};action=android.intent.action.VIEW;end`;
  }
  return userAgent.includes('Mac OS X') ? `x-safari-${page.href}` : undefined;
}
