import type { NewAuthorization } from '../sessions/session-record.js';
import type { PendingLogin } from './pending-login.js';

/** The smallest authorization that this login can bring. A code works once, so room is checked before it is exchanged. */
export function leastAuthorization({ request, state }: PendingLogin): NewAuthorization {
  const token = {
    accessToken: '',
    scope: [],
    tokenType: 'bearer',
    expiresAt: null,
    refreshToken: null,
    lifetime: null,
  };
  const { providerId: provider, flow } = request;
  return { provider, user: null, token, flow, state, loginAt: 0, signedInAt: 0 };
}
