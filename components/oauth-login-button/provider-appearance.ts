import { brandOf } from '../../src/brands/index.js';
import { listedProviders } from '../../src/protocol/listed-providers.js';
import type { OAuthSession } from '../../src/session/session.js';
import { stateOf } from '../../src/session/state-of.js';
import { appearanceIn, type ProviderAppearance } from './provider-look.js';

export type { ProviderAppearance } from './provider-look.js';

/** How many looks of a list are kept. */
const maximumLooks = 1000;

/** Sessions whose list was asked for. */
const asked = new WeakSet<OAuthSession>();

/**
 * A provider as the endpoint's list shows it, where a panel, a menu or the app has loaded the list; else as its brand does. Of a
 * provider without a known brand nobody else can say anything: the list is asked for, once the session is known.
 */
export function appearanceOf(session: OAuthSession | undefined, id: string): ProviderAppearance {
  const providers = session && (needsList(session, id) ? session.providers : stateOf(session)?.providerList);
  return appearanceInList(providers ?? none, id);
}

/** How the rows of each list look, by their id: each of a thousand buttons looks itself up at every rendering. */
const known = new WeakMap<object, Map<string, ProviderAppearance>>();

/** A list without rows, for sessions that have none yet. */
const none: readonly never[] = [];

function appearanceInList(providers: readonly object[], id: string): ProviderAppearance {
  const before = known.get(providers)?.get(id);
  if (before) return before;
  const looks = known.get(providers) ?? new Map<string, ProviderAppearance>();
  known.set(providers, looks);
  // A session of another version may hold a list that nobody has checked.
  const row = listedProviders({ providers }).find((one) => one.id === id);
  const look = appearanceIn(row ?? {}, id);
  // A page may name any number of ids.
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

/** Whether to read the public list, which loads it: once for each session, even if it does not come. */
function needsList(session: OAuthSession, id: string): boolean {
  if (!id || brandOf(id) || session.status === 'loading' || asked.has(session)) return false;
  asked.add(session);
  return true;
}
