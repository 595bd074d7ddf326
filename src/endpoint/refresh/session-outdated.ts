import { OAuthError } from '../../protocol/errors.js';
import { againHeader } from '../../protocol/wire.js';
import { withHeader, type Answer } from '../http/reply.js';
import { sha256Text, type Primitives } from '../runtime/cryptography.js';
import type { TokenRecord } from '../sessions/session-record.js';

/**
 * `session_outdated`: the provider knows this refresh token no longer, and another process may be the one that used it.
 * Then the browser has, or will have in a moment, newer cookies.
 */
export class SessionOutdated extends OAuthError {
  /** Names the token without revealing it. A second request with the same token gets `reauth_required`. */
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

/** What names a token in `SessionOutdated`. */
export async function markOf({ refreshToken }: TokenRecord, primitives: Primitives): Promise<string> {
  return (await sha256Text(primitives, `outdated ${refreshToken ?? ''}`)).slice(0, 16);
}

/** The reply with what the page sends along when it asks once more, where the error is one that this cures. */
export function withMark(reply: Answer, error: OAuthError): Answer {
  return error instanceof SessionOutdated ? withHeader(reply, againHeader, error.mark) : reply;
}
