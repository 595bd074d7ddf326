import type { OAuthSession } from '../session.js';

/**
 * Whether the browser keeps cookies such as the endpoint's (`SameSite=Lax`) on this page. It doesn't where the person
 * blocks cookies, or where another site frames the page. Only trying tells: the Storage Access API answers about cookies
 * of another kind.
 */
export function keepsCookies({ document }: Pick<Window, 'document'>): boolean {
  const name = 'oauth-probe';
  try {
    document.cookie = `${name}=1; SameSite=Lax`;
    const kept = document.cookie.includes(name);
    document.cookie = `${name}=; Max-Age=0`;
    return kept;
  } catch {
    // A sandbox without an origin has no cookies at all.
    return false;
  }
}

/**
 * Has each click refused where cookies are blocked, before anything opens: Chromium and WebKit say `cookieEnabled` all the
 * same, and nobody is to go through a login that can't count.
 */
export function requireCookies(session: OAuthSession): void {
  const open = session['open'];
  session['open'] = (flow, url, page) => (keepsCookies(page) ? open(flow, url, page) : 'cookies_blocked');
}
