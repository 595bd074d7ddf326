/** A problem that whoever runs the endpoint can cure. It holds no secret, code, token or full URL of a visitor. */
export interface OperatorLogEntry {
  /** Stable; often the code that the visitor's page gets, such as `provider_unreachable`. */
  readonly code: string;
  readonly level: 'info' | 'warning' | 'error';
  /** What happened, in one sentence. */
  readonly message: string;
  /** The id of the provider that it happened with, where there is one. */
  readonly provider?: string;
  /** What to do about it, in one sentence. */
  readonly cure: string;
}

/** Receives problems that an operator can cure. What it throws or rejects with is ignored. */
export type OperatorLogHook = (entry: OperatorLogEntry) => unknown;

/**
 * Tells the operator about each problem once: once for each code and provider in the life of the endpoint.
 * A thousand visitors who meet the same wrong client secret make one line.
 */
export class OperatorLog {
  readonly #hook: OperatorLogHook | false;
  /** Codes come from our own code and provider ids from settings, so that this set can't grow without bound. */
  readonly #reported = new Set<string>();

  /** `false` silences it. */
  constructor(hook: OperatorLogHook | false = writeToConsole) {
    this.#hook = hook;
  }

  /** Reports a problem, unless the same code was reported for the same provider before. Never throws. */
  report(entry: OperatorLogEntry): void {
    if (this.#hook === false) return;
    const name = `${entry.code} ${entry.provider ?? ''}`;
    if (this.#reported.has(name)) return;
    this.#reported.add(name);
    try {
      const result = this.#hook(entry);
      // A rejection that nobody handles would end the process.
      if (result instanceof Promise) result.catch(() => undefined);
    } catch {
      // A broken hook must not fail the request that it is told about.
    }
  }
}

function writeToConsole({ code, level, message, provider, cure }: OperatorLogEntry): void {
  const write = level === 'error' ? console.error : level === 'warning' ? console.warn : console.info;
  write(`oauth-elements: ${code}${provider ? ` (${provider})` : ''}: ${message} ${cure}`);
}
