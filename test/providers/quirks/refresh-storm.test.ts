import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Drift } from '../../support/quirks/drift.js';
import { revocationOf } from '../../support/quirks/quirk-addresses.js';
import type { QuirkProvider } from '../../support/quirks/quirk-provider.js';
import { openQuirkSite, type QuirkSite } from '../../support/quirks/quirk-site.js';
import { isRefreshed } from '../../support/quirks/storm/kinds.js';
import { attemptLogin, chosenProviders, faultsOfSurvivor } from '../../support/quirks/storm/login-attempt.js';
import {
  attemptRefresh,
  faultsOfKept,
  faultsOfRefresh,
  passUntilDue,
} from '../../support/quirks/storm/refresh-attempt.js';
import { mixedDrift } from '../../support/quirks/storm/mixed-drift.js';
import {
  otherPersons,
  refreshRefusals,
  type RefreshRefusal,
} from '../../support/quirks/storm/refresh-refusals.js';
import { refreshWeather } from '../../support/quirks/storm/refresh-weather.js';
import { sampleSeed } from '../../support/whole.js';

const everyone = (): boolean => true;

/** Signs in at each provider that this run tries, lets its refreshes drift, and collects what is wrong at any of them. */
const collect = async (
  { row, isStored, applies = everyone }: { row: number; isStored: boolean; applies?: typeof isRefreshed },
  faultsAt: (provider: QuirkProvider, site: QuirkSite, lifetime: number | null) => Promise<string[]>,
): Promise<void> => {
  const chosen = chosenProviders(row, (provider) => isRefreshed(provider) && applies(provider));
  assert.notEqual(chosen.length, 0);
  const faults: string[] = [];
  for (const provider of chosen) {
    const site = await openQuirkSite(provider, { isStored });
    const attempt = await attemptLogin(site);
    faults.push(...faultsOfSurvivor(provider, attempt));
    const lifetime = attempt.authorization?.token.expires_in ?? null;
    faults.push(...(await faultsAt(provider, site, lifetime)));
  }
  assert.deepEqual(faults, []);
};

/** A refresh in that weather, and one after it. */
const refreshedTwice = async (
  site: QuirkSite,
  drift: Drift,
  lifetime: number | null | undefined,
): Promise<string[]> => {
  const { provider } = site;
  provider.drift = drift;
  const first = faultsOfRefresh(provider, await attemptRefresh(site, true), lifetime);
  provider.drift = {};
  return [...first, ...faultsOfRefresh(provider, await attemptRefresh(site, true))];
};

/** An attempt that may fail while the token works, one with a token that doesn't, and one after the weather. */
const refused = async (
  site: QuirkSite,
  { drift, code, isUntaken }: RefreshRefusal,
  { lifetime, isStored }: { lifetime: number | null; isStored: boolean },
): Promise<string[]> => {
  const { provider } = site;
  const old = provider.accessToken;
  const faults: string[] = [];
  const isLost = isStored && !isUntaken;
  const isDue = passUntilDue(site, lifetime);
  provider.drift = drift(provider);
  if (isDue) {
    const kept = { code: '', accessToken: old, asked: 'refresh' };
    faults.push(...faultsOfKept(provider, await attemptRefresh(site, false), kept));
    provider.drift = {};
    site.pass(10);
    // What it has sent with an answer that can't be used, nobody has.
    if (!isLost) provider.refreshTokens.splice(1);
    const again = await attemptRefresh(site, false);
    if (isLost || code === 'provider_unreachable')
      return [...faults, ...faultsOfKept(provider, again, { ...kept, asked: '' })];
    return [...faults, ...faultsOfRefresh(provider, again)];
  }
  const failed = await attemptRefresh(site, true);
  if (isLost) {
    const asked = failed.received.map(({ what }) => what).join();
    if (failed.code !== 'reauth_required' || failed.authorization || asked !== 'refresh')
      faults.push(`${provider.id}: ${JSON.stringify({ code: failed.code, asked })}`);
    return faults;
  }
  faults.push(...faultsOfKept(provider, failed, { code, accessToken: undefined, asked: 'refresh' }));
  provider.drift = {};
  provider.refreshTokens.splice(1);
  site.pass(61_000);
  return [...faults, ...faultsOfRefresh(provider, await attemptRefresh(site, true))];
};

/** The session ends without a further request but those that revoke what came for somebody else. */
const faultsOfEnd = async (site: QuirkSite): Promise<string[]> => {
  const { provider } = site;
  const { code, token, authorization, received } = await attemptRefresh(site, true);
  const revoked = received.filter(({ what }) => what === 'revoke');
  const sent = revoked.flatMap(({ fields }) => fields.get('token') ?? fields.get('access_token') ?? []);
  const fresh = [provider.accessToken, provider.refreshTokens.at(-1)];
  const isRight =
    code === 'reauth_required' &&
    token === undefined &&
    authorization === undefined &&
    received.every(({ what }, index) => what === (index === 0 ? 'refresh' : 'revoke')) &&
    sent.every((one) => fresh.includes(one)) &&
    sent.includes(provider.accessToken) === (revocationOf(provider) !== '');
  return isRight ? [] : [`${provider.id}: ${JSON.stringify({ code, sent, authorization })}`];
};

for (const isStored of [false, true])
  describe(`a refresh at a provider of the catalog that drifts, with sessions in ${isStored ? 'a store' : 'cookies'}`, () => {
    for (const [row, { what, drift, applies, lifetime }] of refreshWeather.entries())
      test(`brings the new token for the same person, and so does the next: ${what}`, () =>
        collect({ row, isStored, ...(applies ? { applies } : {}) }, (provider, site, before) =>
          refreshedTwice(site, drift(provider), lifetime === null ? before : lifetime),
        ));

    test(`brings the new token while four drifts come together that TEST_SEED=${sampleSeed()} chooses`, () =>
      collect({ row: 0, isStored }, async (provider, site) => {
        const { what, drift } = mixedDrift(provider, sampleSeed(), refreshWeather);
        const faults = await refreshedTwice(site, drift, undefined);
        return faults.map((fault) => `${what}: ${fault}`);
      }));

    for (const [row, refusal] of refreshRefusals.entries())
      test(`costs nobody a token that works${isStored ? ', and is not repeated if it may have been one' : ', and the next one succeeds'}: ${refusal.what} (${refusal.code})`, () =>
        collect(
          { row, isStored, ...(refusal.applies ? { applies: refusal.applies } : {}) },
          (_, site, lifetime) => refused(site, refusal, { lifetime, isStored }),
        ));

    for (const [row, { what, drift, applies }] of otherPersons.entries())
      test(`ends the session, revokes what came, and asks for nothing else: the ID token ${what}`, () =>
        collect({ row, isStored, ...(applies ? { applies } : {}) }, async (provider, site) => {
          provider.drift = drift();
          return faultsOfEnd(site);
        }));
  });
