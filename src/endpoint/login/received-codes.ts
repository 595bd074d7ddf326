import { OAuthError } from '../../protocol/errors.js';
import type { SingleUse } from '../sessions/single-use.js';
import type { CheckedProvider } from '../settings/check-provider.js';
import type { CheckedCode } from './check-callback.js';

/** Milliseconds: longer than any provider accepts a code (RFC 6749 section 4.1.2 advises ten minutes). */
const codeAgeMs = 3600_000;

/**
 * Remembers codes where a provider compares only the domain of redirect URLs. Another provider can then have a person's code sent to
 * its own address here, where nothing shows whose it is, and gets it with the exchange (mix-up, RFC 9700 section 4.4). The code works
 * with our client alone, so whoever has it must bring it here again, in a login of their own: that login is refused. Without a store
 * other processes don't know of it.
 */
export class ReceivedCodes {
  readonly #used: SingleUse;
  readonly #isNeeded: boolean;

  constructor(used: SingleUse, providers: ReadonlyMap<string, CheckedProvider>) {
    this.#used = used;
    this.#isNeeded = providers.size > 1 && [...providers.values()].some(({ redirectMatch }) => redirectMatch);
  }

  /**
   * Must be called before the code is sent anywhere.
   * @throws {OAuthError} `state_mismatch` if a code of such a provider has come with a login before, of whatever provider.
   */
  async receive({ redirectMatch }: CheckedProvider, code: CheckedCode): Promise<void> {
    if (!this.#isNeeded) return;
    // A provider may ignore what is around its code: the letters and digits tell one from another.
    const name = code.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
    const isFirst = await this.#used.claim('callback', name, codeAgeMs);
    if (!isFirst && redirectMatch)
      throw new OAuthError('state_mismatch', 'This sign-in has been used before. Please start again.');
  }
}
