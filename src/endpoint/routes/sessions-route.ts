import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';
import type { WireEndedSessions, WireSessions } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import { requireOwnRead } from '../http/csrf-guards.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { jsonReply, withChanges, type Answer } from '../http/reply.js';
import { ownerOf } from '../sessions/sealing/session-owner.js';
import {
  endEach,
  endSessions,
  findSessions,
  toListedSession,
  requireStore,
  type PersonAtProvider,
} from '../server-api/session-directory.js';
import type { AuthorizationRecord } from '../sessions/session-record.js';
import { savedIdOf } from '../sessions/stored/saved-id.js';
import { personOf } from '../sessions/stored/session-group.js';
import type { FoundSession } from '../sessions/stored/session-records.js';
import { readPagePost } from './read-page-post.js';

const bodySchema = v.union([
  v.strictObject({ provider: v.optional(v.string()), id: v.string() }),
  v.strictObject({ provider: v.optional(v.string()), others: v.literal(true) }),
]);

interface OwnSessions {
  readonly person: PersonAtProvider;
  /** The browser's own. */
  readonly record: AuthorizationRecord;
  readonly sessions: readonly FoundSession[];
  /** Public ids of the browser's own. */
  readonly current: readonly string[];
}

/** How many sessions a page is told: each is an entry to be read and opened. */
const mostListed = 100;

/** `GET /sessions`: the sessions of the person who is signed in here, at one provider, in all browsers. */
export async function listOwnSessions(context: EndpointContext, request: ParsedRequest): Promise<Answer> {
  requireOwnRead(request, context.caller);
  const { sessions, current } = await ownSessions(
    context,
    request,
    request.query.get('provider'),
    mostListed,
  );
  const answer: WireSessions = {
    sessions: sessions
      .map(toListedSession)
      .sort((one, other) => other.seenAt - one.seenAt)
      .map(({ id, device, signedInAt, seenAt }) => ({
        id,
        browser: device?.browser ?? null,
        system: device?.system ?? null,
        signed_in_at: Math.floor(signedInAt),
        seen_at: seenAt,
        current: current.includes(id),
      })),
  };
  return jsonReply(JSON.stringify(answer));
}

/** `POST /sessions/end`: ends one of these sessions (`id`), or all but the one of this browser (`others`). */
export async function endOwnSessions(context: EndpointContext, request: ParsedRequest): Promise<Answer> {
  const body = await readPagePost(context, request, bodySchema);
  const { person, record, sessions, current } = await ownSessions(context, request, body.provider);
  let [ended, isOwn] = [0, false];
  if ('id' in body) {
    const meant = sessions.filter((session) => toListedSession(session).id === body.id);
    ended = await endSessions(context, meant);
    isOwn = ended > 0 && current.includes(body.id);
  } else if (person.id !== '') {
    const { logouts, store } = requireStore(context);
    const owner = ownerOf(context.caller);
    const spared = [await savedIdOf(store, record)];
    // First: what is restored meanwhile reads the note after it has written its session.
    await logouts.addPerson(person, context.clock() / 1000, owner, spared);
    const isOther = (session: FoundSession): boolean =>
      session.stored.owner === owner && !current.includes(toListedSession(session).id);
    ended = await endEach(context, person, isOther, spared);
  }
  // Its own session ends as if it had signed out.
  const changes = isOwn ? await context.sessions.end(request, { provider: person.provider }) : [];
  return withChanges(jsonReply(JSON.stringify({ ended } satisfies WireEndedSessions)), changes);
}

/** @throws {OAuthError} `not_found` without a store, `reauth_required`. */
async function ownSessions(
  context: EndpointContext,
  request: ParsedRequest,
  wanted: string | undefined,
  most?: number,
): Promise<OwnSessions> {
  if (!context.stored) throw new OAuthError('not_found', 'There is nothing at this address.');
  const signedIn = await context.sessions.read(request);
  const record = (
    wanted === undefined ? signedIn : signedIn.filter((each) => each.record.provider === wanted)
  ).at(-1)?.record;
  if (!record) throw new OAuthError('reauth_required', 'Nobody is signed in with that provider.');
  const person = { provider: record.provider, id: personOf(record) ?? '' };
  // A page of another site sees the sessions of that site alone.
  const owner = ownerOf(context.caller);
  const isMeant = ({ stored }: FoundSession): boolean => stored.owner === owner;
  const current = await context.sessions.publicIds(request);
  const sessions = await findSessions(context, person, { isMeant, first: current, ...(most && { most }) });
  return { person, record, sessions, current };
}
