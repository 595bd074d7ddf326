import { EncryptJWT, jwtDecrypt, type JWTPayload } from 'jose';
import type { Clock } from '../clock.js';
import { base64url } from '../random.js';

/** What sealed text is for. Each has a key of its own, so one can never pass for another. */
export type Purpose = 'flow' | 'authorization' | 'outcome';

// CBC with HMAC, since GCM with random IVs allows only 2^32 messages a key.
const encryption = 'A256CBC-HS512';
const cacheSize = 1000;

interface Key {
  readonly id: string;
  readonly bytes: Uint8Array;
}

interface Opened<T> {
  readonly value: T;
  readonly expiresAt: number;
}

/**
 * Seals values as JWE (RFC 7516, `dir`) for one purpose. The newest secret seals, every secret opens.
 * What was opened is remembered in a bounded map: opening costs a hundred times what looking up does.
 */
export class Sealer<T> {
  readonly #keys: Promise<readonly [Key, ...Key[]]>;
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
    this.#clock = clock;
    this.#parse = parse;
    this.#keys = Promise.all(secrets.map((secret) => deriveKey(secret, purpose))) as Promise<[Key, ...Key[]]>;
    // Deriving can't fail for text; should it, the first use reports it, not the process.
    this.#keys.catch(() => undefined);
  }

  /** @param expiresAt in seconds since 1970. */
  async seal(value: T & object, expiresAt: number): Promise<string> {
    const [key] = await this.#keys;
    return new EncryptJWT(value as JWTPayload)
      .setProtectedHeader({ alg: 'dir', enc: encryption, kid: key.id })
      .setExpirationTime(expiresAt)
      .encrypt(key.bytes);
  }

  /** The value, with the second it expires; `undefined` for text that is damaged, foreign, or expired. */
  async open(sealed: string): Promise<Opened<T> | undefined> {
    const opened = this.#opened.get(sealed) ?? (await this.#openAnew(sealed));
    return opened && opened.expiresAt * 1000 > this.#clock() ? opened : undefined;
  }

  async #openAnew(sealed: string): Promise<Opened<T> | undefined> {
    const keys = await this.#keys;
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtDecrypt(sealed, ({ kid }) => keyById(keys, kid), {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: [encryption],
        currentDate: new Date(this.#clock()),
      }));
    } catch {
      return undefined;
    }
    const value = this.#parse(payload);
    if (value === undefined || payload.exp === undefined) return undefined;
    const opened = { value, expiresAt: payload.exp };
    this.#remember(sealed, opened);
    return opened;
  }

  #remember(sealed: string, opened: Opened<T>): void {
    for (const oldest of this.#opened.keys()) {
      if (this.#opened.size < cacheSize) break;
      this.#opened.delete(oldest);
    }
    this.#opened.set(sealed, opened);
  }
}

function keyById(keys: readonly Key[], id: string | undefined): Uint8Array {
  const key = keys.find((candidate) => candidate.id === id);
  if (!key) throw new Error('sealed with a key that is not ours');
  return key.bytes;
}

/** HKDF (RFC 5869): 64 bytes of key, and 6 bytes that name it without telling anything of it. */
async function deriveKey(secret: string, purpose: Purpose): Promise<Key> {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), 'HKDF', false, [
    'deriveBits',
  ]);
  const derive = async (info: string, bits: number): Promise<Uint8Array> => {
    const parameters = {
      name: 'HKDF',
      hash: 'SHA-512',
      salt: new Uint8Array(),
      info: new TextEncoder().encode(info),
    };
    return new Uint8Array(await crypto.subtle.deriveBits(parameters, material, bits));
  };
  const [bytes, id] = await Promise.all([
    derive(`oauth-elements ${purpose} key`, 512),
    derive(`oauth-elements ${purpose} key id`, 48),
  ]);
  return { bytes, id: base64url(id) };
}
