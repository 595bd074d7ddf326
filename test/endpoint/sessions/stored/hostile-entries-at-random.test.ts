import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Browser } from '../../../support/browser-with-cookies.js';
import { hostileContents, keysOf } from '../../../support/hostile-entries.js';
import { randomOf, type RandomNumber } from '../../../support/random-numbers.js';
import type { Site } from '../../../support/site.js';
import type { StoreForTests } from '../../../support/store-for-tests.js';
import { rotating } from '../../../support/stub-provider.js';
import { runsOf } from '../../../support/whole.js';
import { onStore } from './stored-site.js';

const steps = 60;
const provider = 'stub';

interface Person {
  readonly name: string;
  readonly browsers: Browser[];
  readonly saved: string[];
}

interface World {
  readonly site: Site;
  readonly store: StoreForTests;
  readonly random: RandomNumber;
}

const anyOf = <T>(random: RandomNumber, all: readonly T[]): T | undefined => all[random(all.length)];

/** What a store that lies, or somebody who writes to it, does to one entry. */
function harm({ store, random }: World): void {
  const kind = anyOf(random, ['session', 'refresh', 'forgotten', 'logout', 'once', 'lock', 'newest']) ?? '';
  const key = anyOf(random, keysOf(store, kind));
  const entry = key === undefined ? undefined : store.entries.get(key);
  if (key === undefined || !entry) return;
  const places = random(3) === 0 ? [...store.entries.keys()] : keysOf(store, kind);
  const other = store.entries.get(anyOf(random, places) ?? '') ?? entry;
  const [until, way] = [entry.until, random(6)];
  if (way === 0) store.entries.delete(key);
  else if (way === 1) store.entries.set(key, { ...entry, until: Infinity });
  else if (way < 4) store.entries.set(key, { value: other.value, until });
  else {
    const value = anyOf(random, hostileContents)?.make(entry.value, key, store) ?? '';
    store.entries.set(key, { value, until });
  }
}

/** One thing that a person does. Resolves to the answer. */
async function act({ site, random }: World, { name, browsers, saved }: Person): Promise<Response> {
  const browser = anyOf(random, browsers) ?? assert.fail();
  const body = { provider };
  site.stub.user = { sub: name };
  switch (random(8)) {
    case 0:
      return browser.post(`${site.base}/logout`, { forget: random(2) === 0 });
    case 1: {
      const response = await browser.post(`${site.base}/token/save`, body);
      if (response.ok) saved.push(((await response.clone().json()) as { saved_token: string }).saved_token);
      return response;
    }
    case 2: {
      const restored = site.newBrowser();
      browsers.push(restored);
      return restored.post(`${site.base}/token/restore`, {
        ...body,
        saved_token: anyOf(random, saved) ?? '',
      });
    }
    case 3:
    case 4: {
      const address = await site.begin('?mode=popup', provider, browser);
      return site.back(site.stub.approve(address), browser);
    }
    case 5:
      return browser.ask(`${site.base}/sessions?provider=${provider}`);
    default:
      return browser.post(`${site.base}/token`, body);
  }
}

async function expectOwn({ site }: World, { name, browsers }: Person): Promise<number> {
  let signedIn = 0;
  for (const browser of browsers)
    for (const { user } of (await site.session(browser)).authorizations) {
      assert.equal(user?.id, name);
      signedIn += 1;
    }
  return signedIn;
}

describe('a store whose entries are changed, swapped, lost and kept too long at random', () => {
  for (let seed = 1; seed <= runsOf(25); seed += 1)
    test(
      `shows nobody as somebody else, and breaks nothing: seed ${seed}`,
      onStore(
        async (site, store) => {
          const random = randomOf(seed);
          const world = { site, store, random };
          const people: Person[] = ['ada', 'eve', 'mallory'].map((name) => ({
            ...{ name, browsers: [site.newBrowser()], saved: [] },
          }));
          const openedAt = site.now;
          let seen = 0;
          for (let step = 0; step < steps; step += 1) {
            const person = anyOf(random, people) ?? assert.fail();
            const { status } = await act(world, person);
            assert.ok(status < 500 || status === 502 || status === 503, `step ${step}: ${status}`);
            if (random(2) === 0) harm(world);
            if (random(5) === 0) site.now += random(40) * 60_000;
            seen += await expectOwn(world, person);
          }
          for (const person of people) seen += await expectOwn(world, person);
          const lists = people.map(({ name }) => site.endpoint.sessions.list({ provider, id: name }));
          const ids = (await Promise.all(lists)).flat().map(({ id }) => id);
          assert.deepEqual(ids, [...new Set(ids)], 'a session of two people');
          assert.ok(seen > 0, 'nobody was ever signed in');
          const codes = site.logged.map(({ code, provider: of = '' }) => `${code} ${of}`);
          const days = 1 + Math.floor((site.now - openedAt) / 86_400_000);
          const most = Math.max(
            0,
            ...[...new Set(codes)].map((code) => codes.filter((one) => one === code).length),
          );
          assert.ok(most <= days, `one code ${most} times in ${days} days`);
        },
        { stub: rotating, environment: { wait: () => Promise.resolve() } },
      ),
    );
});
