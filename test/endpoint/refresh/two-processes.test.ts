import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { Browser, asking, posting } from '../../support/browser-with-cookies.js';
import { secret } from '../../support/site.js';
import type { Told } from '../../support/endpoint-process.js';
import { runsWhole } from '../../support/whole.js';

const count = runsWhole() ? 60 : 20;
const hour = 3_600_000;
const clientId = 'two-processes';
const clientSecret = 'a-client-secret-for-two-processes';

/** Everything that a provider stores, in memory; a strict one ends all tokens of a grant when one is used twice. */
function storage(endsFamily: boolean) {
  const stored = new Map<string, Record<string, unknown>>();
  return class {
    readonly #kind: string;
    constructor(kind: string) {
      this.#kind = kind;
    }
    async upsert(id: string, payload: Record<string, unknown>): Promise<void> {
      stored.set(`${this.#kind}:${id}`, payload);
    }
    async find(id: string): Promise<Record<string, unknown> | undefined> {
      return stored.get(`${this.#kind}:${id}`);
    }
    findByUid = (): Promise<undefined> => Promise.resolve(undefined);
    findByUserCode = this.findByUid;
    async consume(id: string): Promise<void> {
      const payload = stored.get(`${this.#kind}:${id}`);
      if (payload) payload['consumed'] = Math.floor(Date.now() / 1000);
    }
    async destroy(id: string): Promise<void> {
      if (endsFamily) stored.delete(`${this.#kind}:${id}`);
    }
    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, payload] of stored)
        if (endsFamily && payload['grantId'] === grantId) stored.delete(key);
    }
  };
}

/** oidc-provider, which rotates every refresh token; and a way to have tokens of it without sixty sign-ins. */
async function startProvider(endsFamily: boolean) {
  const { Provider } = await import('oidc-provider');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, {
    adapter: storage(endsFamily),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: ['http://localhost:1/cb'],
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    scopes: ['openid', 'offline_access'],
    rotateRefreshToken: true,
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId }),
    }),
  });
  server.on('request', provider.callback());
  const models = provider as unknown as {
    Client: { find(id: string): Promise<unknown> };
    Grant: new (of: object) => { addOIDCScope(scope: string): void; save(): Promise<string> };
    RefreshToken: new (of: object) => { save(): Promise<string> };
  };
  return {
    url,
    async grant(accountId: string): Promise<object> {
      const client = await models.Client.find(clientId);
      const grant = new models.Grant({ accountId, clientId });
      grant.addOIDCScope('openid offline_access');
      const grantId = await grant.save();
      const made = { accountId, client, grantId, scope: 'openid offline_access', gty: 'authorization_code' };
      const refreshToken = await new models.RefreshToken({ ...made, claims: {}, rotations: 0 }).save();
      return {
        access_token: `first-${accountId}`,
        refresh_token: refreshToken,
        token_type: 'bearer',
        expires_in: 3600,
      };
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A process with an endpoint, behind the same address as the other. */
class Member {
  readonly #child: ChildProcess;
  readonly logged: string[] = [];
  url = '';

  constructor() {
    const file = new URL('../../support/endpoint-process.ts', import.meta.url);
    this.#child = fork(file, { execArgv: ['--import', 'tsx'] });
    this.#child.on('message', ({ logged }: { logged?: string }) => {
      if (logged !== undefined) this.logged.push(logged);
    });
  }

  async tell<T>(told: Told, answer: string): Promise<T> {
    const heard = new Promise<T>((resolve) => {
      const hear = (message: Record<string, unknown>): void => {
        if (!(answer in message)) return;
        this.#child.off('message', hear);
        resolve(message[answer] as T);
      };
      this.#child.on('message', hear);
    });
    this.#child.send(told);
    return heard;
  }

  async start(issuer: string): Promise<void> {
    const oidc = { id: 'oidc', issuer, clientId, clientSecret, scopes: ['openid'], tokens: 'page' } as const;
    const settings = { secret, baseUrl: 'http://localhost:8550', providers: [oidc] };
    this.url = `http://127.0.0.1:${await this.tell<number>({ settings }, 'port')}`;
  }

  async end(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }
}

const path = '/api/oauth/token';
const asks = { method: 'POST', body: '{"provider":"oidc"}' } as const;

/** One person's browser, whose requests the balancer gives to either process. */
class Person {
  readonly browser = new Browser(() => Promise.reject(new Error('unused')), 'http://localhost:8550');

  /** Asks as a page does: once more, with the cookies that it has then, where it is told that these may be outdated. */
  async ask(member: Member, cookie = this.browser.cookieHeader): Promise<number> {
    const first = await this.#send(member, cookie);
    const mark = first.headers.get('x-oauth-again');
    if (mark === null) return first.status;
    assert.equal(first.status, 409);
    assert.deepEqual(first.headers.getSetCookie(), []);
    this.outdated++;
    return (await this.#send(member, this.browser.cookieHeader, { 'x-oauth-again': mark })).status;
  }

  outdated = 0;

  async #send(member: Member, cookie: string, more: object = {}): Promise<Response> {
    const headers = { ...asking, ...posting, cookie, ...more };
    const response = await fetch(member.url + path, { ...asks, headers });
    this.browser.take(response.headers.getSetCookie());
    await response.text();
    return response;
  }
}

async function onTwoProcesses(
  endsFamily: boolean,
  run: (members: [Member, Member], people: Person[]) => Promise<void>,
): Promise<void> {
  const provider = await startProvider(endsFamily);
  const members: [Member, Member] = [new Member(), new Member()];
  try {
    await Promise.all(members.map((member) => member.start(provider.url)));
    const people: Person[] = [];
    for (let number = 0; number < count; number++) {
      const person = new Person();
      const token = await provider.grant(`person-${number}`);
      person.browser.take(await members[number % 2]!.tell<string[]>({ restore: token }, 'cookies'));
      people.push(person);
    }
    await run(members, people);
  } finally {
    await Promise.all(members.map((member) => member.end()));
    provider.close();
  }
}

const setClocks = (members: Member[], aheadMs: number): Promise<unknown> =>
  Promise.all(members.map((member) => member.tell({ aheadMs }, 'aheadMs')));

/** Each browser asks one process, and the other with the cookies that it had before, as a second tab does. */
async function expire(members: [Member, Member], people: Person[], turn: number): Promise<number[]> {
  return Promise.all(
    people.map(async (person, index) => {
      const [first, second] = (index + turn) % 2 ? members : [members[1], members[0]];
      const before = person.browser.cookieHeader;
      const winner = await person.ask(first);
      const loser = await person.ask(second, before);
      return Math.max(winner, loser);
    }),
  );
}

describe('two processes without a store, at a provider that rotates strictly', () => {
  test(`sign out nobody of ${count}, expiry after expiry, where the provider ends nothing on reuse`, async () => {
    await onTwoProcesses(false, async (members, people) => {
      for (const turn of [1, 2, 3]) {
        await setClocks(members, turn * 2 * hour);
        assert.deepEqual(new Set(await expire(members, people, turn)), new Set([200]));
      }
      assert.equal(people.filter(({ outdated }) => outdated === 3).length, count);
      assert.ok(members.every(({ logged }) => logged.includes('several_processes')));
      assert.ok(people.every(({ browser }) => browser.names('-session.').length === 1));
    });
  });

  test('tell each person once to sign in again where the provider takes reuse for theft and ends everything', async () => {
    await onTwoProcesses(true, async (members, people) => {
      await setClocks(members, 2 * hour);
      // The renewed access tokens are there; what they can be renewed with is not.
      assert.deepEqual(new Set(await expire(members, people, 1)), new Set([200]));
      await setClocks(members, 4 * hour);
      const answers = await Promise.all(people.map((person) => person.ask(members[0])));
      assert.deepEqual(new Set(answers), new Set([401]));
      assert.ok(people.every(({ browser }) => browser.names('-session.').length === 0));
    });
  });
});
