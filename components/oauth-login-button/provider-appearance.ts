import { brandOf } from '../../src/brands/index.js';
import { listedProviders } from '../../src/protocol/listed-providers.js';
import type { OAuthSession } from '../../src/session/session.js';
import { stateOf } from '../../src/session/state-of.js';
import { appearanceIn, type ProviderAppearance } from './provider-look.js';

export type { ProviderAppearance } from './provider-look.js';

/** The most looks that are cached for one list. */
const maximumLooks = 1000;

/** The sessions whose list has been requested. */
const requested = new WeakSet<OAuthSession>();

/**
 * How to show a provider: as the endpoint's list says if a panel, a menu or the app has loaded that, else as its brand says. For a provider
 * without a known brand only the list can say anything, so this requests it once the session is known.
 */
export function appearanceOf(session: OAuthSession | undefined, id: string): ProviderAppearance {
  const providers = session && (needsList(session, id) ? session.providers : stateOf(session)?.providerList);
  return appearanceInList(providers ?? none, id);
}

/** Caches the look of each row of a list by its id: each of a thousand buttons looks itself up at every rendering. */
const known = new WeakMap<object, Map<string, ProviderAppearance>>();

/** A list without rows, for sessions that have none yet. */
const none: readonly never[] = [];

function appearanceInList(providers: readonly object[], id: string): ProviderAppearance {
  const before = known.get(providers)?.get(id);
  if (before) return before;
  const looks = known.get(providers) ?? new Map<string, ProviderAppearance>();
  known.set(providers, looks);
  // A session of another version of this package may hold a list that nobody has checked.
  const row = listedProviders({ providers }).find((one) => one.id === id);
  const look = appearanceIn(row ?? {}, id);
  // Limits the cache: a page may name any number of ids.
  if (looks.size < maximumLooks) looks.set(id, look);
  return look;
}

/**
 * Whether a provider has its final look: one without a known brand may get another name and picture once the endpoint's list comes.
 * Without the list, what a server has rendered stays: a link that signs in.
 */
export function isLookKnown(session: OAuthSession | undefined, id: string): boolean {
  const state = stateOf(session);
  return !!brandOf(id) || !state || !!state.providerList?.length;
}

/** Whether to read the public list of a session, which loads it. That happens once for each session, even if the loading fails. */
function needsList(session: OAuthSession, id: string): boolean {
  if (!id || brandOf(id) || session.status === 'loading' || requested.has(session)) return false;
  requested.add(session);
  return true;
}
