import { compactDecrypt, CompactEncrypt } from 'jose';
import { secondsOf, type Clock } from '../clock.js';
import { KeyRing, type Purpose } from './key-ring.js';

const encryption = 'A256GCM';
const cacheSize = 1000;

interface Opened<T> {
  readonly value: T;
  readonly expiresAt: number;
}

/**
 * Seals values as JWE (RFC 7516, `dir`) for one purpose. The newest secret seals, every secret opens.
 * What was sealed or opened is remembered in a bounded map: opening costs a hundred times what looking up does.
 */
export class Sealer<T> {
  readonly #keys: KeyRing;
  readonly #clock: Clock;
  readonly #parse: (value: unknown) => T | undefined;
  readonly #opened = new Map<string, Opened<T>>();

  /** @param parse checks what was opened: an older release may have sealed it. */
  constructor(
    secrets: readonly string[],
    purpose: Purpose,
    clock: Clock,
    parse: (value: unknown) => T | undefined,
  ) {
    this.#keys = new KeyRing(secrets, purpose);
    this.#clock = clock;
    this.#parse = parse;
  }

  /** @param expiresAt in seconds since 1970. */
  async seal(value: T & object, expiresAt: number): Promise<string> {
    const { id, key } = await this.#keys.sealing(secondsOf(this.#clock));
    const text = JSON.stringify({ value, expiresAt });
    const sealed = await new CompactEncrypt(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: 'dir', enc: encryption, kid: id })
      .encrypt(key);
    // Most of what is sealed comes back soon, and to the same process.
    this.#remember(sealed, { value, expiresAt });
    return sealed;
  }

  /** The value, with the second it expires; `undefined` for text that is damaged, foreign, or expired. */
  async open(sealed: string): Promise<Opened<T> | undefined> {
    const opened = this.#opened.get(sealed) ?? (await this.#openAnew(sealed));
    return opened && opened.expiresAt * 1000 > this.#clock() ? opened : undefined;
  }

  async #openAnew(sealed: string): Promise<Opened<T> | undefined> {
    let content: { value?: unknown; expiresAt?: unknown };
    try {
      const { plaintext } = await compactDecrypt(sealed, ({ kid }) => this.#keyOf(kid), {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: [encryption],
      });
      content = JSON.parse(new TextDecoder().decode(plaintext)) as typeof content;
    } catch {
      return undefined;
    }
    const { expiresAt } = content;
    const value = this.#parse(content.value);
    if (value === undefined || typeof expiresAt !== 'number') return undefined;
    const opened = { value, expiresAt };
    this.#remember(sealed, opened);
    return opened;
  }

  async #keyOf(kid: string | undefined): Promise<CryptoKey> {
    const key = await this.#keys.opening(kid ?? '', secondsOf(this.#clock));
    if (!key) throw new Error('sealed with a key that is not ours');
    return key;
  }

  #remember(sealed: string, opened: Opened<T>): void {
    for (const first of this.#opened.keys()) {
      if (this.#opened.size < cacheSize) break;
      this.#opened.delete(first);
    }
    this.#opened.set(sealed, opened);
  }
}
