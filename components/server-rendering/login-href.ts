/** The options of a login, as a link expresses them. */
export interface LoginLinkOptions {
  /** The provider's id. */
  readonly provider: string;
  readonly scope?: readonly string[] | undefined;
  readonly groups?: boolean | undefined;
  readonly noUser?: boolean | undefined;
  readonly remember?: boolean | undefined;
  /**
   * An address of this site that the login comes back to. Default: the page with the link, if the browser sends its `Referer`, else `/`.
   */
  readonly returnTo?: string | undefined;
  readonly completePage?: string | undefined;
  readonly intent?: 'sign-in' | 'sign-up' | 'continue' | undefined;
  readonly loginHint?: string | undefined;
  /** The most seconds since the person authenticated at the provider. */
  readonly maxAge?: number | undefined;
  /**
   * Further parameters for the provider by name, as in the options of `session.login()`. The endpoint refuses those that a page must not
   * set.
   */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
}

const schemeOf = (address: string): string | undefined => /^[\0- ]*([^/?#]*?):/.exec(address)?.[1];

/** Returns a path of this origin, or an address of http or https, without the slashes at its end. */
function checkEndpoint(endpoint: string): string {
  if (!/^(https?)?$/i.test(schemeOf(endpoint) ?? ''))
    throw new TypeError('The endpoint is no path, and no address of http or https.');
  return endpoint.replace(/\/+$/, '');
}

/**
 * The address of a link that signs in: it asks for what a button with these options asks for, in the same language.
 * @throws {TypeError} if the endpoint's address has another scheme than http or https.
 */
export function loginHref(
  options: LoginLinkOptions & {
    readonly endpoint?: string | undefined;
    readonly account?: boolean;
    readonly lang?: string | undefined;
  },
): string {
  const { provider, endpoint = '/api/oauth', maxAge } = options;
  const wishes = {
    return_to: options.returnTo,
    scope: options.scope?.join(' '),
    fetch_user: options.noUser && 'false',
    fetch_groups: options.groups && 'true',
    remember: options.remember && 'true',
    account: options.account && 'true',
    complete_page: options.completePage,
    intent: options.intent === 'sign-up' && 'sign-up',
    login_hint: options.loginHint,
    max_age: maxAge?.toString(),
  };
  const parameters = Object.entries({ ui_locales: options.lang ?? '', ...options.parameters }).map(
    ([name, value]): [string, string] => [`parameters.${name}`, value],
  );
  const query = [...Object.entries(wishes), ...parameters].filter(
    (wish): wish is [string, string] => !!wish[1],
  );
  // `encodeURIComponent` throws for half of a surrogate pair.
  const path = `${checkEndpoint(endpoint)}/login/${encodeURIComponent(provider.replace(/\p{Cs}/gu, '\ufffd'))}`;
  return query.length ? `${path}?${new URLSearchParams(query).toString()}` : path;
}
