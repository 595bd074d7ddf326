import { providerName } from '../../src/brands/index.js';
import { listedProviders } from '../../src/protocol/listed-providers.js';
import type { OAuthSession } from '../../src/session/session.js';
import { stateOf } from '../../src/session/state-of.js';

export interface OfferedProvider {
  readonly id: string;
  /** The name in the endpoint's settings, else the brand's. */
  readonly name: string;
}

/**
 * The providers in an endpoint's response. Unlike `listedProviders` it keeps a provider whose name is no text, since a person can still
 * sign in with it.
 */
export function providersIn(response: unknown): readonly OfferedProvider[] {
  const { providers } = Object(response) as { providers?: unknown };
  return (Array.isArray(providers) ? (providers as unknown[]) : []).flatMap((one) => {
    const { id, name } = Object(one) as { id?: unknown; name?: unknown };
    if (typeof id !== 'string' || !id) return [];
    return [{ id, name: typeof name === 'string' && name.trim() ? name : providerName(id) }];
  });
}

/**
 * Gives a session the endpoint's list, so that its buttons show providers as the list does. A session of another copy of this package is
 * left alone.
 */
export function shareProviders(session: OAuthSession, response: unknown): void {
  const state = stateOf(session);
  if (!state || !Array.isArray((Object(response) as { providers?: unknown }).providers)) return;
  state.providerList = listedProviders(response);
  state.changed();
}

/** The ids in an attribute, each once. */
export function idsIn(list: string): readonly string[] {
  return [...new Set(list.split(/[\s,]+/).filter(Boolean))];
}

/**
 * The providers that a panel offers, the last used one first.
 * @param named the ids in the panel's attribute; if there are none, all providers of the endpoint are offered.
 * @param known the endpoint's providers; `undefined` before it has answered. Until then every named provider is offered.
 */
export function offeredProviders(
  named: readonly string[],
  known: readonly OfferedProvider[] | undefined,
  lastUsed: string,
): readonly OfferedProvider[] {
  const byId = new Map(known?.map((one) => [one.id, one]));
  const offered =
    named.length === 0
      ? [...byId.values()]
      : named.flatMap((id) => byId.get(id) ?? (known ? [] : [{ id, name: providerName(id) }]));
  return [...offered.filter(({ id }) => id === lastUsed), ...offered.filter(({ id }) => id !== lastUsed)];
}
