import { base64url } from '../random.js';

/** What sealed text is for. Each has keys of its own, so one can never pass for another. */
export type Purpose = 'flow' | 'authorization' | 'saved token' | 'one-time code' | 'handle';

const day = 24 * 3600;
/** Nothing is sealed for longer than a cookie may live. */
const oldest = 400;

interface Root {
  /** Names the secret without telling anything of it. */
  readonly id: string;
  readonly material: CryptoKey;
}

/**
 * The keys of one purpose, derived from the secrets (HKDF, RFC 5869): a new one each day, since AES-GCM with random
 * IVs is safe for 2^32 messages a key.
 */
export class KeyRing {
  readonly #purpose: Purpose;
  readonly #roots: Promise<readonly Root[]>;
  readonly #keys = new Map<string, Promise<CryptoKey>>();

  /** @param secrets newest first: the first seals, all open. */
  constructor(secrets: readonly string[], purpose: Purpose) {
    this.#purpose = purpose;
    this.#roots = Promise.all(secrets.map((secret) => makeRoot(secret, purpose)));
    // Deriving can't fail for text; should it, the first use reports it, not the process.
    this.#roots.catch(() => undefined);
  }

  /** The key that seals now, and its name. */
  async sealing(now: number): Promise<{ id: string; key: CryptoKey }> {
    const root = (await this.#roots)[0];
    if (!root) throw new Error('there is no secret');
    const today = Math.floor(now / day);
    return { id: `${root.id}.${today}`, key: await this.#key(root, today) };
  }

  /** The key of that name; `undefined` for one that was never ours, or is too old to be needed. */
  async opening(id: string, now: number): Promise<CryptoKey | undefined> {
    const at = id.indexOf('.');
    const root = (await this.#roots).find((candidate) => candidate.id === id.slice(0, at));
    const made = Number(id.slice(at + 1));
    const age = Math.floor(now / day) - made;
    return root && Number.isInteger(made) && age >= -1 && age <= oldest ? this.#key(root, made) : undefined;
  }

  #key(root: Root, made: number): Promise<CryptoKey> {
    const name = `${root.id}.${made}`;
    let key = this.#keys.get(name);
    if (!key) {
      key = deriveKey(root.material, `oauth-elements ${this.#purpose} key ${made}`);
      this.#keys.set(name, key);
    }
    return key;
  }
}

async function makeRoot(secret: string, purpose: Purpose): Promise<Root> {
  const bytes = new TextEncoder().encode(secret);
  const usages: KeyUsage[] = ['deriveBits', 'deriveKey'];
  const material = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, usages);
  const id = await crypto.subtle.deriveBits(hkdf(`oauth-elements ${purpose} key id`), material, 48);
  return { id: base64url(new Uint8Array(id)), material };
}

function deriveKey(material: CryptoKey, info: string): Promise<CryptoKey> {
  const aes = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(hkdf(info), material, aes, false, ['encrypt', 'decrypt']);
}

function hkdf(info: string): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-512', salt: new Uint8Array(), info: new TextEncoder().encode(info) };
}
