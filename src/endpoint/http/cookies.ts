/** The request's cookies by name; of a name sent twice, the first, which is the more specific (RFC 6265 section 5.4). */
export type Cookies = ReadonlyMap<string, string>;

export function parseCookies(header: string | null): Cookies {
  const cookies = new Map<string, string>();
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    const name = withoutBlanks(pair.slice(0, Math.max(at, 0)));
    if (name && !cookies.has(name)) cookies.set(name, withoutBlanks(pair.slice(at + 1)));
  }
  return cookies;
}

/**
 * Without the spaces and tabs around it, which browsers drop, too (RFC 6265 section 5.2). Never `trim()`: a subdomain may
 * set a cookie whose name is a no-break space and one of ours, since such a name does not begin with `__Host-`.
 */
function withoutBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (isBlank(text[start])) start += 1;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

/** A request as far as its cookies go: a standard `Request`, or Node's own. */
export interface HasHeaders {
  readonly headers: Headers | { readonly cookie?: string | undefined };
}

/** The cookies of any request; none of no request. */
export function cookiesOf(request: HasHeaders | undefined): Cookies {
  const headers = request?.headers ?? {};
  // Recognised by its methods: a framework may use its own class.
  const cookie = 'get' in headers && typeof headers.get === 'function' ? headers.get('cookie') : undefined;
  return parseCookies(cookie ?? ('cookie' in headers ? (headers.cookie ?? null) : null));
}

/** What the names of an endpoint's cookies are made of. */
export interface CookieNaming {
  /** The site's. */
  readonly origin: string;
  /** Endpoints of one host have addresses of their own, and so names of their own. */
  readonly endpointUrl: string;
  readonly cookiePrefix: string;
}

/** Writes our cookies: host-only, for scripts unreadable, sent on top-level visits from elsewhere (S17). */
export class CookieJar {
  readonly #prefix: string;
  readonly #attributes: string;

  /**
   * @param naming over https the names carry `__Host-Http-`: only an https answer of this very host can set such a cookie,
   * and no script. Browsers that know no `Http-` honour `__Host-`. WebKit refuses `Secure` on http://localhost.
   * @param client origin of a client whose pages the cookies are for. They name it, so that none can use another's, and
   * are partitioned by the site that the page is on. Without https they reach only what is the same site.
   */
  constructor({ origin, endpointUrl, cookiePrefix }: CookieNaming, client?: string) {
    const secure = origin.startsWith('https:');
    const owner =
      client === undefined ? '' : `~${client.replace(/^https:\/\//, '').replace(/[^\w.-]/g, '~')}~`;
    this.#prefix = `${secure ? '__Host-Http-' : ''}${cookiePrefix}-${shortHash(endpointUrl)}-${owner}`;
    const embedded = owner && secure;
    this.#attributes = `; HttpOnly; SameSite=${embedded ? 'None; Partitioned' : 'Lax'}${secure ? '; Secure' : ''}`;
  }

  /** The name on the wire. */
  name(name: string): string {
    return this.#prefix + name;
  }

  /** @param maxAge in seconds; without it the cookie lives as long as the browser's session. */
  set(name: string, value: string, maxAge?: number): string {
    const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`;
    return `${this.name(name)}=${value}; Path=/${age}${this.#attributes}`;
  }

  clear(name: string): string {
    return this.set(name, '', 0);
  }
}

/** The cookies as the browser will have them once it has taken these `Set-Cookie` values of ours. */
export function withSetCookies(cookies: Cookies, setCookies: readonly string[]): Cookies {
  const after = new Map(cookies);
  for (const cookie of setCookies) {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    if (cookie.includes('; Max-Age=0;')) after.delete(pair.slice(0, at));
    else after.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return after;
}

/** Bytes that a cookie takes in the `Cookie` header. */
export function cookieSize(name: string, value: string): number {
  return name.length + value.length + 3;
}

/** Seven letters that tell addresses apart (FNV-1a, 32 bits). It protects nothing: keys are bound to the whole address. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, '0');
}
