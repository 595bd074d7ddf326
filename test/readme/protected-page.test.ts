import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, test } from 'node:test';
import { codeUnder } from '../support/documents.js';
import { openSite, type Site } from '../support/site.js';
import { byRequest, sendTo } from '../support/transports.js';
import { against } from '../adapters/serve.js';
import { runModule } from './run-snippet.js';

type Route = (req: IncomingMessage, res: object) => Promise<void>;

/** What Express adds to Node's answer, as far as the page uses it. */
function asExpress(response: ServerResponse): object {
  const more = {
    set: (name: string, value: string) => response.setHeader(name, value),
    send: (body: string) => response.end(body),
    redirect: (...[status, address]: [number, string] | [string, undefined?]) =>
      typeof status === 'number'
        ? response.writeHead(status, { location: address }).end()
        : response.writeHead(302, { location: status }).end(),
  };
  return Object.assign(response, more);
}

async function routesOf(site: Site): Promise<Map<string, Route>> {
  const routes = new Map<string, Route>();
  const app = {
    get: (path: string, route: Route) => routes.set(`GET ${path}`, route),
    post: (path: string, route: Route) => routes.set(`POST ${path}`, route),
  };
  const [, code = ''] = codeUnder('docs/sessions.md', 'On your server');
  await runModule(code, {}, { app, endpoint: site.endpoint }, []);
  return routes;
}

describe('the page for people who are signed in, as the documentation has it', () => {
  test('leads everybody else to the login and back to the page with its query, greets, and signs out by its form', async () => {
    const site = await openSite(byRequest, { stub: { id: 'github' } });
    try {
      const routes = await routesOf(site);
      await against(
        (req, res) => void routes.get(`${req.method} ${req.url?.replace(/\?.*/, '')}`)?.(req, asExpress(res)),
        async ({ port }) => {
          const send = (method: string, target: string) =>
            sendTo(port, {
              ...{ method, target },
              headers: { cookie: site.browser.cookieHeader, 'sec-fetch-site': 'same-origin' },
            });
          const page = '/account?year=2026&month=5';
          const sent = await send('GET', page);
          const login = sent.headers.get('location') ?? '';
          assert.equal(login, '/api/oauth/login/github?return_to=%2Faccount%3Fyear%3D2026%26month%3D5');
          const { headers } = await site.browser.visit(login);
          const back = await site.back(site.stub.approve(headers.get('location') ?? ''));
          assert.equal(back.headers.get('location'), `${site.url}${page}`);
          assert.match(await (await send('GET', page)).text(), /Welcome back.*action="\/sign-out"/);
          const out = await send('POST', '/sign-out');
          assert.deepEqual([out.status, out.headers.get('location')], [303, '/']);
          site.browser.take(out.headers.getSetCookie());
          assert.equal((await send('GET', '/account')).status, 302);
        },
      );
    } finally {
      await site.close();
    }
  });
});
