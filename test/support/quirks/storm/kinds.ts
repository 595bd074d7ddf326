import type { Drift } from '../drift.js';
import type { QuirkProvider } from '../quirk-provider.js';

type Applies = (provider: QuirkProvider) => boolean;

/** One way in which a provider's answers drift, and the providers that it concerns; by default all. */
export interface Weather {
  readonly what: string;
  readonly applies?: Applies;
  readonly drift: (provider: QuirkProvider) => Drift;
}

/** Its token answer is JSON. */
export const answersJson: Applies = ({ entry }) => entry.answers?.tokenAs !== 'form';

/** It is asked for the user after the token. */
export const isAskedForUser: Applies = ({ entry, isDiscovered }) =>
  entry.userFromToken === undefined && (isDiscovered || entry.userEndpoint !== undefined);

/** It describes the user in JSON: in its token answer, or when it is asked. */
export const describesUser: Applies = (provider) =>
  isAskedForUser(provider) || provider.entry.userFromToken !== undefined;

/** Its ID tokens are checked. */
export const sendsIdTokens: Applies = ({ signsIdTokens, scopes }) =>
  signsIdTokens && scopes.includes('openid');

/** Its ID tokens are checked by the keys that it publishes. */
export const publishesKeys: Applies = (provider) =>
  sendsIdTokens(provider) && !provider.entry.idTokenAlgorithms?.some((name) => name.startsWith('HS'));

export const isDiscovered: Applies = (provider) => provider.isDiscovered;

/** Its issuer is known, so that an `iss` in the callback is compared. */
export const hasIssuer: Applies = ({ entry, isDiscovered: isFound }) => isFound || entry.issuer !== undefined;

/** It sends refresh tokens, which are exchanged without anything else of the login. */
export const isRefreshed: Applies = ({ entry }) => entry.refresh.tokens !== 'never';
