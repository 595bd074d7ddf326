import { ProviderBusy } from '../provider-calls/errors/provider-error.js';
import { OAuthError } from '../../protocol/errors.js';
import { FailedCall } from '../log/failure-reason.js';
import { causesOf } from '../log/operator-note.js';
import { invalidAgeMs, pauseMsAfter, RefreshedForOtherPerson } from './refresh-failures.js';
import type { RefreshState } from './refresh-state.js';

/** Milliseconds for which a token that was sent without a result is never sent again: no session lasts longer. */
export const sentAgeMs = 400 * 24 * 3600_000;

/** What a failed refresh means for all processes, and for how many milliseconds; `undefined` if the token may be sent again at once. */
export function stateAfter(
  error: unknown,
): { readonly state: RefreshState; readonly ageMs: number } | undefined {
  // The provider has exchanged the token, for what nobody may use.
  if (error instanceof RefreshedForOtherPerson) return { state: { kind: 'lost' }, ageMs: sentAgeMs };
  if (error instanceof OAuthError && error.code === 'invalid_grant')
    return { state: { kind: 'refused' }, ageMs: invalidAgeMs };
  if (!maySendAgain(error)) return { state: { kind: 'lost' }, ageMs: sentAgeMs };
  if (!(error instanceof OAuthError) || error.code !== 'provider_unreachable') return undefined;
  const retryAfter = error instanceof ProviderBusy ? error.retryAfter : null;
  return { state: { kind: 'busy', retryAfter }, ageMs: Math.max(1, pauseMsAfter(error)) };
}

/** The connection was never there: nothing was sent on it. Codes of Node, undici and TLS. */
const beforeSending =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|ENAMEINSIDE|EHOSTUNREACH|ENETUNREACH|EACCES|EPERM|UND_ERR_CONNECT_TIMEOUT)$|CERT|SELF_SIGNED|^UNABLE_TO_|^ERR_TLS|^ERR_SSL|HOSTNAME_MISMATCH/;

/**
 * Whether a refresh token may be sent again after a refresh that failed: nobody received it, or somebody who refused it. After a
 * request without an answer, and after an answer that can't be used, the provider may have replaced it: sent again, it would look stolen.
 */
function maySendAgain(error: unknown): boolean {
  const causes = causesOf(error);
  if (causes.some((cause) => cause instanceof ProviderBusy)) return true;
  const call = causes.find((cause) => cause instanceof FailedCall);
  if (call) return codesOf(call).some((code) => beforeSending.test(code));
  const status = causes.map(statusOf).find((found) => found !== undefined);
  if (status !== undefined) return status >= 300;
  // The address was never called.
  return error instanceof OAuthError && error.code === 'provider_unreachable' && error.cause === undefined;
}

function codesOf(error: Error): string[] {
  return causesOf(error)
    .map((cause) => (cause as { code?: unknown }).code)
    .filter((code) => typeof code === 'string');
}

function statusOf(error: unknown): number | undefined {
  const { status } = error as { status?: unknown };
  return typeof status === 'number' ? status : undefined;
}
