/** As strict as possible, inline styles and DOM strings included: the elements have to run under it. */
const policy = (styles: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${styles}`,
    "connect-src 'self'",
    "frame-src 'self'",
    "img-src 'self' https: http://127.0.0.1:*",
    "form-action 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

/** The pages that may show a page in a frame: none, except for the page that is made for frames. */
const framedBy = (path: string): string =>
  path === '/framed.html' ? "frame-ancestors 'self' http://127.0.0.1:*" : "frame-ancestors 'none'";

/**
 * `/coop.html` is severed from every window that it opens.
 * @param nonce of the styles in the page, where a server renders elements.
 */
export function pageHeaders(path: string, nonce?: string): Readonly<Record<string, string>> {
  const styles = nonce === undefined ? '' : ` 'nonce-${nonce}'`;
  return {
    'cache-control': 'no-cache',
    'content-security-policy': `${policy(styles)}; ${framedBy(path)}`,
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    ...(path === '/coop.html' ? { 'cross-origin-opener-policy': 'same-origin' } : {}),
  };
}
