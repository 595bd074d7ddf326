import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OAuthEndpointEvents } from '../../../src/endpoint/index.js';
import { messageOf, openSite, type Site } from '../../support/site.js';
import { byRequest, byRequestOnStore } from '../../support/transports.js';
import { at, listening, post } from './events-site.js';
import { rotating } from './refresh-site.js';

/** Asks for a token with the cookies that the browser had before its token was renewed. */
const tokenOf = async (site: Site, cookie: string): Promise<string | undefined> => {
  const authorization = await site.endpoint.authorization({ headers: new Headers({ cookie }) });
  return (await authorization?.getToken())?.accessToken;
};

describe('events of the settings that fail, or never answer', () => {
  for (const way of [byRequest, byRequestOnStore])
    test(`leave a renewed token to everybody who asks while \`refresh\` still runs${way.hasStore ? ', in other processes, too' : ''}`, async () => {
      const got: (string | undefined)[] = [];
      let ask: () => Promise<string | undefined> = () => Promise.resolve('');
      const events: OAuthEndpointEvents = { refresh: async () => got.push(await ask()) };
      await at(
        { events },
        async (site) => {
          await site.login();
          site.now += 3_600_000;
          const cookie = site.browser.cookieHeader;
          const other = way.hasStore ? await openSite(way, { providersOf: site, stub: rotating }) : site;
          other.now = site.now;
          ask = () => tokenOf(other, cookie);
          got.push(await tokenOf(site, cookie));
          assert.deepEqual(got, [got[0], got[0]]);
          assert.ok(got[0]);
          assert.equal(site.stub.refreshes.length, 1);
          assert.deepEqual(site.logged, []);
          if (other !== site) await other.close();
        },
        way,
      );
    });

  test('leave a saved sign-in as it is where `login` fails: it is restored once that works again', async () => {
    let isBroken = false;
    const events: OAuthEndpointEvents = {
      login: () => {
        if (isBroken) throw new Error('the database is away');
      },
    };
    await at({ events }, async (site) => {
      await site.login();
      const { saved_token } = (await (await post(site, '/token/save', { provider: 'stub' })).json()) as {
        saved_token: string;
      };
      site.now += 3_600_000;
      const restored = async (): Promise<number> => {
        const browser = site.newBrowser();
        return (await browser.post(`${site.base}/token/restore`, { provider: 'stub', saved_token })).status;
      };
      isBroken = true;
      assert.equal(await restored(), 500);
      assert.deepEqual(site.stub.revoked, []);
      isBroken = false;
      assert.equal(await restored(), 200);
    });
  });

  test('change nothing by an error of `logout`, `refresh` and `error`, which the operator is told', async () => {
    const { events } = listening((name) => {
      if (name !== 'login') throw new Error('a secret');
    });
    await at({ events }, async (site) => {
      await site.login();
      assert.equal((await post(site, '/logout', {})).status, 200);
      assert.deepEqual(await site.ids(), []);
      assert.deepEqual(
        site.logged.map(({ code, message }) => [code, message]),
        [['event_failed', 'The function events.logout of the settings failed: Error.']],
      );
    });
  });

  test('never hold a reply: one that does not answer in time lets nobody in, or changes nothing', async () => {
    const asked: number[] = [];
    const inNoTime = { wait: (ms: number) => Promise.resolve(void asked.push(ms)), timeout: 7 };
    const never = (): Promise<never> => new Promise(() => undefined);
    await at(
      { events: { login: never, error: never } },
      async (site) => {
        const { error } = await messageOf(await site.login('?mode=popup&flow=label-of-22-characters'));
        assert.equal(error, 'server_error');
        assert.deepEqual(await site.ids(), []);
        assert.deepEqual(
          site.logged.map(({ code, message }) => [code, message]),
          [
            ['event_failed', 'The function events.login of the settings failed: TookTooLong.'],
            ['event_failed', 'The function events.error of the settings failed: TookTooLong.'],
          ],
        );
        assert.deepEqual(asked, [7000, 7000]);
      },
      byRequest,
      inNoTime,
    );
    await at(
      { events: { logout: never, refresh: never } },
      async (site) => {
        await site.login();
        site.now += 3_600_000;
        assert.ok(await (await site.authorization())?.getToken());
        assert.equal((await post(site, '/logout', {})).status, 200);
        assert.deepEqual(await site.ids(), []);
      },
      byRequest,
      inNoTime,
    );
  });

  test('are waited for by no timer once they have answered', async () => {
    const signals: AbortSignal[] = [];
    const { events } = listening();
    await at(
      { events },
      async (site) => {
        await site.login();
        assert.deepEqual(
          signals.map(({ aborted }) => aborted),
          [true],
        );
      },
      byRequest,
      {
        wait: (_, signal) => {
          if (signal) signals.push(signal);
          return new Promise((resolve) => signal?.addEventListener('abort', () => resolve()));
        },
      },
    );
  });
});
