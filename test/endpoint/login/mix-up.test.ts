import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  createOAuthEndpoint,
  type OAuthEndpointSettings,
  type OperatorLogEntry,
} from '../../../src/endpoint/index.js';
import { Browser } from '../../support/browser-with-cookies.js';
import { secret, siteUrl } from '../../support/site.js';
import { byHttp } from '../../support/transports.js';
import { startHonest, startHostile, type Honest, type RealProvider } from '../../support/hostile-provider.js';
import { signedInWith } from '../../support/signed-in.js';

const client = { clientId: 'public-client-id', clientSecret: 'stub-secret-never-to-be-seen' };
const base = `${siteUrl}/api/oauth/redirect`;

interface Stage {
  readonly honest: Honest;
  readonly hostile: Awaited<ReturnType<typeof startHostile>>;
  readonly log: OperatorLogEntry[];
  /** A victim's browser at a site with both. */
  open(change: Readonly<Record<'honest' | 'hostile', object>>): Promise<Browser>;
}

/** Both providers on real ports, and a site on a third. */
const onStage = (run: (stage: Stage) => Promise<void>) => async (): Promise<void> => {
  const [honest, hostile] = await Promise.all([startHonest(client.clientId), startHostile()]);
  const closing: (() => Promise<void>)[] = [honest.close, hostile.close];
  const log: OperatorLogEntry[] = [];
  try {
    await run({
      ...{ honest, hostile, log },
      async open(change) {
        const endpoint = createOAuthEndpoint(settingsOf(honest, hostile, change, log));
        const { send, close } = await byHttp.open(endpoint, siteUrl);
        closing.push(close);
        return new Browser(send, siteUrl);
      },
    });
  } finally {
    await Promise.all(closing.map((close) => close()));
  }
};

function settingsOf(
  honest: RealProvider,
  hostile: RealProvider,
  change: Readonly<Record<'honest' | 'hostile', object>>,
  log: OperatorLogEntry[],
): OAuthEndpointSettings {
  const at = ({ url }: RealProvider) => ({
    ...client,
    authorizationEndpoint: `${url}/authorize`,
    tokenEndpoint: `${url}/token`,
    userEndpoint: `${url}/user`,
  });
  return {
    secret,
    baseUrl: siteUrl,
    log: (entry) => log.push(entry),
    providers: [
      { id: 'honest', ...at(honest), ...change.honest },
      { id: 'hostile', ...at(hostile), ...change.hostile },
    ],
  };
}

/** Follows a provider's redirects, as the victim's browser does, until the site is reached; `undefined` where it isn't. */
async function backToSite(address: string): Promise<string | undefined> {
  for (let next = address; ;) {
    const { origin, pathname, search } = new URL(next);
    if (origin === siteUrl) return pathname + search;
    const response = await fetch(next, { redirect: 'manual' });
    const location = response.headers.get('location');
    if (location === null) return undefined;
    next = new URL(location, next).href;
  }
}

/** The victim signs in with that provider, and goes wherever it is sent. */
async function signIn(browser: Browser, provider: string): Promise<Response | undefined> {
  const response = await browser.visit(`/api/oauth/login/${provider}`);
  assert.equal(response.status, 303, await response.clone().text());
  const back = await backToSite(response.headers.get('location') ?? '');
  if (back === undefined) return undefined;
  return browser.visit(back, { accept: 'application/json', 'sec-fetch-site': 'cross-site' });
}

type Iss = 'right' | 'hostile’s' | 'other' | 'empty' | 'missing';
const valueOf = (iss: Iss, { honest, hostile }: Stage): string | undefined =>
  ({
    right: honest.url,
    'hostile’s': hostile.url,
    other: 'https://other.example',
    empty: '',
    missing: undefined,
  })[iss];

/** What the honest provider sends as `iss`, as far as it is honest. */
const sent: Iss[] = ['right', 'other', 'empty', 'missing'];

describe('a hostile provider that sends people on to an honest one', () => {
  for (const known of ['neither', 'hostile', 'honest', 'both'] as const) {
    for (const iss of sent) {
      for (const wanted of ['its own', 'the honest one’s'] as const) {
        test(
          `gets no code with an address each, issuer known of ${known}, iss ${iss}, asking for ${wanted} address`,
          onStage(async (stage) => {
            const { honest, hostile } = stage;
            const issuerOf = (provider: 'honest' | 'hostile'): object =>
              known === provider || known === 'both' ? { issuer: stage[provider].url } : {};
            const browser = await stage.open({ honest: issuerOf('honest'), hostile: issuerOf('hostile') });
            honest.registered = [`${base}/honest`];
            honest.iss = valueOf(iss, stage);
            hostile.lure = {
              authorize: `${honest.url}/authorize`,
              clientId: client.clientId,
              ...(wanted === 'its own' ? {} : { redirectUri: `${base}/honest` }),
            };
            const response = await signIn(browser, 'hostile');
            // The honest provider sends nobody to an address that isn't registered.
            assert.equal(honest.codes.length, wanted === 'its own' ? 0 : 1);
            assert.equal(response?.status, wanted === 'its own' ? undefined : 400);
            assert.equal(hostile.count('/token'), 0);
            assert.equal(honest.count('/token'), 0);
            assert.deepEqual(await signedInWith(browser), []);
            // And the honest one still works.
            const fits = iss === 'right' || iss === 'missing' || known === 'neither' || known === 'hostile';
            assert.equal((await signIn(browser, 'honest'))?.status, fits ? 303 : 400);
            assert.deepEqual(await signedInWith(browser), fits ? ['honest'] : []);
            assert.equal(honest.count('/token'), fits ? 1 : 0);
            assert.equal(hostile.count('/token'), 0);
          }),
        );
      }
    }
  }

  // Whatever the honest one sends here, and even where it breaks its promise.
  for (const iss of [...sent, 'hostile’s'] as const) {
    test(
      `gets no code with a shared address, iss ${iss}`,
      onStage(async (stage) => {
        const { honest, hostile } = stage;
        const shared = (issuer: string): object => ({ issuer, redirectUrl: base, sendsIssuer: true });
        const browser = await stage.open({ honest: shared(honest.url), hostile: shared(hostile.url) });
        honest.registered = [base];
        // An honest provider never names another's issuer: this is the endpoint's own comparison, made to fail.
        honest.iss = iss === 'hostile’s' ? `${hostile.url}/` : valueOf(iss, stage);
        hostile.lure = { authorize: `${honest.url}/authorize`, clientId: client.clientId };
        const response = await signIn(browser, 'hostile');
        assert.equal(honest.codes.length, 1);
        assert.equal(((await response?.json()) as { error: string } | undefined)?.error, 'issuer_mismatch');
        assert.equal(hostile.count('/token') + honest.count('/token'), 0);
        assert.deepEqual(await signedInWith(browser), []);
        assert.equal((await signIn(browser, 'honest'))?.status, iss === 'right' ? 303 : 400);
        assert.deepEqual(await signedInWith(browser), iss === 'right' ? ['honest'] : []);
        assert.equal(honest.count('/token'), iss === 'right' ? 1 : 0);
        assert.equal(hostile.count('/token'), 0);
      }),
    );
  }

  for (const [what, own, other, wrong] of [
    ['where neither is known to send iss', {}, {}, ['0.redirectUrl', '1.redirectUrl']],
    ['where only the other is', {}, { sendsIssuer: true }, ['0.redirectUrl']],
    ['where only this one is', { sendsIssuer: true }, {}, ['1.redirectUrl']],
    [
      'where an issuer is not known',
      { sendsIssuer: true, issuer: undefined },
      { sendsIssuer: true },
      ['0.issuer'],
    ],
  ] as const) {
    test(
      `an address is not shared ${what}: settings say what to set`,
      onStage(async (stage) => {
        const given = (provider: RealProvider, more: object) => ({
          issuer: provider.url,
          redirectUrl: base,
          ...more,
        });
        await assert.rejects(
          stage.open({ honest: given(stage.honest, own), hostile: given(stage.hostile, other) }),
          (error: Error & { code: string }) => {
            assert.equal(error.code, 'settings_invalid');
            const lines = error.message.split('\n');
            assert.deepEqual(
              lines.map((line) => line.replace(/^providers\[(\d)\](\.\w+): .*$/s, '$1$2')).sort(),
              [...wrong],
            );
            for (const line of lines) assert.match(line, /sendsIssuer/);
            return true;
          },
        );
      }),
    );
  }

  test(
    'may keep the address of a single provider to itself: the others have their own',
    onStage(async (stage) => {
      const { honest, hostile } = stage;
      const browser = await stage.open({ honest: { redirectUrl: base }, hostile: {} });
      honest.registered = [base];
      hostile.lure = { authorize: `${honest.url}/authorize`, clientId: client.clientId, redirectUri: base };
      const response = await signIn(browser, 'hostile');
      assert.equal(((await response?.json()) as { error: string } | undefined)?.error, 'state_mismatch');
      assert.equal(hostile.count('/token'), 0);
      assert.equal((await signIn(browser, 'honest'))?.status, 303);
    }),
  );
});

describe('an iss that nobody configured', () => {
  test(
    'signs in at an address of the provider’s own, and is told to the operator once, without its value',
    onStage(async (stage) => {
      const browser = await stage.open({ honest: {}, hostile: {} });
      stage.honest.registered = [`${base}/honest`];
      stage.honest.iss = 'https://issuer-of-nobody.example';
      for (let times = 0; times < 2; times++) assert.equal((await signIn(browser, 'honest'))?.status, 303);
      const [entry, ...more] = stage.log;
      assert.deepEqual([entry?.code, entry?.provider, more.length], ['issuer_unknown', 'honest', 0]);
      assert.match(entry?.cure ?? '', /issuer.*sendsIssuer/);
      assert.ok(!JSON.stringify(stage.log).includes('issuer-of-nobody'));
    }),
  );
});
