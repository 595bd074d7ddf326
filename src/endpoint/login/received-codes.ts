import { OAuthError } from '../../protocol/errors.js';
import { RateLimited } from '../limits/rate-limited.js';
import { codeReceivedBefore, codesForgotten } from '../log/callback-messages.js';
import { OperatorNote } from '../log/operator-note.js';
import { sha256Text, type Primitives } from '../runtime/cryptography.js';
import type { SingleUse } from '../sessions/single-use.js';
import type { CheckedProvider } from '../settings/check-provider.js';
import type { CheckedCode } from './check-callback.js';

/** Milliseconds: longer than any provider accepts a code (RFC 6749 section 4.1.2 advises at most ten minutes). */
const codeAgeMs = 900_000;
/** When a refused login may be tried again. */
const retryAfterSeconds = 60;

/**
 * Remembers codes where a provider compares only the domain of redirect URLs. Another provider can then have a person's code sent to
 * its own address here, where nothing shows whose it is, and gets it with the exchange (mix-up, RFC 9700 section 4.4). The code works
 * with our client alone, so whoever has it must bring it here again, in a login of their own: that login is refused. Without a store
 * other processes don't know of it.
 */
export class ReceivedCodes {
  readonly #used: SingleUse;
  readonly #primitives: Primitives;
  readonly #isNeeded: boolean;

  constructor(used: SingleUse, primitives: Primitives, providers: ReadonlyMap<string, CheckedProvider>) {
    this.#used = used;
    this.#primitives = primitives;
    this.#isNeeded = providers.size > 1 && [...providers.values()].some(({ redirectMatch }) => redirectMatch);
  }

  /**
   * Must be called before the code is sent anywhere.
   * @throws {OAuthError} `state_mismatch` if a code of such a provider has come with a login before, of whatever provider, or can't be one;
   * `rate_limited` if so many codes come that one may have been forgotten.
   */
  async receive(provider: CheckedProvider, code: CheckedCode): Promise<void> {
    if (!this.#isNeeded) return;
    // A provider may take other spellings of a code for the same. Codes are visible ASCII (RFC 6749 appendix A.11), and without an
    // escape nothing can be decoded once more: what is left is case and signs.
    if (provider.redirectMatch && !/^[\x21-\x24\x26-\x7e]+$/.test(code)) throw refused(provider);
    // Of a fixed length, whatever the length of the code.
    const name = await sha256Text(this.#primitives, code.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
    const isFirst = await this.#used.claim('callback', name, codeAgeMs);
    if (!provider.redirectMatch) return;
    if (!isFirst) throw refused(provider);
    if (this.#used.hasForgotten('callback'))
      throw new RateLimited(retryAfterSeconds, codesForgotten(provider));
  }
}

function refused(provider: CheckedProvider): OAuthError {
  return new OAuthError(
    'state_mismatch',
    'This sign-in has been used before. Please start again.',
    new OperatorNote(codeReceivedBefore(provider)),
  );
}
