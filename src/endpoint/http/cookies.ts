/** The cookies of a request by name. If a name is sent twice, the first counts: it is the more specific (RFC 6265 section 5.4). */
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
 * Removes spaces and tabs at both ends, as browsers do (RFC 6265 section 5.2). Not `trim()`: a subdomain may set a cookie whose name
 * is a no-break space and one of ours, because such a name does not begin with `__Host-`.
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

/** A request with headers: a standard `Request`, or the `IncomingMessage` of Node. */
export interface HasHeaders {
  readonly headers: Headers | { readonly cookie?: string | undefined };
}

/** The cookies of a request. */
export function cookiesOf(request: HasHeaders): Cookies {
  return parseCookies(cookieHeaderOf(request));
}

/** The `Cookie` header of a request; empty if there is none. */
export function cookieHeaderOf(request: HasHeaders): string {
  return headerOf(request, 'cookie');
}

/**
 * A header of a request to the app, by its name in lower case; empty if there is none.
 * @throws {TypeError} for what is no request: everybody would seem signed out.
 */
export function headerOf(request: HasHeaders, name: string): string {
  const headers = (request as Partial<HasHeaders> | null | undefined)?.headers;
  if (typeof headers !== 'object' || (headers as unknown) === null)
    throw new TypeError(
      'The request has no headers. Give the Request or IncomingMessage itself, such as c.req.raw of Hono.',
    );
  // Recognised by its method: a framework may have its own `Headers` class.
  const value: unknown =
    ('get' in headers && typeof headers.get === 'function' ? headers.get(name) : undefined) ??
    (headers as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : '';
}
