import { ExpiringMap, shortKeys } from '../../runtime/expiring-map.js';
import { fromBase64url } from '../../runtime/random.js';
import { KeyRing, type KeySource, type Purpose } from './key-ring.js';

/** Texts too large for any cookie or handle are opened each time that they come. */
const cacheBounds = { entries: 1000, bytes: 8_000_000, entryBytes: 32_000 };
/** Dots, IV and tag. */
const fixedLength = 4 + 16 + 22;

interface Opened<T> {
  readonly value: T;
  readonly expiresAt: number;
}

/** What a sealed text holds: JSON, until it is first read. */
interface Remembered<T> {
  readonly place: string;
  /** An estimate of its memory: the JSON, and as much again for the objects made of it. */
  readonly bytes: number;
  content: string | Opened<T>;
}

/** Characters of the authentication tag, the only part that is stored of a text that came once. */
const tagLetters = 12;

/**
 * Seals values as JWE (RFC 7516, `dir`) for one purpose. The newest secret seals, every secret opens. A text opens only
 * in the place that it was sealed for. A text that comes a second time is remembered opened, and so is what was sealed
 * where opening is slow: looking it up costs little. One that comes once, as of a visitor of one page, takes no memory.
 */
export class Sealer<T> {
  readonly #keys: KeyRing;
  readonly #source: KeySource;
  readonly #parse: (value: unknown) => T | undefined;
  readonly #opensAgain: boolean;
  readonly #known: ExpiringMap<Remembered<T>>;
  readonly #cameOnce: ExpiringMap<true>;

  /**
   * @param parse checks what was opened: an older release may have sealed it.
   * @param options.opensAgain false where a text is opened once, so that nothing opened need be remembered.
   */
  constructor(
    source: KeySource,
    purpose: Purpose,
    parse: (value: unknown) => T | undefined,
    { opensAgain = true }: { readonly opensAgain?: boolean | undefined } = {},
  ) {
    this.#opensAgain = opensAgain;
    this.#keys = new KeyRing(source, purpose);
    this.#source = source;
    this.#parse = parse;
    this.#known = new ExpiringMap(source.clock, cacheBounds, ({ bytes }) => bytes);
    this.#cameOnce = new ExpiringMap(source.clock, shortKeys);
  }

  /**
   * @param expiresAt in seconds since 1970.
   * @param place whose it is and where it will stand, such as the name of a cookie: nowhere else does it open.
   */
  async seal(value: T & object, expiresAt: number, place = ''): Promise<string> {
    const { id, key } = await this.#keys.sealing(place);
    const json = JSON.stringify({ value, expiresAt });
    const sealing = key.seal(json, id);
    // Opening what a key of the runtime's own sealed at once costs less than keeping it.
    if (typeof sealing === 'string') return sealing;
    const sealed = await sealing;
    // Most of what is sealed comes back soon, and to the same process. As text: the value may be changed by its owner.
    this.#known.set(sealed, remembered(place, json), expiresAt * 1000);
    return sealed;
  }

  /** How long the sealed text will be, without sealing it. */
  lengthOf(value: T & object, expiresAt: number): number {
    const json = new TextEncoder().encode(JSON.stringify({ value, expiresAt }));
    return headerLength + fixedLength + Math.ceil((json.length * 4) / 3);
  }

  /** The value, with the second it expires; `undefined` for text that is damaged, foreign, out of place, or expired. */
  async open(sealed: string, place = ''): Promise<Opened<T> | undefined> {
    const known = this.#known.get(sealed);
    const opened = known ? this.#read(known, place) : await this.#decrypt(sealed, place);
    return opened && opened.expiresAt * 1000 > this.#source.clock() ? opened : undefined;
  }

  /** Whether a text that doesn't open names a key of another secret. Nothing proves what it says. */
  isOfAnotherSecret(sealed: string): Promise<boolean> {
    return this.#keys.isOfAnotherSecret(keyNameOf(sealed));
  }

  async #decrypt(sealed: string, place: string): Promise<Opened<T> | undefined> {
    const key = await this.#keys.opening(keyNameOf(sealed), place);
    if (!key) return undefined;
    let json: string;
    try {
      json = await key.open(sealed);
    } catch {
      return undefined;
    }
    const known = remembered<T>(place, json);
    const opened = this.#read(known, place);
    if (opened && this.#opensAgain) this.#rememberIfAgain(sealed, known, opened.expiresAt * 1000);
    return opened;
  }

  #read(known: Remembered<T>, place: string): Opened<T> | undefined {
    if (known.place !== place) return undefined;
    if (typeof known.content !== 'string') return known.content;
    const { value, expiresAt } = JSON.parse(known.content) as { value?: unknown; expiresAt?: unknown };
    const parsed = this.#parse(value);
    if (parsed === undefined || typeof expiresAt !== 'number') return undefined;
    known.content = { value: parsed, expiresAt };
    return known.content;
  }

  #rememberIfAgain(sealed: string, known: Remembered<T>, untilMs: number): void {
    const tag = sealed.slice(-tagLetters);
    if (this.#cameOnce.has(tag)) this.#known.set(sealed, known, untilMs);
    else this.#cameOnce.set(tag, true, untilMs);
  }
}

function remembered<T>(place: string, json: string): Remembered<T> {
  return { place, bytes: 2 * json.length, content: json };
}

/** Characters of a protected header: all key names have this length until the year 2243, when their day number gets a sixth digit. */
const headerLength = Math.ceil(
  (JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid: 'xxxxxxxx.20000' }).length * 4) / 3,
);

/** `kid` of the protected header, which nothing proves yet; `""` if there is none. */
function keyNameOf(sealed: string): string {
  try {
    const header = new TextDecoder().decode(fromBase64url(sealed.slice(0, sealed.indexOf('.'))));
    const { kid } = JSON.parse(header) as { kid?: unknown };
    return typeof kid === 'string' ? kid : '';
  } catch {
    return '';
  }
}
