import { good, withProvider } from './settings-cases.js';

/** What is refused of the client, of the proxy, of tokens, and of what is remembered. */
export const refusedOfTokens: [string, unknown, string[]][] = [
  [
    'a client id that was not replaced',
    withProvider({ clientId: '…' }),
    [
      'providers[0].clientId: has a character no client id may have. Copy it from the page where your app is registered with the provider',
    ],
  ],
  [
    'parameters of pages that are standard, or no names',
    withProvider({ pageParams: ['hd', 'state', 'Prompt', 'a b', 1] }),
    [
      'providers[0].pageParams[1]: is a standard parameter, which no page may set. Remove it: login() has options for what a page may choose',
      'providers[0].pageParams[2]: is a standard parameter, which no page may set. Remove it: login() has options for what a page may choose',
      'providers[0].pageParams[3]: is no name of a parameter. Use letters, digits, "_", "." and "-", such as client_key',
      'providers[0].pageParams[4]: must be text',
    ],
  ],
  [
    'parameters of pages that are no list',
    withProvider({ pageParams: 'hd', id: 'one' }),
    ['providers[0].pageParams: must be a list of names'],
  ],
  [
    'more parameters of pages than sixteen',
    withProvider({ pageParams: Array.from({ length: 17 }, (_, index) => `p${index}`) }),
    ['providers[0].pageParams: has more than 16 names. List what pages use, no more'],
  ],
  [
    'a proxy that would reach nothing',
    withProvider({ tokens: 'proxy' }),
    [
      'providers[0].apiBases: is missing: the proxy would reach nothing. List the URLs that pages may call, such as https://api.example.com',
    ],
  ],
  [
    'a proxy that reaches too far',
    withProvider({
      tokens: 'proxy',
      apiBases: ['http://api.example', 'https://api.example?x', 'api.example', 'https://u@api.example'],
      apiHeaders: ['Cookie', 'x-fine', 'a b', 'X-OAuth-Base'],
    }),
    [
      'providers[0].apiBases[0]: must be https (http only on loopback)',
      'providers[0].apiBases[1]: must have no query',
      'providers[0].apiBases[2]: must be an absolute URL',
      'providers[0].apiBases[3]: must have no user name, password or fragment',
      'providers[0].apiHeaders[0]: is a header that is never passed on. Remove it',
      'providers[0].apiHeaders[2]: is no name of a header. Use letters, digits and "-", such as x-api-key',
      'providers[0].apiHeaders[3]: is a header that is never passed on. Remove it',
    ],
  ],
  [
    'tokens for somebody unknown',
    withProvider({ tokens: 'everybody' }),
    ['providers[0].tokens: must be "server", "proxy" or "page"'],
  ],
  [
    'parameters as a list',
    withProvider({ authorizationParams: ['x'], accountParams: { state: 'x' } }),
    [
      'providers[0].authorizationParams: must be an object',
      'providers[0].accountParams: may not set a standard parameter. Remove it: the endpoint sets it',
    ],
  ],
  [
    'a way back from the provider’s sign-out that leads elsewhere',
    withProvider({ postLogoutRedirectUrl: 'https://other.example/' }),
    ['providers[0].postLogoutRedirectUrl: must be under baseUrl'],
  ],
  [
    'a memory longer than a cookie’s',
    { ...good, session: { remember: 401 * 24 * 3600 }, savedTokens: 'yes' },
    ['savedTokens: must be true or false', 'session.remember: must be 400 days or less'],
  ],
];
