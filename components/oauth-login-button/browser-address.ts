/**
 * An address that opens a page in the person's own browser, out of an in-app browser; `undefined` if the app knows no such address.
 * @param page the page to open.
 * @param userAgent the user agent string, which names the app.
 */
export function browserAddress(page: URL, userAgent: string): string | undefined {
  if (userAgent.includes('Line/')) {
    const address = new URL(page);
    address.searchParams.set('openExternalBrowser', '1');
    return address.href;
  }
  // WeChat follows only web addresses.
  if (userAgent.includes('MicroMessenger')) return undefined;
  if (userAgent.includes('Android')) {
    const { host, pathname, search, protocol } = page;
    // An intent uses the fragment for itself, so the page's own is dropped.
    return `intent://${host}${pathname}${search}#Intent;scheme=${protocol.slice(0, -1)};action=android.intent.action.VIEW;end`;
  }
  return userAgent.includes('Mac OS X') ? `x-safari-${page.href}` : undefined;
}
