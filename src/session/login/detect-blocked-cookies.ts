/**
 * Whether the browser keeps cookies such as the endpoint's (`SameSite=Lax`) on this page. It doesn't if the person blocks cookies, or if
 * another site frames the page. This sets a cookie to find out, because the Storage Access API is about another kind of cookies.
 */
export function keepsCookies({ document }: Pick<Window, 'document'>): boolean {
  const name = 'oauth-probe';
  // Uses the accessor of the prototype: in a page with `<form name="cookie">`, `document.cookie` is that form.
  const own = Object.getPrototypeOf(document) as Document;
  const set = (cookie: string): boolean => Reflect.set(own, 'cookie', cookie, document);
  try {
    set(`${name}=1; SameSite=Lax`);
    const kept = Reflect.get(own, 'cookie', document).includes(name);
    set(`${name}=; Max-Age=0`);
    return kept;
  } catch {
    // A sandboxed page without an origin has no cookies.
    return false;
  }
}
