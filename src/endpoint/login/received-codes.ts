import { OAuthError } from '../../protocol/errors.js';
import { RateLimited } from '../limits/rate-limited.js';
import { codeReceivedBefore, codesForgotten } from '../log/callback-messages.js';
import { OperatorNote } from '../log/operator-note.js';
import { sha256Text, type Primitives } from '../runtime/cryptography.js';
import type { SingleUse } from '../sessions/single-use.js';
import type { CheckedProvider } from '../settings/check-provider.js';
import type { CheckedCode } from './check-callback.js';

/** When a refused login may be tried again. */
const retryAfterSeconds = 60;
/** Characters that a code has at least. A shorter text before its first `=` may be the same in all codes, so that it proves nothing. */
const shortestCode = 8;
/** Visible ASCII (RFC 6749 appendix A.11) but `%`: nothing in it can be decoded once more. */
const plainCode = /^[\x21-\x24\x26-\x7e]+$/;

/**
 * Remembers what callbacks brought for a provider that is not built in, where another one compares only the domain of redirect URLs, or
 * accepts paths below the registered one. The first can have a person's code of the second sent to its own address here, where nothing
 * shows whose it is, and gets it with the exchange (mix-up, RFC 9700 section 4.4). The code works with our client alone, so whoever has
 * it must bring it here again, in a login of their own: that login is refused. Without a store other processes, and this one after a
 * restart, don't know of it.
 */
export class ReceivedCodes {
  readonly #used: SingleUse;
  readonly #primitives: Primitives;
  readonly #isNeeded: boolean;
  /** Milliseconds for which a code may be brought here. */
  readonly #codeAgeMs: number;

  constructor(used: SingleUse, primitives: Primitives, providers: ReadonlyMap<string, CheckedProvider>) {
    this.#used = used;
    this.#primitives = primitives;
    const all = [...providers.values()];
    const open = all.filter(acceptsOtherPaths);
    this.#codeAgeMs = 1000 * Math.max(...open.map(({ codeExpiresIn }) => codeExpiresIn));
    this.#isNeeded = open.some((provider) => all.some((other) => other.isCustom && other !== provider));
  }

  /**
   * Must be called before anything of the callback is sent anywhere.
   * @param repeated what else of the callback the provider gets.
   * @throws {OAuthError} `state_mismatch` if a code of such a provider has come for another one before, or can't be one; `rate_limited` if
   * so many came that one may have been forgotten.
   */
  async receive(provider: CheckedProvider, code: CheckedCode, repeated: readonly string[]): Promise<void> {
    if (!this.#isNeeded) return;
    if (acceptsOtherPaths(provider)) await this.#refuseKnown(provider, code);
    await this.#remember(provider, [code, ...repeated]);
  }

  /**
   * Must be called before a page's own values are sent to a provider: a person may be sent here with a code at the end of one of them.
   * @param values of the authorization request.
   */
  async noteSent(provider: CheckedProvider, values: readonly string[]): Promise<void> {
    const appended = values.filter((value) => value.includes('='));
    if (this.#isNeeded && appended.length) await this.#remember(provider, appended);
  }

  async #remember({ isCustom }: CheckedProvider, values: readonly string[]): Promise<void> {
    if (!isCustom) return;
    const names = await Promise.all(values.flatMap(partsOf).map((text) => this.#namesOf(text)));
    await Promise.all(names.flat().map((name) => this.#used.claim('callback', name, this.#codeAgeMs)));
  }

  async #refuseKnown(provider: CheckedProvider, code: string): Promise<void> {
    // With `acceptsSubpaths` only a mistake in the registration sends codes elsewhere: such logins go on while marks may be missing.
    const isByDomain = provider.redirectMatch !== undefined;
    // Whatever follows the padding of base64 is ignored by some.
    const unpadded = code.replace(/=.*$/s, '');
    const texts = unpadded.length < shortestCode ? [code] : [code, unpadded];
    const names = (await Promise.all(texts.map((text) => this.#namesOf(text)))).flat();
    const known = await Promise.all(names.map((name) => this.#used.isClaimed('callback', name)));
    if (known.includes(true) || (isByDomain && !plainCode.test(code)))
      throw new OAuthError(
        'state_mismatch',
        'This sign-in has been used before. Please start again.',
        new OperatorNote(codeReceivedBefore(provider)),
      );
    if (isByDomain && this.#used.hasForgotten('callback'))
      throw new RateLimited(retryAfterSeconds, codesForgotten(provider));
  }

  /**
   * What other spellings of a code have in common with it. A provider may compare without case and signs, and one that decodes base64 may
   * ignore the last bits, or a character too many. Codes are random, so that two of them don't come to the same by chance.
   */
  #namesOf(value: string): Promise<string[]> {
    const plain = value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const texts = [plain, plain.slice(0, -1)];
    return Promise.all(texts.map(async (text) => sha256Text(this.#primitives, text)));
  }
}

function acceptsOtherPaths({ redirectMatch, acceptsSubpaths }: CheckedProvider): boolean {
  return redirectMatch !== undefined || acceptsSubpaths;
}

/**
 * A value, and what a provider has appended to it: some append `?code=` and the code to an address that ends in `?name=x`. It is what
 * follows the last `=` that is no padding, or the last name of a parameter.
 */
function partsOf(value: string): string[] {
  const ends = [value.replace(/^.*=(?=[^=])/s, ''), value.replace(/^.*[?&#;][^?&#;=]*=/s, '')];
  return [...new Set([value, ...ends])];
}
