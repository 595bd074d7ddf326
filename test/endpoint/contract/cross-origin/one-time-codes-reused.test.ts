import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WireRedeem } from '../../../../src/protocol/wire.js';
import { beginFor, handedOver, newAttempt } from '../../../support/other-origin-login.js';
import { openSite } from '../../../support/site.js';
import { holdBack } from '../../../support/stub-server.js';
import { byRequestOnStore } from '../../../support/transports.js';
import { endpointContract } from '../../../support/endpoint-contract.js';
import { ClientPage } from '../../../support/other-origin-page.js';
import { assertRefused, clients, codeOf, docs, endpointUrl, onClientSite } from './cross-origin-site.js';
import { rotating } from '../refresh-site.js';

const redeem = (page: ClientPage, body: object): Promise<Response> => page.post('/redeem', body);

/** The same sealed bytes, written in another way that readers of base64 put up with. */
const otherwiseWritten: [string, (code: string) => string][] = [
  ['as it was', (code) => code],
  // The last of 22 letters says 2 bits only: 15 others say the same.
  ['with another last letter', (code) => code.slice(0, -1) + sameBits(code.slice(-1))],
  ['with a space after it', (code) => `${code} `],
  ['with a line break in its last part', (code) => `${code.slice(0, -5)}\n${code.slice(-5)}`],
  ['with padding after it', (code) => `${code}==`],
];

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const sameBits = (letter: string): string => letters[letters.indexOf(letter) ^ 1] ?? '';

endpointContract((way) => {
  describe('a client’s one-time code, shown twice', () => {
    for (const [what, write] of otherwiseWritten) {
      test(
        `${what}, brings nothing, and ends what it brought the first time`,
        onClientSite(way, async (at) => {
          const { site } = at;
          const [page, thief] = [at.openWithoutCookies(), at.openWithoutCookies()];
          const right = await codeOf(site, page);
          assert.equal((await redeem(page, right)).status, 200);
          const again = { ...right, code: write(right.code) };
          await assertRefused(await redeem(thief, again), 400, 'code_invalid');
          assert.deepEqual(await thief.ids(), []);
          const made = [site.stub.made('refresh')[0], site.stub.made('access')[0]];
          assert.deepEqual(site.stub.revoked, made);
        }),
      );
    }

    test(
      'at the same time is taken once, and the tokens are revoked',
      onClientSite(way, async (at) => {
        const { site } = at;
        const right = await codeOf(site, { origin: docs });
        const pages = Array.from({ length: 5 }, () => at.openWithoutCookies());
        const answers = await Promise.all(pages.map((page) => redeem(page, right)));
        const statuses = answers.map(({ status }) => status).sort();
        assert.deepEqual(statuses, [200, 400, 400, 400, 400]);
        assert.equal(pages.filter(({ handle }) => handle).length, 1);
        const made = [site.stub.made('refresh')[0], site.stub.made('access')[0]];
        assert.deepEqual(new Set(site.stub.revoked), new Set(made));
      }),
    );

    // An impatient reload of the callback shares one exchange, but makes a code of its own: both are the same login's.
    test(
      'once for each of two callbacks of one login, is taken once',
      onClientSite(way, async (at) => {
        const { site } = at;
        const page = at.openWithoutCookies();
        const attempt = newAttempt();
        const back = site.stub.approve(await beginFor(site, { client: 'docs', origin: docs, attempt }));
        const gate = holdBack(site.stub, '/token');
        const callbacks = [site.back(back), site.back(back)];
        await gate.reached;
        gate.open();
        const codes = await Promise.all(
          (await Promise.all(callbacks)).map(async (response) => (await handedOver(response)).message.code),
        );
        assert.equal(site.stub.count('/token'), 1);
        const { flow, verifier } = attempt;
        const answers: Response[] = [];
        for (const code of codes)
          answers.push(await redeem(page, { flow, code, verifier } satisfies WireRedeem));
        assert.deepEqual(
          answers.map(({ status }) => status),
          [200, 400],
        );
      }),
    );

    // SECURITY.md says this and docs/decisions/0008: without a store, processes don't know of each other.
    test(
      'at two processes that share the secret, works at each while its minute lasts',
      onClientSite(way, async ({ site, page }) => {
        const options = { url: endpointUrl, providersOf: site, stub: rotating, openid: rotating };
        const other = await openSite(way, { ...options, settings: { clients } });
        try {
          const right = await codeOf(site, page);
          const { send, base } = other;
          const elsewhere = (): ClientPage => new ClientPage({ send, base, origin: docs });
          assert.equal((await redeem(elsewhere(), right)).status, 200);
          assert.equal((await redeem(page, right)).status, 200);
          other.now += 61_000;
          await assertRefused(await redeem(elsewhere(), right), 400, 'code_invalid');
        } finally {
          await other.close();
        }
      }),
    );
  });
});

describe('a client’s one-time code', () => {
  test(
    'works again after the store could not keep the session that it brings, and its tokens stay',
    onClientSite(byRequestOnStore, async ({ site, page }) => {
      await page.session();
      const right = await codeOf(site, page);
      assert.ok(site.store);
      site.store.before = (_, key) => {
        if (key.includes(':session:')) throw new Error('The store is full.');
      };
      await assertRefused(await redeem(page, right), 503, 'store_unavailable');
      site.store.before = undefined;
      assert.deepEqual([await page.ids(), site.stub.revoked], [[], []]);
      assert.equal((await redeem(page, right)).status, 200);
      assert.deepEqual([await page.ids(), site.stub.revoked], [['stub'], []]);
    }),
  );
});
