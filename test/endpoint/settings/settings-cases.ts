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

export const withProvider = (change: object): object => ({ ...good, providers: [{ ...custom, ...change }] });

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
    ['providers[0].type: is no known provider. Choose one of docs/providers.md, or give id and issuer'],
  ],
  [
    'a type that every object has',
    { ...good, providers: [{ type: 'constructor' }] },
    ['providers[0].type: is no known provider. Choose one of docs/providers.md, or give id and issuer'],
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
    'a session of no length',
    { ...good, session: { idle: 5, absolute: 61.5 } },
    ['session.idle: must be 60 or more', 'session.absolute: must be whole seconds'],
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
  // `session.auths` would have it before anybody signs in.
  [
    'the id constructor',
    withProvider({ id: 'constructor' }),
    ['providers[0].id: is the name of a property that every object has. Choose another'],
  ],
  ...['Acme', '1acme', 'ac me', 'acmé', '../x', 'a'.repeat(33)].map((id): [string, unknown, string[]] => [
    `the id ${JSON.stringify(id).slice(0, 12)}`,
    withProvider({ id }),
    ['providers[0].id: must be lower case letters, digits and "-", at most 32'],
  ]),
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
      'completePages.default: must be a path or an address under baseUrl, such as /signed-in.html',
    ],
  ],
];
