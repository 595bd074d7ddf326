import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';
import type { Query } from '../http/query.js';

/** What the page's button says: providers that can, open their sign-up page for `sign-up`. */
const intents = ['sign-in', 'sign-up', 'continue'] as const;

/** An e-mail address has at most 320 characters (RFC 3696 section 3). */
const maxHintLength = 320;

/** About thirty years: no session at a provider is older. */
const maxAgeLimit = 999_999_999;

const secondsSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(maxAgeLimit));

/** How the person is asked to authenticate (OpenID Connect Core section 3.1.2.1). */
export const requestedAuthenticationSchema = v.object({
  /** Whether the person wants to choose among accounts. */
  chooseAccount: v.optional(v.literal(true)),
  /** `login_hint`: the address or name that the provider fills in. */
  loginHint: v.optional(v.string()),
  /** `max_age`: seconds that the authentication at the provider may be old. */
  maxAge: v.optional(secondsSchema),
  intent: v.optional(v.picklist(intents)),
});

export type RequestedAuthentication = v.InferOutput<typeof requestedAuthenticationSchema>;

/**
 * Reads `login_hint`, `max_age` and `intent` of a login.
 * @throws {OAuthError} `invalid_request`: what a page asks for is sent as it is, or not at all.
 */
export function parseRequestedAuthentication(query: Query): Omit<RequestedAuthentication, 'chooseAccount'> {
  const loginHint = query.get('login_hint');
  const seconds = query.get('max_age');
  const given = query.get('intent');
  const intent = intents.find((known) => known === given);
  if (given && !intent) throw invalid(`intent is none of ${intents.join(', ')}.`);
  if (loginHint && (loginHint.length > maxHintLength || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(loginHint)))
    throw invalid(`login_hint is longer than ${maxHintLength} characters, or has a control character.`);
  if (seconds !== undefined && !/^\d{1,9}$/.test(seconds))
    throw invalid(`max_age is no whole number of seconds from 0 to ${maxAgeLimit}.`);
  return {
    ...(loginHint ? { loginHint } : {}),
    ...(seconds === undefined ? {} : { maxAge: Number(seconds) }),
    ...(intent ? { intent } : {}),
  };
}

function invalid(description: string): OAuthError {
  return new OAuthError('invalid_request', description);
}
