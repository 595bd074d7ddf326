import { OAuthError } from '../../protocol/errors.js';
import type { OperatorLogEntry } from '../log/operator-log.js';
import { OperatorNote } from '../log/operator-note.js';
import type { CheckedProvider } from '../settings/settings.js';
import { IdTokenRefused } from './check-id-token.js';

/**
 * The failure of an exchange with what only the operator can cure of it, where that is a wrong issuer or clock: the visitor
 * sees none of it.
 * @param error as it was thrown, with the library's details: of them, issuers and seconds are told alone.
 * @param clockAhead seconds by which the provider's clock is ahead of ours.
 */
export function withNote(
  known: OAuthError,
  error: unknown,
  provider: CheckedProvider,
  clockAhead?: number,
): OAuthError {
  const { claim, claims, attribute, body } = detailsOf(error);
  const entry =
    attribute === 'issuer' || claim === 'iss'
      ? issuerDiffers(provider, body ? body['issuer'] : claims?.['iss'])
      : claim === 'exp' || claim === 'nbf' || claim === 'iat'
        ? clocksDiffer(provider, claim, clockAhead)
        : undefined;
  return entry ? new OAuthError(known.code, known.description, new OperatorNote(entry, known.cause)) : known;
}

function issuerDiffers({ id, name, issuer }: CheckedProvider, found: unknown): OperatorLogEntry {
  return {
    code: 'issuer_mismatch',
    level: 'error',
    provider: id,
    message: `The settings say that the issuer of ${name} is ${issuer ?? 'not known'}, and ${name} says that it is ${shownIssuer(found)}.`,
    cure: `Set issuer of "${id}" to exactly that, if it is the provider's: a slash at the end counts.`,
  };
}

function clocksDiffer(
  { id, name }: CheckedProvider,
  claim: string,
  ahead: number | undefined,
): OperatorLogEntry {
  return {
    code: 'clock_difference',
    level: 'error',
    provider: id,
    message: `An ID token of ${name} is refused by its times (${claim}): ${clockWords(name, ahead)}.`,
    cure: "Set the clock of this server by NTP; if it is right, the provider's is wrong.",
  };
}

function clockWords(name: string, ahead: number | undefined): string {
  if (ahead === undefined) return `${name} doesn't say what time it is there`;
  if (Math.abs(ahead) < 2) return 'both clocks agree';
  return `the clock of ${name} is ${Math.abs(ahead)} seconds ${ahead > 0 ? 'ahead of' : 'behind'} this server's`;
}

/** An address alone: whatever else stands there is not repeated. */
function shownIssuer(issuer: unknown): string {
  const isAddress =
    typeof issuer === 'string' && /^https?:\/\/[\w.:/~{}[\]-]{1,200}$/.test(issuer) && URL.canParse(issuer);
  return isAddress ? issuer : 'something else';
}

interface Details {
  readonly claim?: unknown;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly attribute?: unknown;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** What the library hangs on to its errors. */
function detailsOf(error: unknown): Details {
  let current: unknown = error;
  for (let depth = 0; depth < 8 && typeof current === 'object' && current !== null; depth++) {
    if (current instanceof IdTokenRefused) return { claim: current.claim };
    if ('claim' in current || 'attribute' in current) return current;
    current = (current as { cause?: unknown }).cause;
  }
  return {};
}
