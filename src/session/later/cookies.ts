/**
 * Whether cookies such as the endpoint's (`SameSite=Lax`) are kept on this page: not where it is framed by another
 * site. Only trying tells: what the Storage Access API answers is about cookies of another kind.
 */
export function keepsCookies({ document }: Window): boolean {
  const name = 'oauth-probe';
  try {
    document.cookie = `${name}=1; SameSite=Lax`;
    const kept = document.cookie.includes(name);
    document.cookie = `${name}=; Max-Age=0`;
    return kept;
  } catch {
    // A sandbox without an origin has none at all.
    return false;
  }
}
