import { OAuthError } from '../../../protocol/errors.js';
import type { OperatorLogEntry } from '../../log/operator-log.js';
import { OperatorNote } from '../../log/operator-note.js';
import { clocksDiffer, issuerDiffers } from '../../log/provider-messages.js';
import type { CheckedProvider } from '../../settings/check-settings.js';
import { IdTokenRefused } from '../id-token/check-iat-azp-at-hash.js';

/**
 * Adds a note for the operator to an error whose reason is a wrong issuer or clock. The visitor does not see the note.
 * @param error as the library threw it, with details: the note names only issuers and seconds.
 * @param clockAhead seconds by which the provider's clock is ahead of ours.
 */
export function addIssuerOrClockNote(
  known: OAuthError,
  error: unknown,
  provider: CheckedProvider,
  clockAhead?: number,
): OAuthError {
  const entry = entryFor(detailsOf(error), provider, clockAhead);
  return entry ? new OAuthError(known.code, known.description, new OperatorNote(entry, known.cause)) : known;
}

interface Details {
  readonly claim?: unknown;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly attribute?: unknown;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** What the library attaches to its errors. */
function detailsOf(error: unknown): Details {
  let current: unknown = error;
  for (let depth = 0; depth < 8 && typeof current === 'object' && current !== null; depth++) {
    if (current instanceof IdTokenRefused) return { claim: current.claim };
    if ('claim' in current || 'attribute' in current) return current;
    current = (current as { cause?: unknown }).cause;
  }
  return {};
}

/** What to tell the operator; `undefined` if the error is about neither the issuer nor the clocks. */
function entryFor(
  { claim, claims, attribute, body }: ReturnType<typeof detailsOf>,
  provider: CheckedProvider,
  clockAhead: number | undefined,
): OperatorLogEntry | undefined {
  if (attribute === 'issuer' || claim === 'iss')
    return issuerDiffers({
      provider,
      expected: provider.issuer,
      received: body ? body['issuer'] : claims?.['iss'],
    });
  if (claim === 'exp' || claim === 'nbf' || claim === 'iat')
    return clocksDiffer({ provider, claim, seconds: clockAhead });
  return undefined;
}
