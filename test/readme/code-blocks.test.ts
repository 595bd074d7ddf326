import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { describe, test } from 'node:test';
import * as rendering from '../../components/server-rendering/index.js';
import { createOAuthEndpoint } from '../../src/endpoint/index.js';
import { against } from '../adapters/serve.js';
import { codeBlocks, codeUnder, documentPaths, readDocument } from '../support/documents.js';
import { label, openSite } from '../support/site.js';
import { byRequest, sendTo } from '../support/transports.js';
import { runModule } from './run-snippet.js';

/** Their recipes are run by `npm run stacks`, with the packages that they need. */
const byStacks = ['docs/behind-a-proxy.md', 'docs/frameworks.md', 'docs/servers.md'];

/** Each by a test here, by `issuers.test.ts`, by `test/meta/snippets.test.ts`, which also type-checks them, or in a browser. */
const runHere = [
  'README.md: Express',
  'README.md: A single-page app',
  'README.md: A single-page app',
  'README.md: A single-page app',
  'docs/completion-pages.md: Completion pages',
  'docs/completion-pages.md: Your site on the built-in pages',
  'docs/elements.md: Events',
  'docs/errors.md: Errors',
  'docs/errors.md: Errors',
  'docs/languages.md: Change a word, or add a language',
  'docs/languages.md: Change a word, or add a language',
  'docs/other-origins.md: Sites of another origin',
  'docs/other-origins.md: Native apps',
  'docs/other-origins.md: Native apps',
  'docs/providers.md: A settings file',
  'docs/providers.md: Any other provider',
  'docs/providers.md: Any other provider',
  'docs/providers.md: Any other provider',
  'docs/providers.md: A provider of your own, for tests',
  'docs/providers.md: A provider of your own, for tests',
  'docs/providers.md: A provider of your own, for tests',
  'docs/server-rendered.md: Rendered on the server',
  'docs/sessions.md: On your server',
  'docs/sessions.md: On your server',
  'docs/sessions.md: Your own users',
  'docs/sessions.md: Roles',
  'docs/sessions.md: Refuse people, and keep an audit log',
  'docs/sessions.md: In the page',
  'docs/sessions.md: Remember me',
  'docs/sessions.md: In your own database',
  'docs/sessions.md: Verify again',
  'docs/sessions.md: Verify again',
];

const own = documentPaths.filter((path) => !byStacks.includes(path));

describe('the documentation’s code', () => {
  test('is run block by block: no other language, no other block', () => {
    const blocks = own.flatMap((path) =>
      codeBlocks(['js'], readDocument(path)).map(({ heading }) => `${path}: ${heading}`),
    );
    assert.deepEqual(blocks, runHere);
    const languages = own.flatMap((path) =>
      [...readDocument(path).matchAll(/^```(\w+)$/gm)].map(([, language = '']) => language),
    );
    // The style sheets are applied by test/stacks/themes.stack.ts; nginx runs in test/stores/cluster.test.ts; the JSON is the settings
    // of an editor, which test/meta/editor-hints.test.ts reads.
    assert.deepEqual(new Set(languages), new Set(['sh', 'html', 'json', 'js', 'css', 'nginx']));
  });

  test('shows its completion page for a success and for a failure, and the site’s own by default', async () => {
    const [completion = ''] = codeUnder('docs/completion-pages.md', 'Completion pages');
    const { completePages } = await runModule(completion, {}, {}, ['completePages']);
    const site = await openSite(byRequest, { settings: { completePages: completePages as never } });
    try {
      const shown = async (response: Response): Promise<string[]> => {
        assert.equal(response.headers.get('content-security-policy')?.includes("default-src 'none'"), true);
        const text = await response.text();
        return ['<title>Stub</title>', '>Welcome!<', '>Sign-in was cancelled at', '>You can close'].filter(
          (part) => text.includes(part),
        );
      };
      const success = await site.login('?mode=popup&complete_page=plain');
      assert.deepEqual(await shown(success), ['<title>Stub</title>', '>Welcome!<', '>You can close']);
      const state = new URL(await site.begin('?mode=popup&complete_page=plain')).searchParams.get('state');
      const refused = `${site.url}${site.base}/redirect/stub?error=access_denied&state=${state}`;
      assert.equal((await shown(await site.back(refused))).includes('>Sign-in was cancelled at'), true);
      const own = await site.login('?mode=popup');
      assert.match(own.headers.get('location') ?? '', /^http:\/\/localhost:8550\/signed-in\.html#flow=/);
    } finally {
      await site.close();
    }
  });

  test('renders elements on the server, for a page in French, in the colours and under the names of the settings', async () => {
    const [code = ''] = codeUnder('docs/server-rendered.md', 'Rendered on the server');
    const client = { clientId: 'client', clientSecret: 'a secret of a client' };
    const endpoint = createOAuthEndpoint({
      secret: 'a secret of more than 32 characters',
      baseUrl: 'https://example.com',
      site: { name: 'The Shop' },
      providers: [
        { type: 'github', color: '#b91c1c', ...client },
        { type: 'google', name: 'Acme Works', color: '#15803d', ...client },
      ],
    });
    const { badge, button, panel } = await runModule(
      code,
      { 'oauth-elements/render': rendering },
      { endpoint, request: new Request('https://example.com/account') },
      ['badge', 'button', 'panel'],
    );
    const [red, green] = ['--_fill:#b91c1c', '--_fill:#15803d'];
    for (const [html, ...parts] of [
      [badge, 'Se connecter avec GitHub', red],
      [button, 'Continuer avec Acme Works', green],
      [panel, 'The Shop', 'Se connecter avec GitHub', 'Se connecter avec Acme Works', red, green],
    ]) {
      assert.match(String(html), /<template shadowrootmode="open"[^>]*><style nonce="cmFuZG9t"/);
      for (const one of parts) assert.ok(String(html).includes(String(one)), String(one));
    }
  });

  test('asks on the server for an authentication of the last five minutes', async () => {
    const [, code = ''] = codeUnder('docs/sessions.md', 'Verify again');
    const now = Date.now() / 1000;
    for (const [authorization, refusals] of [
      [{ authTime: now - 290 }, []],
      [{ authTime: now - 310 }, [403]],
      [{ authTime: null }, [403]],
      [null, [403]],
    ] as const) {
      const statuses: number[] = [];
      const res = { writeHead: (status: number) => ({ end: () => statuses.push(status) }) };
      const endpoint = { authorization: () => Promise.resolve(authorization) };
      await runModule(code, {}, { endpoint, req: {}, res }, []);
      assert.deepEqual(statuses, refusals);
    }
  });

  test('hands the operator’s log to a logger, by its levels', async () => {
    const [, code = ''] = codeUnder('docs/errors.md', 'Errors');
    const told: unknown[] = [];
    const logger = Object.fromEntries(
      ['info', 'warn', 'error'].map((level) => [level, (entry: object) => told.push([level, entry])]),
    );
    const endpoint = {
      createOAuthEndpoint: (settings: object) => settings,
      GitHubOAuthProvider: Object,
    };
    const modules = { 'oauth-elements/endpoint': endpoint };
    const { logged } = await runModule(code, modules, { console: logger, process }, ['logged']);
    const { log } = logged as { log: (entry: object) => void };
    for (const level of ['info', 'warning', 'error']) log({ level, code: 'x', message: 'm', cure: 'c' });
    const entry = { code: 'x', message: 'm', cure: 'c' };
    assert.deepEqual(told, [
      ['info', entry],
      ['warn', entry],
      ['error', entry],
    ]);
  });

  test('lists a site of another origin, whose pages may begin a login and nobody else’s', async () => {
    const [otherOrigin = ''] = codeUnder('docs/other-origins.md', 'Sites of another origin');
    const { clients } = await runModule(otherOrigin, {}, {}, ['clients']);
    const site = await openSite(byRequest, {
      url: 'https://example.com',
      settings: { clients: clients as never },
    });
    try {
      for (const [origin, status] of [
        ['https://docs.example.com', 200],
        ['https://docs.example.com.evil', 403],
      ] as const) {
        const query = new URLSearchParams({
          ...{ client: 'docs', origin, flow: label, mode: 'popup' },
          challenge: 'c'.repeat(43),
        });
        const answer = await site.browser.visit(`${site.base}/login/stub?${query}`);
        assert.equal(answer.status, status, origin);
        assert.equal((await answer.text()).includes('Sign in to docs.example.com with '), status === 200);
      }
    } finally {
      await site.close();
    }
  });

  for (const [title, age, refreshes] of [
    ['calls the API with the token of who asks', 60_000, 0],
    ['calls the API with a token that was refreshed, and hands its cookies on', 3_600_000, 1],
  ] as const) {
    test(title, async () => {
      const site = await openSite(byRequest, { stub: { id: 'github' } });
      const calls: unknown[] = [];
      const callApi = (...call: unknown[]): Promise<Response> => {
        calls.push(call);
        return Promise.resolve(new Response('[]'));
      };
      try {
        await site.login('?mode=popup', 'github');
        site.now += age;
        const [code = ''] = codeUnder('docs/sessions.md', 'On your server');
        const { endpoint, browser } = site;
        const listener: RequestListener = (req, res) => {
          const scope = { endpoint, req, res, fetch: callApi, console: { log: () => undefined } };
          void runModule(code, {}, scope, []).then(
            () => res.end('done'),
            (error: unknown) => res.end(String(error)),
          );
        };
        await against(listener, async ({ port }) => {
          const answer = await sendTo(port, { target: '/', headers: { cookie: browser.cookieHeader } });
          assert.equal(await answer.text(), 'done');
          const authorization = `Bearer ${site.stub.made('access').at(-1)}`;
          assert.deepEqual(calls, [['https://api.github.com/user/repos', { headers: { authorization } }]]);
          assert.equal(site.stub.refreshes.length, refreshes);
          browser.take(answer.headers.getSetCookie());
        });
        // Another server remembers nothing: what it says is in the cookies.
        const other = await openSite(byRequest, { stub: { id: 'github' }, providersOf: site });
        const held = await other.authorization('github', browser);
        assert.equal(held?.token.accessToken, site.stub.made('access').at(-1));
      } finally {
        await site.close();
      }
    });
  }
});
