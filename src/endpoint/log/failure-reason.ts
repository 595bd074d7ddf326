import { OAuthError } from '../../protocol/errors.js';
import { causesOf } from './operator-note.js';
import { classOf } from './stack-frames.js';
import { oneLine } from './untrusted-text.js';

/** A call to a provider without a usable answer: the `cause` of `provider_unreachable`. */
export class FailedCall extends Error {
  /** Host and port that were called. */
  readonly host: string;
  /** The HTTP status, if there was an answer. */
  readonly status: number | undefined;

  constructor(host: string, status?: number, cause?: unknown) {
    super('the call failed', { cause });
    this.name = 'FailedCall';
    this.host = host;
    this.status = status;
  }
}

/** Why a provider's answer could not be used, without quoting the answer. */
export function reasonOf(failure: unknown): string {
  const causes = causesOf(failure);
  const status = answeredStatus(failure);
  const words = causes.map(wordsOf).find((found) => found !== undefined);
  const reasons = [status === undefined ? undefined : `HTTP ${status}`, words].filter(
    (reason) => reason !== undefined,
  );
  return reasons.join(', ') || 'no reason is known';
}

/** The HTTP status that the provider answered with, if that is known. */
export function answeredStatus(failure: unknown): number | undefined {
  return causesOf(failure)
    .map(statusOf)
    .find((found) => found !== undefined);
}

function statusOf(cause: unknown): number | undefined {
  if (cause instanceof FailedCall) return cause.status;
  // The protocol library's errors have a status, or the response as their cause.
  const { status, cause: response } = cause as { status?: unknown; cause?: unknown };
  const found = status ?? (response as { status?: unknown } | undefined)?.status;
  return typeof found === 'number' ? found : undefined;
}

function wordsOf(cause: unknown): string | undefined {
  if (cause instanceof FailedCall || !(cause instanceof Error)) return undefined;
  const { code } = cause as { code?: unknown };
  // Messages of the protocol library name fields, never values.
  if (typeof code === 'string' && code.startsWith('OAUTH_')) return oneLine(cause.message, 200);
  if (cause instanceof OAuthError) return cause.cause instanceof Error ? undefined : sentenceOf(cause);
  return causesOf(cause.cause).length ? undefined : `a function or answer failed with ${classOf(cause)}`;
}

/** Our own sentences end with a full stop. */
function sentenceOf({ code, description }: OAuthError): string {
  return oneLine(description.replace(/\.$/, '') || code, 200);
}
