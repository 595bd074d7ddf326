import { good, hidden } from './settings-cases.js';

const docs = { id: 'docs', origins: ['https://docs.example'], returnUrls: ['https://docs.example/return'] };
const desktop = { id: 'desktop', type: 'native', returnUrls: ['http://127.0.0.1/callback'] };

const withClients = (...clients: unknown[]): unknown => ({ ...good, clients });

const notExact = 'must be an origin, such as https://docs.example.com';
const inTheClear = 'must be https (http only on loopback)';
const decorated = 'must have no user name, password or fragment';
const strange = 'must be written as browsers write it';
const scheme = 'must be of a scheme with a "." in it, https, or http on loopback';

/** Clients of other origins that are taken. */
export const acceptedClients: [string, unknown][] = [
  ['a site and an app', withClients(docs, desktop)],
  [
    'sites on loopback, at any port',
    withClients({
      id: 'a.b-c_D',
      type: 'web',
      origins: ['http://localhost:8000', 'http://127.0.0.1:8001', 'http://[::1]'],
      returnUrls: ['http://localhost:8000/', 'http://127.0.0.1:8001/a?b', 'http://[::1]/'],
    }),
  ],
  [
    'apps with a web view and a scheme of their own',
    withClients({
      ...desktop,
      origins: ['capacitor://localhost', 'tauri://localhost', 'https://localhost', 'http://localhost'],
      returnUrls: ['com.example.app:/callback', 'com.example.app://host/x?y', 'https://docs.example/app'],
    }),
  ],
];

const wrongOrigins: [string, string][] = [
  ['https://docs.example/', notExact],
  ['https://docs.example/path', notExact],
  ['https://DOCS.example', notExact],
  ['HTTPS://docs.example', notExact],
  ['https://docs.example:443', notExact],
  ['https://docs.example?a', notExact],
  ['https://docs.example#a', notExact],
  ['https://user@docs.example', notExact],
  ['https://m\u00fcnchen.example', notExact],
  [' https://docs.example', notExact],
  ['docs.example', notExact],
  ['//docs.example', notExact],
  ['null', notExact],
  ['file://', notExact],
  ['javascript:alert(1)', notExact],
  ['data:text/html,x', notExact],
  ['blob:https://docs.example', notExact],
  ['capacitor://localhost', notExact],
  ['http://docs.example', inTheClear],
  ['http://localhost.evil.example', inTheClear],
];

const wrongReturns: [string, string][] = [
  ['https://docs.example/return#', decorated],
  ['https://docs.example/return#a', decorated],
  ['https://user@docs.example/return', decorated],
  ['https://user:word@docs.example/return', decorated],
  ['https://docs.example', strange],
  ['https://DOCS.example/return', strange],
  ['https://docs.example:443/return', strange],
  ['https://docs.example/a/../return', strange],
  ['https:\\\\docs.example\\return', strange],
  ['https://docs.example/ret urn', strange],
  ['https://docs.example/return\n', strange],
  ['/return', 'must be an absolute URL'],
  ['//docs.example/return', 'must be an absolute URL'],
  ['https://docs.example.evil/return', 'must be below one of origins'],
  ['https://docs.example:8443/return', 'must be below one of origins'],
  ['http://docs.example/return', 'must be below one of origins'],
  ['https://evil.example/https://docs.example/return', 'must be below one of origins'],
  ['com.example.app:/callback', 'must be below one of origins'],
  ['javascript:alert(1)', 'must be below one of origins'],
  ['data:text/html,x', 'must be below one of origins'],
  ['blob:https://docs.example/x', 'must be below one of origins'],
];

const wrongAppUrls: [string, string][] = [
  ['callback', 'must be an absolute URL'],
  ['http://127.0.0.1/callback#', decorated],
  ['http://user@127.0.0.1/callback', decorated],
  ['com.example.app:/callback#a', decorated],
  ['com.example.app://user@host/callback', decorated],
  [' com.example.app:/callback', strange],
  ['com.example.app:/call\nback', strange],
  ['http://127.0.0.1/call back', strange],
  ['com.example.app:/\u738b', strange],
  ['myapp:/callback', scheme],
  ['javascript:alert(1)', scheme],
  ['vbscript:x', scheme],
  ['data:text/html,x', scheme],
  ['file:///etc/passwd', scheme],
  ['about:blank', scheme],
  ['blob:https://docs.example/x', scheme],
  ['.app:/callback', 'must be an absolute URL'],
  ['com.:/callback', scheme],
  ['http://docs.example/callback', scheme],
  ['http://192.168.0.1/callback', scheme],
  ['http://127.0.0.1.evil.example/callback', scheme],
  ['ws://127.0.0.1/callback', scheme],
];

const [first, base] = ['clients[0]', 'clients[1]'];

/** What is refused of clients. */
export const refusedClients: [string, unknown, string[]][] = [
  ['clients that are no list', { ...good, clients: { docs } }, ['clients: must be a list']],
  [
    'clients that are none',
    withClients(null, hidden, []),
    [`${first}: must be an object`, `${base}: must be an object`, 'clients[2]: must be an object'],
  ],
  [
    'a client that says nothing',
    withClients({}),
    [
      `${first}.id: is missing. Give one, such as docs`,
      `${first}.origins: is empty. List at least one, such as https://docs.example.com`,
      `${first}.returnUrls: is missing. List one below each origin, such as https://docs.example.com/oauth-return.html`,
    ],
  ],
  [
    'a client with a setting of nobody',
    withClients({ ...docs, secret: hidden }),
    [`${first}.secret: is not a setting. Remove it: those here are id, type, origins and returnUrls`],
  ],
  [
    'a client of a kind that nobody knows',
    withClients({ ...docs, type: hidden }),
    [`${first}.type: must be "web" or "native"`],
  ],
  ...['a b', 'a/b', '<b>', 'x'.repeat(65), '\u00fc', 'a~b'].map((id): [string, unknown, string[]] => [
    `the client id ${id.slice(0, 9)}`,
    withClients({ ...docs, id }),
    [`${first}.id: must be letters, digits, "_", "." and "-", at most 64`],
  ]),
  ...wrongOrigins.map(([origin, problem]): [string, unknown, string[]] => [
    `the origin ${JSON.stringify(origin)}`,
    withClients({ ...docs, origins: [...docs.origins, origin] }),
    [`${first}.origins[1]: ${problem}`],
  ]),
  [
    'a list of every origin',
    withClients({ ...docs, origins: ['*'], returnUrls: docs.returnUrls }),
    [`${first}.origins[0]: ${notExact}`, `${first}.returnUrls[0]: must be below one of origins`],
  ],
  [
    'origins as text',
    withClients({ ...docs, origins: 'https://docs.example' }),
    [`${first}.origins: must be a list of origins`, `${first}.returnUrls[0]: must be below one of origins`],
  ],
  [
    'the site’s own origin as a client’s',
    withClients({ id: 'own', origins: ['https://app.example'], returnUrls: ['https://app.example/'] }),
    [`${first}.origins[0]: is the origin of the site itself. Remove it: the site itself needs no entry`],
  ],
  [
    'one origin and one id of two clients',
    withClients(docs, docs),
    [
      `${base}.id: is used twice. Give each one of its own`,
      `${base}.origins[0]: is used twice. Give each one of its own`,
    ],
  ],
  [
    'an origin twice of one client',
    withClients({ ...docs, origins: [...docs.origins, ...docs.origins] }),
    [`${first}.origins[1]: is used twice. Give each one of its own`],
  ],
  [
    'no return address',
    withClients({ ...docs, returnUrls: [] }),
    [
      `${first}.returnUrls: is empty. List one below each origin, such as https://docs.example.com/oauth-return.html`,
      `${first}.returnUrls: has none below origins[0]. Add one, such as https://docs.example.com/oauth-return.html`,
    ],
  ],
  [
    'a second origin that nothing comes back to',
    withClients({ ...docs, origins: [...docs.origins, 'https://wiki.example'] }),
    [
      `${first}.returnUrls: has none below origins[1]. Add one, such as https://docs.example.com/oauth-return.html`,
    ],
  ],
  ...wrongReturns.map(([url, problem]): [string, unknown, string[]] => [
    `the return address ${JSON.stringify(url)}`,
    withClients({ ...docs, returnUrls: [...docs.returnUrls, url] }),
    [`${first}.returnUrls[1]: ${problem}`],
  ]),
  ...wrongAppUrls.map(([url, problem]): [string, unknown, string[]] => [
    `an app’s address ${JSON.stringify(url)}`,
    withClients({ ...desktop, returnUrls: [url] }),
    [`${first}.returnUrls[0]: ${problem}`],
  ]),
  ...['null', '*', 'capacitor://localhost/', 'tauri://', 'http://evil.example', 'about:blank'].map(
    (origin): [string, unknown, string[]] => [
      `an app’s origin ${origin}`,
      withClients({ ...desktop, origins: [origin] }),
      [`${first}.origins[0]: ${origin.startsWith('http:') ? inTheClear : notExact}`],
    ],
  ),
];
