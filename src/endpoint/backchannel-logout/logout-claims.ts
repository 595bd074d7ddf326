import { secondsOf, type Clock } from '../runtime/clock.js';
import { clockToleranceSeconds } from '../provider-calls/id-token/check-auth-time.js';
import { maxClockSkewSeconds } from '../provider-calls/id-token/check-iat-azp-at-hash.js';
import { LogoutTokenRefused } from './logout-token-refused.js';

/** The member of `events` that makes a JWT a logout token. */
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
/** Seconds that a token may be valid: its `jti` is remembered so long. Two minutes are recommended. */
const longestLifeSeconds = 86_400;

/** What a logout token says, once its claims and its signature are checked. */
export interface LogoutClaims {
  readonly iss: string;
  /** Seconds since 1970, by the provider's clock. */
  readonly issuedAt: number;
  /** Seconds since 1970. */
  readonly expiresAt: number;
  readonly jti: string;
  /** At least one of them is there. */
  readonly sub: string | undefined;
  readonly sid: string | undefined;
}

export interface LogoutClaimsContext {
  readonly clientId: string;
  readonly isIssuer: (iss: string) => boolean;
  readonly clock: Clock;
}

/**
 * Checks the claims of a logout token (OpenID Connect Back-Channel Logout 1.0 sections 2.4 and 2.6).
 * @throws {LogoutTokenRefused}
 */
export function checkLogoutClaims(
  claims: Readonly<Record<string, unknown>>,
  { clientId, isIssuer, clock }: LogoutClaimsContext,
): LogoutClaims {
  const { iss, aud, azp, iat, exp, nbf, jti, events, sub, sid } = claims;
  const now = secondsOf(clock);
  if (typeof iss !== 'string' || !isIssuer(iss)) throw refused('It is from another issuer (iss).');
  if (!isFor(clientId, aud, azp)) throw refused('It is for another client (aud).');
  if (!isTime(iat) || iat > now + maxClockSkewSeconds)
    throw refused('It was made in the future, or never (iat).');
  if (!isTime(exp) || exp <= now - clockToleranceSeconds)
    throw refused('It has expired, or never does (exp).');
  if (exp > Math.max(now, iat) + longestLifeSeconds) throw refused('It is valid for more than a day (exp).');
  if (nbf !== undefined && (!isTime(nbf) || nbf > now + clockToleranceSeconds))
    throw refused('It is not valid yet (nbf).');
  if (!isFilled(jti)) throw refused('It has no id (jti).');
  if (!isRecord(events) || !Object.hasOwn(events, logoutEvent) || !isRecord(events[logoutEvent]))
    throw refused('It is no logout token (events).');
  // An ID token has one: it must not be taken for a logout token.
  if (Object.hasOwn(claims, 'nonce')) throw refused('It has a nonce.');
  if (sub !== undefined && !isFilled(sub)) throw refused('It names nobody (sub).');
  if (sid !== undefined && !isFilled(sid)) throw refused('It names no session (sid).');
  if (sub === undefined && sid === undefined) throw refused('It names neither a person nor a session.');
  return { iss, issuedAt: iat, expiresAt: exp, jti, sub, sid };
}

/** As for an ID token: one for several clients must say that it is for the use of this one. */
function isFor(clientId: string, aud: unknown, azp: unknown): boolean {
  const audiences: unknown[] = Array.isArray(aud) ? aud : [aud];
  if (!audiences.includes(clientId)) return false;
  return azp === undefined ? audiences.length === 1 : azp === clientId;
}

const refused = (why: string): LogoutTokenRefused => new LogoutTokenRefused(why);

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const isFilled = (value: unknown): value is string => typeof value === 'string' && value !== '';

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
