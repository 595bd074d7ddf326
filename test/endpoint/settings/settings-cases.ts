import { GitHubOAuthProvider, OAuthProvider } from '../../../src/endpoint/index.js';

export const hidden = 'a-value-that-must-never-be-printed';
const secret = `${hidden}-of-enough-characters`;
export const client = { clientId: 'id', clientSecret: hidden };
export const github = { type: 'github', ...client };
export const custom = {
  id: 'acme',
  clientId: 'id',
  clientSecret: hidden,
  authorizationEndpoint: 'https://acme.example/authorize',
  tokenEndpoint: 'https://acme.example/token',
};
export const good = { secret, baseUrl: 'https://app.example', providers: [github] };

export const withProvider = (change: object): unknown => ({ ...good, providers: [{ ...custom, ...change }] });

export const accepted: [string, unknown][] = [
  ['plain objects', good],
  ['instances', { ...good, providers: [new GitHubOAuthProvider(client), new OAuthProvider(custom)] }],
  [
    'an issuer alone',
    withProvider({
      authorizationEndpoint: undefined,
      tokenEndpoint: undefined,
      issuer: 'https://id.example',
    }),
  ],
  [
    'http on loopback',
    { ...good, baseUrl: 'http://localhost:8550', providers: [{ ...custom, issuer: 'http://127.0.0.1:1' }] },
  ],
  ['the same type twice with different ids', { ...good, providers: [github, { ...github, id: 'ghe' }] }],
  [
    'GitHub beside others, at addresses of their own',
    { ...good, providers: [github, custom, { ...custom, id: 'other' }] },
  ],
  [
    'a shared redirect URL of providers that send iss',
    {
      ...good,
      providers: ['one', 'two'].map((id) => ({
        ...custom,
        ...{ id, issuer: `https://${id}.example`, sendsIssuer: true },
        redirectUrl: 'https://app.example/back',
      })),
    },
  ],
  [
    'Google at the address of another that sends iss',
    {
      ...good,
      providers: [
        { type: 'google', ...client, redirectUrl: 'https://app.example/back' },
        {
          ...custom,
          issuer: 'https://acme.example',
          sendsIssuer: true,
          redirectUrl: 'https://app.example/back',
        },
      ],
    },
  ],
  ['a list of secrets', { ...good, secret: [secret, `${secret}2`] }],
  ['a public client', withProvider({ clientSecret: undefined, clientAuth: 'none' })],
  ['lifetimes', { ...good, session: { idle: 60, absolute: 60 } }],
  ['completion pages', { ...good, completePages: { default: '/done', other: 'https://app.example/x?y#z' } }],
  [
    'a redirect URL under the base',
    withProvider({ redirectUrl: 'https://app.example/api/oauth/redirect/acme' }),
  ],
];

export const refused: [string, unknown, string[]][] = [
  ['nothing', undefined, ['settings: is missing. Give an object with secret, baseUrl and providers']],
  ['null', null, ['settings: must be an object']],
  ['text', hidden, ['settings: must be an object']],
  [
    'an empty object',
    {},
    [
      'secret: is missing. Make one: openssl rand -base64 48',
      'baseUrl: is missing. Set it to the address that people open, such as https://example.com',
      'providers: is missing. List at least one, such as { type: "github", clientId: "…", clientSecret: "…" }',
    ],
  ],
  [
    'a short secret',
    { ...good, secret: hidden.slice(0, 31) },
    ['secret: must be 32 characters or more. Make one: openssl rand -base64 48'],
  ],
  [
    'an empty list of secrets',
    { ...good, secret: [] },
    ['secret: is empty. Make one: openssl rand -base64 48'],
  ],
  [
    'a short secret among long ones',
    { ...good, secret: [secret, 'short'] },
    ['secret[1]: must be 32 characters or more. Make one: openssl rand -base64 48'],
  ],
  [
    'no provider',
    { ...good, providers: [] },
    ['providers: is empty. List at least one, such as { type: "github", clientId: "…", clientSecret: "…" }'],
  ],
  [
    'a provider that is none',
    { ...good, providers: [null, hidden] },
    ['providers[0]: must be a provider or its settings', 'providers[1]: must be a provider or its settings'],
  ],
  [
    'an unknown type',
    { ...good, providers: [{ type: hidden }] },
    ['providers[0].type: must be one of github, google, azure, microsoft, auth0'],
  ],
  [
    'a type that every object has',
    { ...good, providers: [{ type: 'constructor' }] },
    ['providers[0].type: must be one of github, google, azure, microsoft, auth0'],
  ],
  [
    'a missing client',
    { ...good, providers: [{ type: 'github' }] },
    [
      'providers[0].clientId: is missing. Copy it from the page where your app is registered with the provider',
      'providers[0].clientSecret: is missing. Copy it from the page where your app is registered with the provider',
    ],
  ],
  [
    'an empty client secret',
    withProvider({ clientSecret: '' }),
    [
      'providers[0].clientSecret: is empty. Copy it from the page where your app is registered with the provider',
    ],
  ],
  [
    'neither issuer nor endpoints',
    withProvider({ tokenEndpoint: undefined }),
    [
      'providers[0].issuer: is missing (or give authorizationEndpoint and tokenEndpoint). Set it to the URL by which the provider names itself, such as https://id.example.com',
    ],
  ],
  [
    'an id twice',
    { ...good, providers: [custom, custom] },
    ['providers[1].id: is used twice. Give each one of its own'],
  ],
  ['a base URL that is none', { ...good, baseUrl: hidden }, ['baseUrl: must be an absolute URL']],
  [
    'a base URL in the clear',
    { ...good, baseUrl: 'http://app.example' },
    ['baseUrl: must be https (http only on loopback)'],
  ],
  [
    'a base URL that only looks like loopback',
    { ...good, baseUrl: 'http://localhost.evil.example' },
    ['baseUrl: must be https (http only on loopback)'],
  ],
  [
    'a base URL with a query',
    { ...good, baseUrl: 'https://app.example/?a=b' },
    ['baseUrl: must have no query'],
  ],
  [
    'a base URL with a password',
    { ...good, baseUrl: `https://me:${hidden}@app.example` },
    ['baseUrl: must have no user name, password or fragment'],
  ],
  [
    'an unknown scheme',
    { ...good, baseUrl: 'ftp://app.example' },
    ['baseUrl: must be https (http only on loopback)'],
  ],
  ['an unknown key', { ...good, sercet: hidden }, ['sercet: is not a setting. Did you mean secret?']],
  [
    'an unknown key of a provider',
    withProvider({ cleintSecret: hidden }),
    ['providers[0].cleintSecret: is not a setting. Did you mean clientSecret?'],
  ],
  [
    'a scope with a space',
    withProvider({ scopes: ['a b'] }),
    [
      'providers[0].scopes[0]: has a character no scope may have. List each scope by itself, such as ["openid", "email"]',
    ],
  ],
  ['scopes in one text', withProvider({ scopes: 'a b' }), ['providers[0].scopes: must be a list of scopes']],
  [
    'a client authentication that is none',
    withProvider({ clientAuth: 'mtls' }),
    ['providers[0].clientAuth: must be "client_secret_post", "client_secret_basic" or "none"'],
  ],
  [
    'a word for yes',
    withProvider({ refusesWebviews: 'yes' }),
    ['providers[0].refusesWebviews: must be true or false'],
  ],
  ['a function that is none', withProvider({ userFn: 'x' }), ['providers[0].userFn: must be a function']],
  [
    'a standard parameter',
    withProvider({ authorizationParams: { state: 'x' } }),
    ['providers[0].authorizationParams: may not set a standard parameter. Remove it: the endpoint sets it'],
  ],
  [
    'a redirect URL elsewhere',
    withProvider({ redirectUrl: 'https://other.example/x' }),
    ['providers[0].redirectUrl: must be under baseUrl'],
  ],
  [
    'a redirect URL of a look-alike',
    withProvider({ redirectUrl: 'https://app.example.evil/x' }),
    ['providers[0].redirectUrl: must be under baseUrl'],
  ],
  [
    'a session of no length',
    { ...good, session: { idle: 5, absolute: 61.5 } },
    ['session.idle: must be 60 or more', 'session.absolute: must be whole seconds'],
  ],
  [
    'a completion page elsewhere',
    { ...good, completePages: { default: 'https://evil.example/' } },
    ['completePages.default: must be a path or an address under baseUrl'],
  ],
  ...[
    'login',
    'redirect',
    'session',
    'token',
    'proxy',
    'device',
    'poll',
    'providers',
    'logout',
    'redeem',
    'save',
    'restore',
  ].map((id): [string, unknown, string[]] => [
    `the reserved id ${id}`,
    withProvider({ id }),
    ['providers[0].id: is the name of a route. Choose another'],
  ]),
  ...['Acme', '1acme', 'ac me', 'acmé', '../x', 'a'.repeat(33)].map((id): [string, unknown, string[]] => [
    `the id ${JSON.stringify(id).slice(0, 12)}`,
    withProvider({ id }),
    ['providers[0].id: must be lower case letters, digits and "-", at most 32'],
  ]),
  ...['issuer', 'authorizationEndpoint', 'tokenEndpoint', 'userEndpoint', 'jwksUri', 'redirectUrl'].map(
    (name): [string, unknown, string[]] => [
      `${name} in the clear`,
      withProvider({ [name]: 'http://acme.example/x' }),
      [`providers[0].${name}: must be https (http only on loopback)`],
    ],
  ),
  // The addresses of a built-in are settings like any other: the token goes there, too.
  [
    'GitHub’s emailsEndpoint in the clear',
    { ...good, providers: [{ ...github, emailsEndpoint: 'http://ghe.example/emails' }] },
    ['providers[0].emailsEndpoint: must be https (http only on loopback)'],
  ],
  [
    'GitHub’s emailsEndpoint that is none',
    { ...good, providers: [new GitHubOAuthProvider({ ...client, emailsEndpoint: 'emails' })] },
    ['providers[0].emailsEndpoint: must be an absolute URL'],
  ],
  // Only the address that it resolves to counts.
  [
    'a redirect URL that climbs out of the base',
    {
      ...good,
      baseUrl: 'https://app.example/shop',
      providers: [{ ...custom, redirectUrl: 'https://app.example/shop/../other' }],
    },
    ['providers[0].redirectUrl: must be under baseUrl'],
  ],
  // S1: the two redirect_uri must be identical to the letter, which the library does not do for a query.
  [
    'a redirect URL with a query',
    withProvider({ redirectUrl: 'https://app.example/x?tenant=1' }),
    ['providers[0].redirectUrl: must have no query'],
  ],
  [
    'a redirect URL at the address of another route',
    withProvider({ redirectUrl: 'https://app.example/api/oauth/session' }),
    ['providers[0].redirectUrl: is the address of another route. Choose another path, or leave it out'],
  ],
  [
    'keys without the issuer that ID tokens name',
    withProvider({ jwksUri: 'https://acme.example/keys' }),
    [
      'providers[0].issuer: is missing: ID tokens that are checked with the keys of jwksUri name it. Set it to the URL by which the provider names itself, such as https://id.example.com',
    ],
  ],
  [
    'an issuer that is sent but not said',
    withProvider({ sendsIssuer: true }),
    [
      'providers[0].issuer: is missing, or not one alone: with sendsIssuer, iss is compared with it. Set it to the URL by which the provider names itself, such as https://id.example.com',
    ],
  ],
  [
    'a word for yes where iss is sent',
    withProvider({ sendsIssuer: 'yes', issuer: 'https://acme.example' }),
    ['providers[0].sendsIssuer: must be true, false or "when-shared"'],
  ],
  // GitHub would send the code of its own people to any address below the registered one.
  [
    'another provider’s address below GitHub’s',
    {
      ...good,
      providers: [{ ...github, redirectUrl: 'https://app.example/api/oauth/redirect' }, custom],
    },
    [
      'providers[0].redirectUrl: must not be above that of "acme": GitHub accepts any address below the registered one. Leave it out, or give this provider a path of its own',
    ],
  ],
  ...['https://app.example/api/oauth/redirect/', 'https://app.example/'].map(
    (redirectUrl): [string, unknown, string[]] => [
      `another provider’s address below GitHub’s ${redirectUrl}, which ends with a slash`,
      { ...good, providers: [{ ...github, redirectUrl }, custom] },
      [
        'providers[0].redirectUrl: must not be above that of "acme": GitHub accepts any address below the registered one. Leave it out, or give this provider a path of its own',
      ],
    ],
  ),
  // Behind a proxy that moves everything, two addresses may arrive as one.
  ...[
    ['/auth', 'https://app.example/auth/redirect/acme'],
    ['/', 'https://app.example/redirect/acme'],
  ].map(([basePath, redirectUrl]): [string, unknown, string[]] => [
    `a redirect URL that arrives where another provider’s does below ${basePath}`,
    { ...good, basePath, providers: [custom, { ...custom, id: 'other', redirectUrl }] },
    [
      'providers[0].redirectUrl: is that of "other" too: give each its own, or set sendsIssuer: true of each that sends iss (RFC 9207)',
      'providers[1].redirectUrl: is that of "acme" too: give each its own, or set sendsIssuer: true of each that sends iss (RFC 9207)',
    ],
  ]),
  [
    'a redirect URL that arrives at another route',
    {
      ...good,
      basePath: '/auth',
      providers: [{ ...custom, redirectUrl: 'https://app.example/auth/logout' }],
    },
    ['providers[0].redirectUrl: is the address of another route. Choose another path, or leave it out'],
  ],
  [
    'two unknown keys',
    { ...good, first: hidden, second: hidden },
    ['first: is not a setting. Remove it', 'second: is not a setting. Remove it'],
  ],
  [
    'everything wrong at once',
    {
      secret: 'short',
      baseUrl: 'https://app.example',
      providers: [
        { ...custom, redirectUrl: 'https://other.example/x' },
        { ...custom, clientSecret: undefined },
        {
          type: 'github',
          clientId: 'id',
          clientSecret: hidden,
          redirectUrl: 'https://other.example/x',
          scopes: ['a b'],
        },
      ],
      completePages: { default: 'https://evil.example/' },
    },
    [
      'secret: must be 32 characters or more. Make one: openssl rand -base64 48',
      'providers[0].redirectUrl: must be under baseUrl',
      'providers[1].id: is used twice. Give each one of its own',
      'providers[1].clientSecret: is missing. Copy it from the page where your app is registered with the provider',
      'providers[2].scopes[0]: has a character no scope may have. List each scope by itself, such as ["openid", "email"]',
      'providers[2].redirectUrl: must be under baseUrl',
      'completePages.default: must be a path or an address under baseUrl',
    ],
  ],
];
