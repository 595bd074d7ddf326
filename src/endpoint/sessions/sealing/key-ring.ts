import { ExpiringMap } from '../../runtime/expiring-map.js';
import { secondsOf, type Clock } from '../../runtime/clock.js';
import type { MakeSealingKey, SealingKey } from '../../runtime/cryptography.js';
import { base64url } from '../../runtime/random.js';

/** What sealed text is for. Each has keys of its own, so one can never pass for another. */
export type Purpose =
  'flow' | 'authorization' | 'saved token' | 'one-time code' | 'handle' | 'stored session' | 'stored entry';

/** What the keys of one endpoint come from. */
export interface KeySource {
  /** Newest first: the first seals, all open. */
  readonly secrets: readonly string[];
  /** The endpoint's own address: no endpoint with the same secret at another address opens what this one sealed. */
  readonly endpoint: string;
  readonly clock: Clock;
  readonly makeKey: MakeSealingKey;
}

const day = 24 * 3600;
/** Nothing is sealed for longer than a cookie may live. */
const oldest = 400;
/** A key for each place and day that is in use; deriving one again costs a tenth of a millisecond. */
const keyBounds = { entries: 2000, bytes: 2_000_000, entryBytes: 2000 };

interface Root {
  /** Names the secret without telling anything of it. */
  readonly id: string;
  readonly material: CryptoKey;
}

/**
 * The keys of one purpose, derived from the secrets (HKDF, RFC 5869): one for each place where its texts may stand, and
 * a new one each day, since AES-GCM with random IVs is safe for 2^32 messages a key.
 */
export class KeyRing {
  readonly #source: KeySource;
  readonly #purpose: Purpose;
  readonly #roots: Promise<readonly Root[]>;
  readonly #keys: ExpiringMap<Promise<SealingKey>>;

  constructor(source: KeySource, purpose: Purpose) {
    this.#source = source;
    this.#purpose = purpose;
    this.#keys = new ExpiringMap(source.clock, keyBounds);
    const name = `oauth-elements ${purpose} key id ${source.endpoint}`;
    this.#roots = Promise.all(source.secrets.map((secret) => makeRoot(secret, name)));
    // Deriving can't fail for text; should it, the first use reports it, not the process.
    this.#roots.catch(() => undefined);
  }

  /** The key that seals for a place now, and its name. */
  async sealing(place: string): Promise<{ id: string; key: SealingKey }> {
    const root = (await this.#roots)[0];
    if (!root) throw new Error('there is no secret');
    const today = this.#today();
    return { id: `${root.id}.${today}`, key: await this.#key(root, today, place) };
  }

  /** The key of that name; `undefined` for one that was never ours, or is too old to be needed. */
  async opening(id: string, place: string): Promise<SealingKey | undefined> {
    const at = id.indexOf('.');
    const root = (await this.#roots).find((candidate) => candidate.id === id.slice(0, at));
    const made = Number(id.slice(at + 1));
    const age = this.#today() - made;
    return root && Number.isInteger(made) && age >= -1 && age <= oldest
      ? this.#key(root, made, place)
      : undefined;
  }

  /** Whether it is a name as keys have it, of a secret that is none of ours. Anybody can write one. */
  async isOfAnotherSecret(id: string): Promise<boolean> {
    const secret = /^([\w-]{8})\.\d{5}$/.exec(id)?.[1];
    return secret !== undefined && !(await this.#roots).some((root) => root.id === secret);
  }

  #today(): number {
    return Math.floor(secondsOf(this.#source.clock) / day);
  }

  #key(root: Root, made: number, place: string): Promise<SealingKey> {
    const name = `${root.id}.${made} ${place}`;
    const known = this.#keys.get(name);
    if (known) return known;
    const info = `oauth-elements ${this.#purpose} key ${made} ${this.#source.endpoint} ${place}`;
    const key = derive(root.material, info, 256).then(this.#source.makeKey);
    this.#keys.set(name, key, Infinity);
    return key;
  }
}

async function makeRoot(secret: string, idName: string): Promise<Root> {
  const bytes = new TextEncoder().encode(secret);
  const material = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits']);
  return { id: base64url(await derive(material, idName, 48)), material };
}

async function derive(material: CryptoKey, info: string, bits: number): Promise<Uint8Array> {
  const algorithm = {
    name: 'HKDF',
    hash: 'SHA-512',
    salt: new Uint8Array(),
    info: new TextEncoder().encode(info),
  };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, material, bits));
}
