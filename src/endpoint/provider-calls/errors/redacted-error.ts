import { OAuthError } from '../../../protocol/errors.js';
import { BufferedResponse } from '../network/buffered-response.js';
import { isCallSite } from './call-site.js';

const mostCauses = 8;

/**
 * An error of the protocol library, the runtime or the app's function as a cause that may be logged: its class, its code, an
 * HTTP status, where it was thrown. The original may hold whole responses, tokens and codes, and parsers quote their input.
 */
export class RedactedError extends Error {
  /** The library's or the runtime's, such as `OAUTH_JWT_CLAIM_COMPARISON_FAILED` or `ECONNREFUSED`. */
  declare readonly code?: string;
  /** The HTTP status of the response that caused it. */
  declare readonly status?: number;

  constructor(error: Error, cause: unknown) {
    const { code, status } = factsOf(error);
    // The library's messages name fields, never values.
    super(code?.startsWith('OAUTH_') ? error.message : '', cause === undefined ? undefined : { cause });
    this.name = classNameOf(error);
    if (code !== undefined) this.code = code;
    if (status !== undefined) this.status = status;
    this.stack = [`${this.name}: ${this.message}`, ...framesOf(error)].join('\n');
  }
}

/** The class of an error; a name that was set may hold anything. */
export function classNameOf(error: Error): string {
  const name: unknown = (error.constructor as { name?: unknown } | null | undefined)?.name;
  return typeof name === 'string' && /^\w{1,40}$/.test(name) ? name : 'Error';
}

/** The error without its content; our own errors are unchanged. */
export function redactError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error) || depth === mostCauses) return undefined;
  if (error instanceof OAuthError || error instanceof RedactedError) return error;
  return new RedactedError(error, redactError(error.cause, depth + 1));
}

function factsOf(error: Error): { code?: string; status?: number } {
  const { code, status, cause } = error as { code?: unknown; status?: unknown; cause?: unknown };
  // The library attaches the whole response to some of its errors.
  const answered = status ?? (cause instanceof BufferedResponse ? cause.status : undefined);
  return {
    ...(typeof code === 'string' && /^[A-Z][A-Z\d_]{1,63}$/.test(code) ? { code } : {}),
    ...(typeof answered === 'number' ? { status: answered } : {}),
  };
}

/** Where it was thrown, and nothing of its message, which may hold lines that look like call sites. */
function framesOf(error: Error): string[] {
  const { message, stack } = error as { message: unknown; stack?: unknown };
  if (typeof message !== 'string' || typeof stack !== 'string') return [];
  const [head = ''] = /^[\w$.]{1,60}(?: \[\w{1,60}\])?(?:: ?)?/.exec(stack) ?? [];
  // Otherwise the message was changed since: nobody knows where the one in the stack ends.
  if (!stack.startsWith(`${message}\n`, head.length)) return [];
  const lines = stack.slice(head.length + message.length + 1).split('\n');
  const end = lines.findIndex((line) => !isCallSite(line));
  return end < 0 ? lines : lines.slice(0, end);
}
