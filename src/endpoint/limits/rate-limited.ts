import { OAuthError } from '../../protocol/errors.js';
import { OperatorNote } from '../log/operator-note.js';
import { rateLimited } from '../log/request-messages.js';

/** A request that is refused because its caller has sent too many. */
export class RateLimited extends OAuthError {
  /** Seconds until the next one is answered. */
  readonly retryAfter: number;

  constructor(retryAfter: number, facts: Parameters<typeof rateLimited>[0]) {
    super('rate_limited', 'Too many attempts. Try again in a minute.', new OperatorNote(rateLimited(facts)));
    this.retryAfter = retryAfter;
  }
}
