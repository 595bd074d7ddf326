import type { Clock } from '../runtime/clock.js';
import { oneLine } from './untrusted-text.js';

/** A problem that the operator can cure. It holds no secret, code, token or full URL of a visitor. */
export interface OperatorLogEntry {
  /** Stable; often the code that the page gets, such as `provider_unreachable`. */
  readonly code: string;
  readonly level: 'info' | 'warning' | 'error';
  /** What happened, in one sentence. */
  readonly message: string;
  /** The id of the provider, if the problem is about one. */
  readonly provider?: string;
  /** What to do about it, in one sentence. */
  readonly cure: string;
}

/** Receives problems that an operator can cure. An error that it throws or rejects with is ignored. */
export type OperatorLogHook = (entry: OperatorLogEntry) => unknown;

/** More than there are codes and providers: a mistake of ours must not fill the log. */
const mostReported = 1000;
/** The most characters of a message or cure. */
const mostLength = 1000;

/** Milliseconds until a problem that continues is reported again, so that after days it is still among the last lines. */
const againMs = 86_400_000;
/** After so many milliseconds without it, a problem of the store is a new one: an outage ends by itself, and the operator must hear of the next one. */
const comesBackMs = 600_000;

/** Times in milliseconds since 1970. */
interface Reported {
  readonly at: number;
  seenAt: number;
}

/**
 * Reports each problem to the operator once a day for its code and provider, and one of the store also when it comes back. A wrong client
 * secret that a thousand visitors meet makes one line.
 */
export class OperatorLog {
  readonly #hook: OperatorLogHook | false;
  readonly #clock: Clock;
  /** Bounded, because codes come from our own code and provider ids from the settings. */
  readonly #reported = new Map<string, Reported>();
  readonly #seen = new WeakSet<object>();

  /** @param hook `false` silences it. */
  constructor(hook: OperatorLogHook | false = writeToConsole, clock: Clock = Date.now) {
    this.#hook = hook;
    this.#clock = clock;
  }

  /** Reports a problem, unless the same code was reported for the same provider that day. Never throws. */
  report(entry: OperatorLogEntry): void {
    if (this.#hook === false || !this.#isDue(entry)) return;
    try {
      // Text from outside that a message quotes must not make a line of its own.
      const result = this.#hook({
        ...entry,
        message: oneLine(entry.message, mostLength),
        cure: oneLine(entry.cure, mostLength),
      });
      // An unhandled rejection would end the process. A promise that never settles is not waited for.
      Promise.resolve(result).catch(() => undefined);
    } catch {
      // A broken hook must not fail the request that is being reported.
    }
  }

  #isDue(entry: OperatorLogEntry): boolean {
    const now = this.#clock();
    const name = nameOf(entry);
    const before = this.#reported.get(name);
    if (before) {
      const { at, seenAt } = before;
      before.seenAt = now;
      const comesBack = entry.code === 'store_unavailable' && Math.abs(now - seenAt) >= comesBackMs;
      // A clock that was set back must not silence it for as long.
      if (Math.abs(now - at) < againMs && !comesBack) return false;
    } else if (this.#reported.size >= mostReported) return false;
    this.#reported.set(name, { at: now, seenAt: now });
    return true;
  }

  /** True on the first call with a failure: several handlers may see the same one. */
  isNew(failure: object): boolean {
    const isNew = !this.#seen.has(failure);
    this.#seen.add(failure);
    return isNew;
  }
}

/**
 * Codes whose every message is a problem of its own, with its own cure. These messages are our own, so they are few; messages that quote a
 * provider can be any number.
 */
const toldByMessage: ReadonlySet<string> = new Set(['event_failed', 'store_unavailable']);

function nameOf({ code, provider = '', message }: OperatorLogEntry): string {
  return `${code} ${provider} ${toldByMessage.has(code) ? message : ''}`;
}

/** A problem as one line of text. */
export function lineOf({ code, message, provider, cure }: OperatorLogEntry): string {
  return `${code}${provider ? ` (${provider})` : ''}: ${message} ${cure}`;
}

function writeToConsole(entry: OperatorLogEntry): void {
  const line = `oauth-elements: ${lineOf(entry)}`;
  if (entry.level === 'error') console.error(line);
  else if (entry.level === 'warning') console.warn(line);
  else console.info(line);
}
