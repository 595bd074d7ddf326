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
