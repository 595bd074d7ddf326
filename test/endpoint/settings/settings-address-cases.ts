import { GitHubOAuthProvider } from '../../../src/endpoint/index.js';
import { client, custom, github, good, hidden, withProvider } from './settings-cases.js';

/** Addresses that may not be given: in the clear, elsewhere, or another's; and issuers, which are addresses, too. */
export const refusedAddresses: [string, unknown, string[]][] = [
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
    'a base URL without its scheme',
    { ...good, baseUrl: 'localhost:3000' },
    ['baseUrl: must begin with https:// (http:// only on loopback)'],
  ],
  [
    'an unknown scheme',
    { ...good, baseUrl: 'ftp://app.example' },
    ['baseUrl: must be https (http only on loopback)'],
  ],
  ...['/api/oauth', '/api/oauth/', '/shop/api/oauth', '/api/oauth/redirect/github'].map(
    (path): [string, unknown, string[]] => [
      `a base URL that ends in the endpoint's path: ${path}`,
      { ...good, baseUrl: `https://app.example${path}` },
      ['baseUrl: must be the address of the site, without /api/oauth'],
    ],
  ),
  [
    'paths where whole addresses are wanted',
    withProvider({ redirectUrl: '/back', postLogoutRedirectUrl: 'bye.html' }),
    [
      'providers[0].redirectUrl: must be an absolute URL under baseUrl, such as https://example.com/signed-in',
      'providers[0].postLogoutRedirectUrl: must be an absolute URL under baseUrl, such as https://example.com/signed-in',
    ],
  ],
  [
    'paths that begin with no slash',
    { ...good, basePath: 'api/oauth', completePages: { default: 'signed-in.html', other: './x' } },
    [
      'basePath: must begin with /, such as /api/oauth',
      'completePages.default: must begin with /, such as /signed-in.html',
      'completePages.other: must begin with /, such as /signed-in.html',
    ],
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
    'a redirect URL at which a provider’s logout tokens arrive',
    withProvider({ redirectUrl: 'https://app.example/api/oauth/backchannel-logout/acme' }),
    ['providers[0].redirectUrl: is the address of another route. Choose another path, or leave it out'],
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
    'a completion page elsewhere',
    { ...good, completePages: { default: 'https://evil.example/' } },
    ['completePages.default: must be a path or an address under baseUrl, such as /signed-in.html'],
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
];
