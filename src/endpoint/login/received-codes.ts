import { OAuthError } from '../../protocol/errors.js';
import { RateLimited } from '../limits/rate-limited.js';
import { codeInParameter, codeReceivedBefore, codesForgotten } from '../log/callback-messages.js';
import { OperatorNote } from '../log/operator-note.js';
import { sha256Text, type Primitives } from '../runtime/cryptography.js';
import type { CheckedProvider } from '../settings/check-provider.js';
import type { CheckedCode } from './check-callback.js';
import type { CodeMarks } from './code-marks.js';

/** When a refused login may be tried again. */
const retryAfterSeconds = 60;
/** What is signed of a JWT: from one signature with elliptic curves anybody makes another one that is valid. */
const signedPart = /^eyJ[\w-]+\.eyJ[\w-]+(?=\.[\w-]+$)/;
/** The parts of a code that some providers read, ignoring what follows: all before the padding of base64, hexadecimal digits, decimal digits. */
const readParts = [/^[^=]*/, /^[\da-f]*/i, /^\d*/, signedPart];
/**
 * The shortest such part that is compared, in characters. A shorter one may be the same in all codes, or somebody may bring every possible
 * one, so that other people's codes are refused.
 */
const shortestPart = 12;
/** What a reader of UUIDs (Python's) leaves out wherever it is. */
const uuidPrefixes = /urn:|uuid:/g;
/** Signs, and zeros: numbers may begin with any of them, and with `0x`. */
const unread = /0x|0|[^\p{L}\p{N}]/gu;
/** Visible ASCII (RFC 6749 appendix A.11) but `%`: nothing in it can be decoded once more. */
const plainCode = /^[\x21-\x24\x26-\x7e]+$/;

/**
 * Refuses a code that has come here before, for another provider. It guards against a mix-up (RFC 9700 section 4.4): say `open` compares
 * only the domain of redirect URLs, or accepts paths below the registered one, and `other` is not built in.
 *
 * 1. Whoever runs `other` has a person's code of `open` sent to the redirect URL of `other` here. Nothing shows whose code it is.
 * 2. The exchange here sends the code to `other`.
 * 3. The code works with our client alone, so they must bring it here again, in a login of their own at `open`.
 *
 * So what callbacks bring for `other` is remembered, and step 3 is refused. Without a store other processes, and this one after a restart,
 * don't know of it.
 */
export class ReceivedCodes {
  readonly #marks: CodeMarks;
  readonly #primitives: Primitives;
  readonly #isNeeded: boolean;
  /** What codes are called in callbacks. */
  readonly #codeNames: ReadonlySet<string>;

  /** @param marksFor makes what remembers codes for each of these times, in milliseconds. */
  constructor(
    marksFor: (agesMs: readonly number[]) => CodeMarks,
    primitives: Primitives,
    providers: ReadonlyMap<string, CheckedProvider>,
  ) {
    this.#primitives = primitives;
    const all = [...providers.values()];
    const open = all.filter(acceptsOtherPaths);
    this.#marks = marksFor([...new Set(open.map(ageOf))]);
    // A provider whose codes have another name may send the standard's as well.
    this.#codeNames = new Set(['code', ...open.map(({ callbackCode }) => callbackCode)]);
    this.#isNeeded = open.some((provider) => all.some((other) => other.isCustom && other !== provider));
  }

  /**
   * Must be called before anything of the callback is sent anywhere.
   * @param repeated what else of the callback the provider gets.
   * @throws {OAuthError} `state_mismatch` if a code of such a provider has come for another one before, or can't be one; `rate_limited` if
   * so many came that one may be missing.
   */
  async receive(provider: CheckedProvider, code: CheckedCode, repeated: readonly string[]): Promise<void> {
    if (!this.#isNeeded) return;
    if (acceptsOtherPaths(provider)) await this.#refuseKnown(provider, code);
    if (!provider.isCustom) return;
    const texts = [code, ...repeated].flatMap((text) => [text, ...(signedPart.exec(text) ?? [])]);
    const names = await Promise.all(texts.map((text) => this.#namesOf(text, [1])));
    await Promise.all(names.flat().map((name) => this.#marks.set(name)));
  }

  /**
   * Must be called before a value of an address is sent to a provider or told to another site: to an address that ends in `?name=x`, some
   * providers append `?code=` and the code, so that it stands at the end of the value.
   * @throws {OAuthError} `invalid_request`
   */
  refuseAppended(provider: CheckedProvider, values: Iterable<string>): void {
    if (!this.#isNeeded) return;
    if (![...values].some((value) => endedNames(value).some((name) => this.#codeNames.has(name)))) return;
    throw new OAuthError(
      'invalid_request',
      'A parameter of this address has a code in it.',
      new OperatorNote(codeInParameter(provider)),
    );
  }

  async #refuseKnown(provider: CheckedProvider, code: string): Promise<void> {
    // With `acceptsSubpaths` only a mistake in the registration sends codes elsewhere: such logins go on while codes may be missing.
    const isByDomain = provider.redirectMatch !== undefined;
    const age = ageOf(provider);
    if (isByDomain && this.#marks.lacksMarks(age))
      throw new RateLimited(retryAfterSeconds, codesForgotten(provider));
    const parts = readParts.map((part) => part.exec(code)?.[0] ?? '');
    const texts = new Set([code, ...parts.filter(({ length }) => length >= shortestPart)]);
    const names = (await Promise.all([...texts].map((text) => this.#namesOf(text, [0, 1, 2, 3])))).flat();
    const known = await Promise.all(names.map((name) => this.#marks.has(name, age)));
    if (known.includes(true) || (isByDomain && !plainCode.test(code)))
      throw new OAuthError(
        'state_mismatch',
        'This sign-in has been used before. Please start again.',
        new OperatorNote(codeReceivedBefore(provider)),
      );
  }

  /**
   * What other spellings of a code have in common with it. A provider may compare without case and signs, and one that decodes base64 may
   * ignore the last bits, or a character too many. Codes are random, so that two of them don't come to the same by chance.
   * @param left how many characters at the end don't count.
   */
  #namesOf(value: string, left: readonly number[]): Promise<string[]> {
    const plain = value.toLowerCase().replace(uuidPrefixes, '').replace(unread, '');
    const texts = left.map((count) => plain.slice(0, Math.max(0, plain.length - count)));
    return Promise.all(texts.map(async (text) => sha256Text(this.#primitives, text)));
  }
}

function acceptsOtherPaths({ redirectMatch, acceptsSubpaths }: CheckedProvider): boolean {
  return redirectMatch !== undefined || acceptsSubpaths;
}

/** Milliseconds for which its codes work. */
function ageOf({ codeExpiresIn }: CheckedProvider): number {
  return 1000 * codeExpiresIn;
}

/** The names in a text with `=` after them, each where a parameter of an address begins: "error code=7" has none that is `code`. */
function endedNames(text: string): string[] {
  return Array.from(text.matchAll(/(?:^|[?&#;])([^=?&#;]*)=/g), ([, name = '']) => name);
}
