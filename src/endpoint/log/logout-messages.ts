import type { CheckedProvider } from '../settings/check-settings.js';
import type { OperatorLogEntry } from './operator-log.js';

/** Messages about logouts that providers send. Anybody can send such requests. */

interface About {
  readonly provider: Pick<CheckedProvider, 'id' | 'name'>;
}

export const logoutTokenRefused = ({
  provider,
  why,
}: About & { readonly why: string }): OperatorLogEntry => ({
  code: 'logout_token_refused',
  level: 'warning',
  provider: provider.id,
  message: `A logout token for ${provider.name} was refused, and ended nothing. ${why}`,
  cure: `If it is really from ${provider.name}, check issuer, clientId and idTokenAlgorithms in the settings, and the clock of this server.`,
});

export const logoutWithoutStore = ({ provider }: About): OperatorLogEntry => ({
  code: 'logout_needs_store',
  level: 'warning',
  provider: provider.id,
  message: `${provider.name} said that somebody has signed out there, but sessions in cookies can't be ended from elsewhere.`,
  cure: `Set a store, or remove the back-channel logout URL from the registration with ${provider.name}.`,
});

export const logoutTokensUnchecked = ({ provider }: About): OperatorLogEntry => ({
  code: 'logout_unchecked',
  level: 'warning',
  provider: provider.id,
  message: `A logout token for ${provider.name} can't be checked: the settings don't say who signs.`,
  cure: `Set issuer, and jwksUri unless it is discovered, of the provider ${provider.id}.`,
});
