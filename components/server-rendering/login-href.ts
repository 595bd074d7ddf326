/** What a login asks for. */
export interface LoginLinkOptions {
  /** The provider's id. */
  readonly provider: string;
  readonly scope?: readonly string[] | undefined;
  readonly groups?: boolean | undefined;
  readonly noUser?: boolean | undefined;
  readonly remember?: boolean | undefined;
  /** An address of this site that the login comes back to. Default: the page of the link, where `Referer` names it, else `/`. */
  readonly returnTo?: string | undefined;
  readonly completePage?: string | undefined;
  readonly intent?: 'sign-in' | 'sign-up' | 'continue' | undefined;
  readonly loginHint?: string | undefined;
  /** Seconds since the person authenticated at the provider, at most. */
  readonly maxAge?: number | undefined;
  /** Further parameters for the provider by name, as in the options of `session.login()`: the endpoint refuses those that no page may set. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
}

const schemeOf = (address: string): string | undefined => /^[\0- ]*([^/?#]*?):/.exec(address)?.[1];

/** A path of this origin, or an address of http or https. */
function checkEndpoint(endpoint: string): string {
  if (!/^(https?)?$/i.test(schemeOf(endpoint) ?? ''))
    throw new TypeError('The endpoint is no path, and no address of http or https.');
  return endpoint.replace(/\/+$/, '');
}

/**
 * The address by which a link signs in. What it says is what a button asks for, in the language of the button.
 * @throws {TypeError} where the endpoint's address is none of http or https.
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
  // Half of a surrogate pair has no encoding.
  const path = `${checkEndpoint(endpoint)}/login/${encodeURIComponent(provider.replace(/\p{Cs}/gu, '\ufffd'))}`;
  return query.length ? `${path}?${new URLSearchParams(query).toString()}` : path;
}
