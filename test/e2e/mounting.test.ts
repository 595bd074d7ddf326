import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { createNodeFetch, toNodeListener } from '../../src/adapters/node.js';
import { createOAuthEndpoint } from '../../src/endpoint/index.js';
import { byEndpoints, startStubProvider, type StubProvider } from '../support/stub-provider.js';
import { secret } from '../support/site.js';

const passesEverythingOn = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => event.respondWith(fetch(event.request)));
`;

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

interface Opened {
  readonly url: string;
  readonly stub: StubProvider;
  close(): Promise<void>;
}

/** A site on localhost, and a provider's page on 127.0.0.1, which is another site: that answers at once, in one of two ways. */
async function openSite(answer: 'redirect' | 'post'): Promise<Opened> {
  const stub = await startStubProvider();
  const provider = createServer((request, response) => {
    // Browsers ask for an icon, too.
    if (!request.url?.startsWith('/authorize')) {
      response.writeHead(404).end();
      return;
    }
    const back = new URL(stub.approve(new URL(request.url ?? '/', stub.url).href));
    if (answer === 'redirect') {
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    // Pressing a button sends its name, too, which hides the form's own method from a script.
    const sent = [...back.searchParams, ['submit', 'Continue']];
    const fields = sent.map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`);
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(
      `<form method="post" action="${back.origin}${back.pathname}">${fields.join('')}</form><script>HTMLFormElement.prototype.submit.call(document.forms[0])</script>`,
    );
  });
  const providerPort = await listen(provider);
  const site = createServer((request, response) => {
    listener(request, response, () => {
      const isWorker = request.url === '/worker.js';
      response.writeHead(200, { 'content-type': isWorker ? 'text/javascript' : 'text/html' });
      response.end(isWorker ? passesEverythingOn : '<a href="/api/oauth/login/stub">Sign in</a>');
    });
  });
  const port = await listen(site);
  const url = `http://localhost:${port}`;
  const settings = {
    ...byEndpoints(stub),
    authorizationEndpoint: `http://127.0.0.1:${providerPort}/authorize`,
  };
  const endpoint = createOAuthEndpoint(
    { secret, baseUrl: url, providers: [settings], log: false },
    { fetch: createNodeFetch() },
  );
  const listener = toNodeListener(endpoint);
  return {
    url,
    stub,
    close: async () => {
      for (const server of [site, provider]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
      await stub.close();
    },
  };
}

const signedIn = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const response = await fetch('/api/oauth/session');
    const { authorizations } = (await response.json()) as { authorizations: { provider: string }[] };
    return authorizations.map(({ provider }) => provider);
  });

test('a provider of another site that posts its answer signs in, and no URL holds the code', async ({
  page,
}) => {
  const site = await openSite('post');
  try {
    const urls: string[] = [];
    page.on('request', (request) => urls.push(request.url()));
    await page.goto(site.url);
    await page.getByText('Sign in').click();
    await page.waitForURL(`${site.url}/`);
    await expect.poll(() => signedIn(page)).toEqual(['stub']);
    expect(urls.filter((url) => /[?&#]code=/.test(url))).toEqual([]);
    expect(urls.filter((url) => new URL(url).pathname.endsWith('/redirect'))).toHaveLength(2);
    expect(site.stub.count('/token')).toBe(1);
  } finally {
    await site.close();
  }
});

test('a service worker that passes every request on leaves signing in as it is', async ({ page }) => {
  const site = await openSite('redirect');
  try {
    await page.goto(site.url);
    await page.evaluate(async () => {
      const controlled = new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
      });
      await navigator.serviceWorker.register('/worker.js');
      if (!navigator.serviceWorker.controller) await controlled;
    });
    await page.getByText('Sign in').click();
    await page.waitForURL(`${site.url}/`);
    await expect.poll(() => signedIn(page)).toEqual(['stub']);
    expect(site.stub.count('/token')).toBe(1);
  } finally {
    await site.close();
  }
});
