import type { OAuthError } from '../protocol/errors.js';
import { listedSessions } from '../protocol/listed-sessions.js';
import { prepareRequests } from './cross-origin/load-cross-origin.js';
import { warnDeveloper } from './developer-console.js';
import { endSession, type LogoutOptions } from './login/logout.js';
import { post, send } from './post-to-endpoint.js';
import type { SessionState } from './session-state.js';
import { whileSignedIn } from './tokens/tokens.js';

/** A session of a person, in some browser. */
export interface BrowserSession {
  /** Identifies it for `end()`. Nobody can sign in with it. */
  readonly id: string;
  /** Such as `Chrome`; `null` if unknown or not stored. */
  readonly browser: string | null;
  /** Such as `Windows`; `null` if unknown or not stored. */
  readonly system: string | null;
  /** Seconds since 1970. */
  readonly signedInAt: number;
  /** Seconds since 1970, to within a tenth of the setting `session.idle`. */
  readonly seenAt: number;
  /** Whether it is the session of this browser. */
  readonly isCurrent: boolean;
}

/** The sessions of a person at one provider. */
export interface PersonSessions {
  /** This browser's session first, the others by last use, newest first. The endpoint lists a hundred at most. */
  readonly list: readonly BrowserSession[];
  /**
   * Ends one session. Ending this browser's own signs out here, and `logout` follows. Resolves to whether there was such a session.
   * @param options the options of `logout()`, if the session is this browser's own.
   * @throws {OAuthError} `reauth_required`, `endpoint_unreachable`, `store_unavailable`.
   */
  end(id: string, options?: LogoutOptions): Promise<boolean>;
  /**
   * Ends all sessions but this browser's own. Resolves to how many there were.
   * @throws {OAuthError} `reauth_required`, `endpoint_unreachable`, `store_unavailable`.
   */
  endOthers(): Promise<number>;
}

/** Asks the endpoint for the sessions of the person who is signed in with a provider, in all browsers. */
export async function personSessions(
  session: SessionState,
  provider = session.auth?.provider,
): Promise<PersonSessions> {
  const { transport } = session;
  if (session.client) await prepareRequests(session);
  const query = provider === undefined ? '' : `?provider=${encodeURIComponent(provider)}`;
  const answer = await whileSignedIn(session, () => send(transport, `/sessions${query}`)).catch(
    (error: unknown) => {
      if ((error as Partial<OAuthError>).code === 'not_found') adviseOnStore(session);
      throw error;
    },
  );
  const rows = listedSessions(answer) ?? transport.unreachable(undefined, 'endpoint_not_found');
  const list = rows
    .map(({ id, browser, system, signed_in_at: signedInAt, seen_at: seenAt, current: isCurrent }) => {
      return { id, browser, system, signedInAt, seenAt, isCurrent };
    })
    .sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent) || other.seenAt - one.seenAt);
  const end = async (which: { id: string } | { others: true }): Promise<number> => {
    const reply = await whileSignedIn(session, () =>
      post(transport, '/sessions/end', { provider, ...which }),
    );
    const { ended } = Object(reply) as { ended?: unknown };
    return typeof ended === 'number' ? ended : transport.unreachable(undefined, 'endpoint_not_found');
  };
  return {
    list,
    end: async (id, options) => {
      if (!list.some((one) => one.id === id && one.isCurrent)) return (await end({ id })) > 0;
      await endSession(session, provider, options);
      return true;
    },
    endOthers: () => end({ others: true }),
  };
}

function adviseOnStore({ page }: SessionState): void {
  const text =
    'The endpoint has no list of sessions, since it keeps them in cookies. Give it the setting store; for serve, set REDIS_URL or ' +
    'DATABASE_URL. See docs/many-machines.md.';
  warnDeveloper(page, 'store_missing', text);
}
