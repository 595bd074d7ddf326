import type { WireAuthorization, WireSession } from '../../protocol/wire.js';
import { secondsOf, type Clock } from '../runtime/clock.js';
import type { AuthorizationRecord } from './session-record.js';

/** The session as pages may see it. It names every field, so that a new secret in the record can't slip through. */
export function sessionResponse(records: readonly AuthorizationRecord[], clock: Clock): WireSession {
  return { authorizations: records.map((record) => authorizationAnswer(record, clock)) };
}

function authorizationAnswer(
  { provider, user, token }: AuthorizationRecord,
  clock: Clock,
): WireAuthorization {
  return {
    provider,
    user: user && {
      id: user.id,
      name: user.name,
      email: user.email,
      avatar_url: user.avatar_url,
      ...(user.is_private_relay === undefined ? {} : { is_private_relay: user.is_private_relay }),
      groups: user.groups,
      raw: user.raw,
    },
    token: {
      scope: token.scope,
      token_type: token.tokenType,
      expires_in: token.expiresAt === null ? null : Math.max(0, token.expiresAt - secondsOf(clock)),
    },
  };
}
