import { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../endpoint-context.js';
import { tellLogouts } from '../events/tell-events.js';
import { revokeAtProvider } from '../provider-calls/provider-logout.js';
import type { StoredSessions } from '../sessions/stored/stored-sessions.js';
import type { AuthorizationRecord } from '../sessions/session-record.js';
import { savedIdOf } from '../sessions/stored/saved-id.js';
import { isIn, type SessionGroup } from '../sessions/stored/session-group.js';
import type { Device } from '../sessions/stored/device.js';
import { keyOfPublicId, publicIdOf, type FoundSession } from '../sessions/stored/session-records.js';

/** Milliseconds that a provider may delay the end of a session. */
const longestDelayMs = 2000;
/** How many sessions are read from the store at once. */
const atOnce = 50;

/** A person at a provider, as `user.id` names them. */
export interface PersonAtProvider {
  readonly provider: string;
  readonly id: string;
}

/** A session of a person, in some browser. */
export interface ListedSession {
  /** Names the session to `end()`. It signs nobody in. */
  readonly id: string;
  readonly provider: string;
  /** Seconds since 1970. */
  readonly signedInAt: number;
  /** Seconds since 1970, to within a tenth of `session.idle`. */
  readonly seenAt: number;
  /** Seconds since 1970: when it ends unless it is used. */
  readonly expiresAt: number;
  /** `null` if the settings keep nothing of it. */
  readonly device: Device | null;
  /** The id of the embedding site or native app that it belongs to; `null` for the site itself. */
  readonly client: string | null;
}

/** The sessions of people, for the app's own server code. All of it needs the setting `store`. */
export interface OAuthSessions {
  /**
   * The live sessions of a person, last used first. Sessions whose login did not fetch the user are not among them.
   * @throws {OAuthError} `settings_invalid` without a store, `store_unavailable`.
   */
  list(this: void, person: PersonAtProvider): Promise<ListedSession[]>;
  /**
   * Ends a session. The first request after that is refused by every process, and its page learns of it (`reason: "revoked"`). Its
   * tokens are revoked, and what a page has saved of its sign-in no longer works.
   * @returns whether there was one.
   * @throws {OAuthError} `settings_invalid` without a store, `store_unavailable`.
   */
  end(this: void, sessionId: string): Promise<boolean>;
  /**
   * Ends every session of a person at a provider. What pages have saved of the person's sign-ins until now no longer works, either.
   * @returns how many there were.
   * @throws {OAuthError} `settings_invalid` without a store, `store_unavailable`.
   */
  endAll(this: void, person: PersonAtProvider): Promise<number>;
}

/** How often an index, which names 1,000 sessions, is read for one request. */
const mostRounds = 20;

/** Finds a person's sessions in the store, and ends them. */
export function sessionDirectory(context: EndpointContext): OAuthSessions {
  return {
    list: async ({ provider, id }) =>
      (await findSessions(context, { provider, id }))
        .map(toListedSession)
        .sort((a, b) => b.seenAt - a.seenAt),
    end: async (sessionId) => {
      const { records } = requireStore(context);
      const key = keyOfPublicId(sessionId);
      const found = key === undefined ? undefined : await records.find(key);
      return found?.stored ? (await endSessions(context, [found])) === 1 : false;
    },
    endAll: async ({ provider, id }) => {
      const { logouts } = requireStore(context);
      // First: what is restored meanwhile reads the note after it has written its session.
      if (id !== '') await logouts.addPerson({ provider, id }, context.clock() / 1000);
      return endEach(context, { provider, id }, () => true);
    },
  };
}

/** Which sessions of a group are found. */
interface Choice {
  readonly isMeant?: (session: FoundSession) => boolean;
  /** How many at most; 1,000 unless given. */
  readonly most?: number;
  /** Public ids of those that must be among them. */
  readonly first?: readonly string[];
}

/**
 * The live sessions of a person or another group, at most 1,000: those that live longest.
 * @throws {OAuthError} `settings_invalid` without a store.
 */
export async function findSessions(
  context: EndpointContext,
  group: SessionGroup,
  { isMeant = () => true, most = Infinity, first = [] }: Choice = {},
): Promise<FoundSession[]> {
  const { records } = requireStore(context);
  // Nobody: the id of a user that no login has fetched.
  if (group.id === '') return [];
  for (let round = 0; round < mostRounds; round++) {
    const all = await records.keysOf(group);
    const isFirst = (key: string): boolean => first.includes(publicIdOf(key));
    const keys = [...all.filter(isFirst), ...all.filter((key) => !isFirst(key))];
    const live: FoundSession[] = [];
    const ended: string[] = [];
    for (let from = 0; from < keys.length && live.length < most; from += atOnce) {
      const some = keys.slice(from, from + atOnce);
      const found = await Promise.all(some.map((key) => records.find(key)));
      for (const [index, key] of some.entries()) {
        const one = found[index];
        // The index may be behind; the sealed record decides whose it is.
        if (one?.stored && isIn(one.stored.record, group)) {
          if (isMeant(one) && live.length < most) live.push(one);
        }
        // An absent one may be of a login that is listed, and is about to be written.
        else if (one && !one.stored) ended.push(key);
      }
    }
    await records.unlist(group, ended);
    if (live.length > 0 || ended.length === 0) return live;
  }
  return [];
}

/**
 * Ends the sessions of a group that `isMeant` accepts, however many there are. Resolves to their number.
 * @param spared what is saved of these sign-ins stays.
 */
export async function endEach(
  context: EndpointContext,
  group: SessionGroup,
  isMeant: (session: FoundSession) => boolean,
  spared: readonly string[] = [],
): Promise<number> {
  let count = 0;
  for (let round = 0; round < mostRounds; round++) {
    const meant = await findSessions(context, group, { isMeant });
    if (meant.length === 0) break;
    count += await endSessions(context, meant, spared);
  }
  return count;
}

/**
 * Ends sessions and what is saved of their sign-ins, then revokes the tokens of those that have ended, which must not take long.
 * @param spared what is saved of these sign-ins stays: the session that remains may be of one of them.
 */
export async function endSessions(
  context: EndpointContext,
  all: readonly FoundSession[],
  spared: readonly string[] = [],
): Promise<number> {
  const { records, store } = requireStore(context);
  const ended: EndedSignIn[] = [];
  try {
    for (const { stored } of all) {
      const { record, key } = stored;
      const forget = !spared.includes(await savedIdOf(store, record));
      // First: if this fails, the session is still there to be found and ended again.
      if (forget) await context.savedTokens.forget([record]);
      await records.end(key, stored, 'revoked');
      ended.push({ record, forget });
    }
  } finally {
    const done = new AbortController();
    await Promise.race([revokeEach(context, ended), context.wait(longestDelayMs, done.signal)]);
    done.abort();
    await tellLogouts(
      context,
      ended.map(({ record }) => record),
      'revoked',
    );
  }
  return all.length;
}

interface EndedSignIn {
  readonly record: AuthorizationRecord;
  /** Whether what was saved of it has ended, too. */
  readonly forget: boolean;
}

async function revokeEach(context: EndpointContext, ended: readonly EndedSignIn[]): Promise<void> {
  for (let from = 0; from < ended.length; from += atOnce)
    await Promise.all(
      ended
        .slice(from, from + atOnce)
        .map(({ record, forget }) => revokeAtProvider(context, record, { forget })),
    );
}

export function toListedSession({ stored, expiresAt }: FoundSession): ListedSession {
  const { key, owner, record, seenAt, device } = stored;
  const { provider, signedInAt }: AuthorizationRecord = record;
  // The owner is its id, and its origin if it has one; the site itself has neither.
  const client = owner === '' ? null : (owner.split(' ')[0] ?? null);
  return { id: publicIdOf(key), provider, signedInAt, seenAt, expiresAt, device, client };
}

/** @throws {OAuthError} `settings_invalid`. */
export function requireStore({ stored }: EndpointContext): StoredSessions {
  if (stored) return stored;
  throw new OAuthError(
    'settings_invalid',
    'This needs the setting store: sessions in cookies are in no list.',
  );
}
