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
