import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { onSite, type Site } from '../../support/site.js';
import type { Browser } from '../../support/browser-with-cookies.js';
import { byRequest } from '../../support/transports.js';

interface Login {
  readonly provider: 'stub' | 'openid';
  /** Letters of the access token and of the refresh token. */
  readonly access: number;
  readonly refresh: number;
  /** Of the name, which is kept, and of the provider's own field, which may be dropped. */
  readonly name: number;
  readonly bio: number;
  readonly letter: string;
}

interface Kept {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly name: string | null;
  readonly bio: unknown;
}

/** Around what fits, and anything below. */
const size = (most: number) => fc.oneof(fc.nat(50), fc.nat(most), fc.integer({ min: most - 900, max: most }));

const login: fc.Arbitrary<Login> = fc.record({
  provider: fc.constantFrom('stub', 'openid'),
  access: size(4200).map((letters) => letters + 1),
  refresh: size(1500),
  name: size(1000),
  bio: size(4000),
  letter: fc.constantFrom('x', '"', 'é', '王', '🎈'),
});

const idOf = (login: Login, count: number): string => `${login.provider}-${count}-`;

async function signIn(site: Site, browser: Browser, made: Login, count: number): Promise<Response> {
  const { provider, letter } = made;
  const stub = provider === 'openid' ? site.openid : site.stub;
  stub.token = {
    access_token: idOf(made, count).padEnd(made.access, 'a'),
    refresh_token: made.refresh ? `r-${idOf(made, count)}`.padEnd(made.refresh, 'r') : undefined,
  };
  const who = provider === 'openid' ? { sub: 'ada' } : { id: 1 };
  const user = { ...who, name: `n${letter.repeat(made.name)}`, bio: letter.repeat(made.bio) };
  stub.answers.set('/user', () => ({ body: user }));
  const address = stub.approve(await site.begin('?mode=popup', provider, browser));
  const { pathname, search } = new URL(address);
  return browser.visit(pathname + search, {
    accept: 'application/json',
    'sec-fetch-site': 'cross-site',
  });
}

/** What the app's own server reads of the browser's cookies. */
async function keptBy(site: Site, browser: Browser): Promise<Map<string, Kept>> {
  const kept = new Map<string, Kept>();
  for (const provider of await site.ids(browser)) {
    const found = await site.authorization(provider, browser);
    assert.ok(found?.user);
    const { accessToken, refreshToken } = found.token;
    kept.set(provider, {
      ...{ accessToken, refreshToken: refreshToken ?? undefined },
      ...{ name: found.user.name, bio: found.user.raw['bio'] },
    });
  }
  return kept;
}

/** Logins that ended so. */
const seen = { whole: 0, bare: 0, refused: 0 };

/** Signs in and compares all that is kept with what it was before; the browser watches over the 7,000 bytes. */
async function checkLogin(site: Site, browser: Browser, made: Login, count: number): Promise<void> {
  const before = await keptBy(site, browser);
  const cookies = browser.names('-session').map((name) => [name, browser.cookies.get(name)]);
  const response = await signIn(site, browser, made, count);
  const after = await keptBy(site, browser);
  if (response.status !== 200) {
    seen.refused += 1;
    assert.equal(((await response.json()) as { error: string }).error, 'session_too_large');
    assert.deepEqual(after, before);
    assert.deepEqual(
      browser.names('-session').map((name) => [name, browser.cookies.get(name)]),
      cookies,
    );
    return;
  }
  const { bio, ...others } = after.get(made.provider) ?? {};
  assert.deepEqual(others, {
    accessToken: idOf(made, count).padEnd(made.access, 'a'),
    refreshToken: made.refresh ? `r-${idOf(made, count)}`.padEnd(made.refresh, 'r') : undefined,
    name: `n${made.letter.repeat(made.name)}`,
  });
  if (bio === undefined) seen.bare += 1;
  else seen.whole += 1;
  assert.ok(bio === undefined || bio === made.letter.repeat(made.bio));
  // The other's own fields may have made room; the rest of it is untouched.
  for (const [provider, { bio: earlier, ...rest }] of before) {
    if (provider === made.provider) continue;
    const { bio: now, ...still } = after.get(provider) ?? {};
    assert.deepEqual(still, rest);
    assert.ok(now === undefined || now === earlier);
  }
}

describe('sessions of any size', () => {
  test(
    'are kept whole and read whole, but for the provider’s own fields, or refused with nothing changed',
    onSite(byRequest, async (site) => {
      let count = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(login, { minLength: 1, maxLength: 4 }), async (logins) => {
          const browser = site.newBrowser();
          for (const made of logins) await checkLogin(site, browser, made, (count += 1));
        }),
        { seed: 20_261_128, numRuns: 60, includeErrorInReport: true, endOnFailure: true },
      );
      // None of the endings is left untried.
      assert.ok(Math.min(...Object.values(seen)) >= 10, JSON.stringify(seen));
    }),
  );
});
