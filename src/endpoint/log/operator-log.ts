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

/**
 * Reports each problem to the operator once for its code and provider, as long as the process runs. A wrong client secret that a
 * thousand visitors meet makes one line.
 */
export class OperatorLog {
  readonly #hook: OperatorLogHook | false;
  /** Bounded, because codes come from our own code and provider ids from the settings. */
  readonly #reported = new Set<string>();
  readonly #seen = new WeakSet<object>();

  /** `false` silences it. */
  constructor(hook: OperatorLogHook | false = writeToConsole) {
    this.#hook = hook;
  }

  /** Reports a problem, unless the same code was reported for the same provider before. Never throws. */
  report(entry: OperatorLogEntry): void {
    if (this.#hook === false) return;
    const name = `${entry.code} ${entry.provider ?? ''}`;
    if (this.#reported.has(name) || this.#reported.size >= mostReported) return;
    this.#reported.add(name);
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

  /** True on the first call with a failure: several handlers may see the same one. */
  isNew(failure: object): boolean {
    const isNew = !this.#seen.has(failure);
    this.#seen.add(failure);
    return isNew;
  }
}

/** A problem as one line of text. */
export function lineOf({ code, message, provider, cure }: OperatorLogEntry): string {
  return `${code}${provider ? ` (${provider})` : ''}: ${message} ${cure}`;
}

function writeToConsole(entry: OperatorLogEntry): void {
  const { level } = entry;
  const write = level === 'error' ? console.error : level === 'warning' ? console.warn : console.info;
  write(`oauth-elements: ${lineOf(entry)}`);
}
