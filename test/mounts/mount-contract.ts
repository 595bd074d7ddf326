import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { OAuthEndpointSettings } from '../../src/endpoint/index.js';
import type { WireSession } from '../../src/protocol/wire.js';
import { asking, Browser, posting, visiting } from '../support/browser-with-cookies.js';
import { startMountProviders, type MountProviders } from './providers.js';
import { sendOver, type Begun, type Transport } from './transport.js';

/** A server that the endpoint is mounted in. */
export interface Mounted {
  /** As browsers know it. */
  readonly baseUrl: string;
  readonly transport: Transport;
  /** What ended the server, if something has. */
  ended(): string | undefined;
  close(): Promise<void>;
}

export interface Mount {
  readonly name: string;
  /** @param settings for the address where it turns out to listen. */
  open(settings: MountProviders['settings']): Promise<Mounted>;
  /** What does not hold of this one, and why. */
  readonly except?: Partial<Record<'leaving' | 'formPost' | 'streaming' | 'largeBody', string>>;
}

export type SettingsFor = (baseUrl: string, basePath?: string) => OAuthEndpointSettings;

const post = { ...asking, ...posting };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

async function textOf({ body }: Begun): Promise<string> {
  let text = '';
  for await (const chunk of body) text += Buffer.from(chunk).toString();
  return text;
}

/** What holds wherever the endpoint is mounted. */
export function mountContract({ name, open, except = {} }: Mount): void {
  // A server that never answers is a failure, not a hang.
  describe(`the endpoint in ${name}`, { timeout: 180_000 }, () => {
    let providers: MountProviders;
    let server: Mounted | undefined;
    let mounted: Mounted;
    let root: string;
    before(async () => {
      providers = await startMountProviders();
      mounted = server = await open(providers.settings);
      root = `${new URL(mounted.baseUrl).pathname.replace(/\/$/, '')}/api/oauth`;
    });
    after(async () => {
      // One that did not start must not keep this process alive.
      server?.transport.close();
      await server?.close();
      await providers.close();
    });

    const send = (asked: Parameters<typeof sendOver>[1]): Promise<Response> =>
      sendOver(mounted.transport, asked);
    const newBrowser = (): Browser => new Browser(send, mounted.baseUrl);
    const sessionOf = async (browser: Browser): Promise<string[]> => {
      const response = await browser.ask(`${root}/session`);
      assert.equal(response.status, 200, await response.clone().text());
      return ((await response.json()) as WireSession).authorizations.map(({ provider }) => provider);
    };
    const login = async (browser: Browser, provider: 'stub' | 'openid'): Promise<Response> => {
      const begun = await browser.visit(`${root}/login/${provider}`);
      assert.equal(begun.status, 303, await begun.clone().text());
      const { pathname, search } = new URL(providers[provider].approve(begun.headers.get('location') ?? ''));
      return browser.visit(pathname + search, { 'sec-fetch-site': 'cross-site' });
    };
    const assertAlive = async (): Promise<void> => {
      assert.equal((await send({ target: `${root}/providers`, headers: asking })).status, 200);
      assert.equal(mounted.ended(), undefined);
    };

    test('signs in and out by redirect, every cookie on its way', async () => {
      const browser = newBrowser();
      const begun = await browser.visit(`${root}/login/stub`);
      assert.ok(begun.headers.getSetCookie().length >= 2, 'the cookies of a flow');
      assert.equal(
        (await login(browser, 'stub')).headers.get('location'),
        `${new URL(mounted.baseUrl).origin}/`,
      );
      await login(browser, 'openid');
      assert.deepEqual(await sessionOf(browser), ['stub', 'openid']);
      // The body is read: without it everybody would be signed out.
      assert.equal((await browser.post(`${root}/logout`, { provider: 'stub' })).status, 200);
      assert.deepEqual(await sessionOf(browser), ['openid']);
    });

    if (except.formPost === undefined)
      test('signs in by a callback that the provider has posted', async () => {
        const browser = newBrowser();
        const begun = await browser.visit(`${root}/login/stub`);
        const { pathname, searchParams } = new URL(
          providers.stub.approve(begun.headers.get('location') ?? ''),
        );
        // Of another site: a browser sends no Lax cookie along.
        const cross = { ...visiting, ...form, 'sec-fetch-site': 'cross-site', origin: providers.stub.url };
        const bounced = await send({
          ...{ method: 'POST', target: pathname, headers: cross },
          body: searchParams.toString(),
        });
        const page = await bounced.text();
        assert.equal(bounced.status, 200, page);
        assert.deepEqual(bounced.headers.getSetCookie(), []);
        const fields = [...page.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(
          ([, field = '', value = '']) => [field, value],
        );
        await browser.send({
          ...{ method: 'POST', target: pathname, body: new URLSearchParams(fields).toString() },
          headers: { ...visiting, ...form, 'sec-fetch-site': 'same-origin', origin: mounted.baseUrl },
        });
        assert.deepEqual(await sessionOf(browser), ['stub']);
      });

    if (except.largeBody === undefined)
      test('refuses a body that is too large, again and again, and lives on', async () => {
        for (const _ of [1, 2, 3]) {
          const asked = {
            method: 'POST',
            target: `${root}/logout`,
            headers: post,
            body: JSON.stringify({ provider: 'x'.repeat(300_000) }),
          };
          // A server may close the connection while the rest is still being sent.
          const status = await send(asked).then(
            (response) => response.status,
            (error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error),
          );
          assert.ok([413, 'ECONNRESET', 'EPIPE'].includes(status), String(status));
        }
        await assertAlive();
      });

    test('answers HEAD as GET, without a body and without a change', async () => {
      const browser = newBrowser();
      await login(browser, 'stub');
      const head = (target: string): Promise<Response> =>
        send({ method: 'HEAD', target, headers: { ...asking, cookie: browser.cookieHeader } });
      const session = await head(`${root}/session`);
      assert.equal(session.status, 200);
      assert.deepEqual(session.headers.getSetCookie(), []);
      assert.equal((await head(`${root}/login/stub`)).status, 405);
      const answer = await browser.ask(`${root}/session`);
      const { outcome } = (await answer.json()) as WireSession;
      assert.equal(outcome?.provider, 'stub', 'the outcome is still to be told');
    });

    test('says 404 in JSON where there is nothing', async () => {
      const response = await send({ target: `${root}/nothing`, headers: asking });
      assert.equal(response.status, 404);
      assert.equal(((await response.json()) as { error: string }).error, 'not_found');
    });

    test('forgives one slash at the end', async () => {
      const target = `${root}/session/`;
      const response = await send({ target, headers: asking });
      if (response.status === 200) return;
      // Next.js moves it itself.
      assert.equal(response.status, 308);
      const moved = new URL(response.headers.get('location') ?? '', mounted.baseUrl);
      assert.equal((await send({ target: moved.pathname, headers: asking })).status, 200);
    });

    if (except.streaming === undefined)
      test('passes a provider’s answer on as it comes', async () => {
        const browser = newBrowser();
        await login(browser, 'stub');
        const reached = providers.nextCall();
        const headers = { ...asking, 'x-oauth-elements': '1', cookie: browser.cookieHeader };
        const begun = mounted.transport.begin({ target: `${root}/proxy/stub/stream`, headers });
        const api = await reached;
        api.write('first ');
        const answer = await begun;
        assert.equal(answer.status, 200);
        const pieces = answer.body[Symbol.asyncIterator]();
        const first: IteratorResult<Uint8Array> = await pieces.next();
        assert.equal(Buffer.from(first.value as Uint8Array).toString(), 'first ');
        api.end('second');
        assert.equal(await textOf({ ...answer, body: { [Symbol.asyncIterator]: () => pieces } }), 'second');
      });

    if (except.leaving === undefined)
      test('ends its call of the API when the client leaves', async () => {
        const browser = newBrowser();
        await login(browser, 'stub');
        const reached = providers.nextCall();
        const headers = { ...asking, 'x-oauth-elements': '1', cookie: browser.cookieHeader };
        const begun = mounted.transport.begin({ target: `${root}/proxy/stub/stream`, headers });
        const api = await reached;
        const gone = new Promise((resolve) => api.once('close', resolve));
        api.write('first');
        const answer = await begun;
        await answer.body[Symbol.asyncIterator]().next();
        answer.leave();
        await gone;
        await assertAlive();
      });
  });
}
