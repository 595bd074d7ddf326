import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Drift } from '../../support/quirks/drift.js';
import type { QuirkProvider } from '../../support/quirks/quirk-provider.js';
import { openQuirkSite } from '../../support/quirks/quirk-site.js';
import { forgedCallbacks, forgedIdTokens, foreignUsers } from '../../support/quirks/storm/forgeries.js';
import { isDiscovered, publishesKeys } from '../../support/quirks/storm/kinds.js';
import {
  attemptLogin,
  chosenProviders,
  faultsOfRefusal,
  faultsOfSurvivor,
} from '../../support/quirks/storm/login-attempt.js';
import { mixedDrift } from '../../support/quirks/storm/mixed-drift.js';
import { refusals, type Refusal } from '../../support/quirks/storm/refusals.js';
import { tokenWeather } from '../../support/quirks/storm/token-weather.js';
import { userWeather } from '../../support/quirks/storm/user-weather.js';
import { sampleSeed } from '../../support/whole.js';

const everyone = (): boolean => true;

/** Opens a site for each provider that this run tries, and collects what is wrong at any of them. */
const collect = async (
  row: number,
  applies: (provider: QuirkProvider) => boolean,
  faultsAt: (provider: QuirkProvider) => Promise<string[]>,
): Promise<void> => {
  const chosen = chosenProviders(row, applies);
  assert.notEqual(chosen.length, 0);
  const faults: string[] = [];
  for (const provider of chosen) faults.push(...(await faultsAt(provider)));
  assert.deepEqual(faults, []);
};

const loginInWeather = async (provider: QuirkProvider, drift: Drift) => {
  const site = await openQuirkSite(provider);
  provider.drift = drift;
  return { site, attempt: await attemptLogin(site) };
};

const faultsOf = async (provider: QuirkProvider, { drift, code, mayAsk }: Refusal) => {
  const { site, attempt } = await loginInWeather(provider, drift(provider));
  const faults = faultsOfRefusal(provider, attempt, code, mayAsk);
  if (attempt.hosts.includes('evil.example')) faults.push(`${provider.id}: a request to evil.example`);
  return { site, faults };
};

describe('a provider of the catalog that drifts', () => {
  for (const [row, { what, drift, applies = everyone, lifetime }] of tokenWeather.entries())
    test(`signs in the same person with the same scopes: ${what}`, () =>
      collect(row, applies, async (provider) => {
        const { attempt } = await loginInWeather(provider, drift(provider));
        return faultsOfSurvivor(provider, attempt, lifetime);
      }));

  for (const [row, { what, drift, applies = everyone, isRight = everyone }] of userWeather.entries())
    test(`signs in the same person with the same scopes: ${what}`, () =>
      collect(row, applies, async (provider) => {
        const { attempt } = await loginInWeather(provider, drift(provider));
        const faults = faultsOfSurvivor(provider, attempt);
        const user = attempt.authorization?.user;
        if (user && !isRight(user, provider)) faults.push(`${provider.id}: ${JSON.stringify(user)}`);
        return faults;
      }));

  test(`signs in the same person while four drifts come together that TEST_SEED=${sampleSeed()} chooses`, () =>
    collect(0, everyone, async (provider) => {
      const { what, drift } = mixedDrift(provider, sampleSeed());
      const { attempt } = await loginInWeather(provider, drift);
      return faultsOfSurvivor(provider, attempt).map((fault) => `${what}: ${fault}`);
    }));

  test('signs in again after its keys were rotated', () =>
    collect(0, publishesKeys, async (provider) => {
      const { site, attempt } = await loginInWeather(provider, {});
      provider.drift = { key: 'rotated' };
      const again = await attemptLogin(site);
      return [...faultsOfSurvivor(provider, attempt), ...faultsOfSurvivor(provider, again)];
    }));

  test('signs in again an hour after its metadata moved endpoints and keys, and none of the old ones is asked', () =>
    collect(0, isDiscovered, async (provider) => {
      const { site, attempt } = await loginInWeather(provider, {});
      provider.drift = { moved: 'v2/', key: 'rotated' };
      site.pass(3_600_001);
      const again = await attemptLogin(site);
      return [...faultsOfSurvivor(provider, attempt), ...faultsOfSurvivor(provider, again)];
    }));

  for (const [row, refusal] of refusals.entries())
    test(`ends the login with ${refusal.code}, and the next one succeeds: ${refusal.what}`, () =>
      collect(row, refusal.applies ?? everyone, async (provider) => {
        const { site, faults } = await faultsOf(provider, refusal);
        provider.drift = {};
        // A failure to fetch the app's own token is the answer to all logins for five seconds.
        if (provider.entry.tokenOf === 'app') site.pass(5000);
        return [...faults, ...faultsOfSurvivor(provider, await attemptLogin(site))];
      }));

  for (const [row, refusal] of forgedIdTokens.entries())
    test(`signs nobody in, and its user endpoint is not asked: ${refusal.what} (${refusal.code})`, () =>
      collect(
        row,
        refusal.applies ?? everyone,
        async (provider) => (await faultsOf(provider, refusal)).faults,
      ));

  for (const [row, refusal] of foreignUsers.entries())
    test(`signs nobody in, and its user endpoint is asked once: ${refusal.what} (${refusal.code})`, () =>
      collect(
        row,
        refusal.applies ?? everyone,
        async (provider) => (await faultsOf(provider, refusal)).faults,
      ));

  for (const [row, refusal] of forgedCallbacks.entries())
    test(`signs nobody in, and the code is not exchanged: ${refusal.what} (${refusal.code})`, () =>
      collect(
        row,
        refusal.applies ?? everyone,
        async (provider) => (await faultsOf(provider, refusal)).faults,
      ));
});
