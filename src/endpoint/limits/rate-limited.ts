import { OAuthError } from '../../protocol/errors.js';
import { OperatorNote } from '../log/operator-note.js';
import { rateLimited } from '../log/request-messages.js';

/** A request that is refused because its caller has sent too many. */
export class RateLimited extends OAuthError {
  /** Seconds until the next one is answered. */
  readonly retryAfter: number;

  /** @param entry what the operator is told. */
  constructor(retryAfter: number, entry = rateLimited()) {
    super('rate_limited', 'Too many attempts. Try again in a minute.', new OperatorNote(entry));
    this.retryAfter = retryAfter;
  }
}
