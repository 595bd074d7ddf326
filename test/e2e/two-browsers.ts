import type { ProviderId } from './steps.js';

const inEveryBrowser: readonly ProviderId[] = ['github', 'auth0'];

/**
 * For a test that is made for each provider. Providers differ on the server alone: two of them, one of each kind, are
 * enough for a second browser.
 */
export const browsersFor = (provider: ProviderId) =>
  inEveryBrowser.includes(provider) ? {} : { tag: '@chromium' };

/** For one of several ways of which browsers do not differ in some: those are tried in Firefox by the whole run alone. */
export const inFirefoxUnless = (isOfThePage: boolean) => (isOfThePage ? { tag: '@page' } : {});
