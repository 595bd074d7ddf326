import { OAuthError } from '../../protocol/errors.js';
import { againHeader } from '../../protocol/wire.js';
import { withHeader, type Answer } from '../http/reply.js';
import { sha256Text, type Primitives } from '../runtime/cryptography.js';
import type { TokenRecord } from '../sessions/session-record.js';

/**
 * `session_outdated`: the provider refuses this refresh token, perhaps because another process has used it. Then the browser has a
 * newer session, or will receive it in a moment.
 */
export class SessionOutdated extends OAuthError {
  /** Identifies the token without revealing it. A page that sends it back with the same token gets `reauth_required`. */
  readonly mark: string;

  constructor(mark: string, cause: unknown) {
    super(
      'session_outdated',
      'Another server may have renewed this sign-in just now. Please ask once more.',
      cause,
    );
    this.mark = mark;
  }
}

/** The mark of a token in `SessionOutdated`. */
export async function markOf({ refreshToken }: TokenRecord, primitives: Primitives): Promise<string> {
  return (await sha256Text(primitives, `outdated ${refreshToken ?? ''}`)).slice(0, 16);
}

/** The reply to a `SessionOutdated` error, with the mark that the page sends back when it tries again. */
export function withMark(reply: Answer, error: OAuthError): Answer {
  return error instanceof SessionOutdated ? withHeader(reply, againHeader, error.mark) : reply;
}
