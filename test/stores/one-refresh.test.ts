import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SharedStore } from '../../src/endpoint/sessions/stored/shared-store.js';
import { OperatorLog } from '../../src/endpoint/log/operator-log.js';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { databases } from '../support/databases.js';
import type { Answers, Told } from '../support/refresh-process.js';
import { openSite, secret, siteUrl, type Site } from '../support/site.js';
import { holdBack } from '../support/stub-server.js';
import { byEndpoints } from '../support/stub-provider.js';
import { byRequest } from '../support/transports.js';
import { isTried, runsWhole } from '../support/whole.js';

const script = fileURLToPath(new URL('../support/refresh-process.ts', import.meta.url));
const [expiries, callers] = runsWhole() ? [1000, 100] : [5, 30];
const kills = runsWhole() ? 10 : 1;
const hour = 3_600_000;
const session = { idle: 400 * 24 * 3600, absolute: 400 * 24 * 3600 };

/** A process with an endpoint of the same store. */
class Member {
  readonly child: ChildProcess = fork(script, { execArgv: ['--import', 'tsx'] });

  async tell<T>(told: Told): Promise<T> {
    const heard = once(this.child, 'message');
    this.child.send(told);
    const [message] = (await heard) as [T & { failure?: string }];
    assert.equal(message.failure, undefined);
    return message;
  }

  start(store: string, site: Site): Promise<unknown> {
    const stub = { ...byEndpoints(site.stub), tokens: 'page' as const };
    return this.tell({
      start: { store, settings: { secret, baseUrl: siteUrl, providers: [stub], session } },
    });
  }

  ask(site: Site, aheadMs: number, count: number): Promise<Answers> {
    return this.tell({ ask: { cookie: site.browser.cookieHeader, callers: count, aheadMs } });
  }

  async kill(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}

describe('three processes of one store, at a provider that takes a second use of a refresh token for theft', () => {
  for (const { name, start } of databases.filter((_, place) => isTried(3, place)))
    describe(name, () => {
      let [url, members]: [string, Member[]] = ['', []];
      let site: Site | undefined;
      let store: AtomicStore | undefined;
      const signedIn = async (): Promise<Site> => {
        assert.ok(site);
        site.browser.cookies.clear();
        assert.equal((await site.login('?mode=popup')).status, 200);
        return site;
      };

      before(async () => {
        const started = await start();
        url = started.url;
        store = started.open();
        site = await openSite(byRequest, { settings: { store, session } });
        site.stub.refreshing = 'rotate';
        members = [new Member(), new Member(), new Member()];
        for (const member of members) await member.start(url, site);
      });
      after(async () => {
        for (const { child } of members) if (child.connected) child.disconnect();
        await site?.close();
        await store?.close();
      });

      test(`refresh ${expiries} tokens exactly once each, for ${callers} callers`, async () => {
        const { stub } = await signedIn();
        const before = stub.refreshes.length;
        for (let expiry = 1; expiry <= expiries; expiry++) {
          const counts = [0, 1, 2].map((part) => Math.floor((callers + part) / 3));
          const answers = await Promise.all(
            members.map((member, index) => member.ask(site!, expiry * 1.1 * hour, counts[index] ?? 0)),
          );
          for (const { statuses, tokens } of answers) {
            assert.deepEqual(Object.keys(statuses), ['200']);
            assert.deepEqual(tokens, [stub.made('access').at(-1)]);
          }
          assert.equal(stub.refreshes.length - before, expiry);
        }
        assert.equal(stub.reuses, 0);
      });

      test(`never send a token again whose process was killed after its mark (${kills} times): that session ends`, async () => {
        for (let turn = 0; turn < kills; turn++) {
          const { stub } = await signedIn();
          const [access, refresh] = [stub.made('access').at(-1) ?? '', stub.made('refresh').at(-1) ?? ''];
          const honest = stub.answers.get('/token');
          const held = holdBack(stub, '/token');
          const [doomed, other] = members as [Member, Member];
          const asked = doomed.ask(site!, 1.1 * hour, 1).catch(() => undefined);
          await held.reached;
          await doomed.kill();
          void asked;
          // Its lock ends by itself after a minute, which nobody waits for here.
          const log = new OperatorLog(false);
          const parts = {
            store: store!,
            endpointUrl: `${siteUrl}/api/oauth`,
            primitives: {},
            log,
          };
          const shared = new SharedStore(parts);
          assert.equal(await shared.delete(await shared.key('lock', 'stub', refresh, access)), true);
          const calls = stub.count('/token');
          const { statuses } = await other.ask(site!, 1.1 * hour, 10);
          assert.deepEqual(statuses, { 401: 10 });
          assert.equal(stub.count('/token'), calls);
          held.open();
          if (honest) stub.answers.set('/token', honest);
          members = [new Member(), ...members.slice(1)];
          await members[0]?.start(url, site!);
        }
      });
    });
});
