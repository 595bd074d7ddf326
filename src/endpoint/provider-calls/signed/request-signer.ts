import { OAuthError } from '../../../protocol/errors.js';
import type { RequestSignature, SigningKeys } from '../../../providers/index.js';
import { derOf } from '../../../providers/rsa-key.js';
import type { Clock } from '../../runtime/clock.js';
import { rawMembers } from './raw-members.js';

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/** What is signed of a request: every parameter that has a value, in the order of the names. */
export function signedText(parameters: Readonly<Record<string, string>>): string {
  const names = Object.keys(parameters).filter((name) => parameters[name] !== '');
  return names
    .sort()
    .map((name) => `${name}=${parameters[name] ?? ''}`)
    .join('&');
}

/** The time in China, which is eight hours ahead all year, as `2026-11-29 13:05:00`. */
export function timeInChina(milliseconds: number): string {
  return new Date(milliseconds + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** An answer that should be signed, and isn't by the provider's key. */
export class UnsignedAnswer extends Error {}

/** Signs requests with the key of the app, and verifies answers with that of the provider (Alipay's RSA2). */
export class RequestSigner {
  readonly #signature: RequestSignature;
  readonly #keys: SigningKeys;
  readonly #clock: Clock;
  #imported: Promise<{ readonly own: CryptoKey; readonly theirs: CryptoKey }> | undefined;

  constructor(signature: RequestSignature, keys: SigningKeys, clock: Clock) {
    this.#signature = signature;
    this.#keys = keys;
    this.#clock = clock;
  }

  /**
   * The parameters of a request, with the time and the signature.
   * @throws {OAuthError} `server_error` if the runtime can't sign with the key.
   */
  async signed(parameters: Readonly<Record<string, string>>): Promise<Record<string, string>> {
    const { name, time } = this.#signature;
    const { own } = await this.#keyPair();
    const sent = { ...parameters, [time]: timeInChina(this.#clock()) };
    const bytes = await crypto.subtle.sign(algorithm, own, new TextEncoder().encode(signedText(sent)));
    return { ...sent, [name]: btoa(String.fromCharCode(...new Uint8Array(bytes))) };
  }

  /**
   * What the provider signed of an answer: the value of one member, as it is written. Nothing else of the answer may be used.
   * `undefined` if it has no such member, as a refusal has none.
   * @throws {UnsignedAnswer} if that member is there, and the signature is not of it, or not of the provider.
   */
  async opened(text: string, member: string): Promise<string | undefined> {
    const members = membersOf(text);
    const raw = members.get(member);
    if (raw === undefined) return undefined;
    const { theirs } = await this.#keyPair();
    const signature = bytesOf(members.get(this.#signature.name) ?? '');
    const isSigned =
      signature !== undefined &&
      (await crypto.subtle.verify(algorithm, theirs, signature, new TextEncoder().encode(raw)));
    if (!isSigned) throw new UnsignedAnswer("The answer is not signed by the provider's key.");
    return raw;
  }

  #keyPair(): Promise<{ readonly own: CryptoKey; readonly theirs: CryptoKey }> {
    return (this.#imported ??= this.#import().catch(() => {
      this.#imported = undefined;
      // The runtime's own message may hold parts of a key.
      throw new OAuthError('server_error', "The keys that sign requests can't be used.");
    }));
  }

  async #import(): Promise<{ readonly own: CryptoKey; readonly theirs: CryptoKey }> {
    const { privateKey, publicKey } = this.#keys;
    const [own, theirs] = await Promise.all([
      crypto.subtle.importKey('pkcs8', asBytes(derOf('private', privateKey)), algorithm, false, ['sign']),
      crypto.subtle.importKey('spki', asBytes(derOf('public', publicKey)), algorithm, false, ['verify']),
    ]);
    return { own, theirs };
  }
}

function membersOf(text: string): ReadonlyMap<string, string> {
  try {
    return rawMembers(text) ?? new Map<string, string>();
  } catch {
    return new Map();
  }
}

/** The bytes of a JSON text that holds base64; `undefined` for anything else. */
function bytesOf(json: string): Uint8Array<ArrayBuffer> | undefined {
  const base64 = /^"([A-Za-z\d+/]+={0,2})"$/.exec(json.replaceAll('\\/', '/'))?.[1];
  try {
    return base64 === undefined ? undefined : asBytes(atob(base64));
  } catch {
    return undefined;
  }
}

function asBytes(characters = ''): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}
