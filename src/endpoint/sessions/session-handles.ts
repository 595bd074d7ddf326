import * as v from 'valibot';
import { ExpiringMap, shortKeys } from '../runtime/expiring-map.js';
import { secondsOf, type Clock } from '../runtime/clock.js';
import type { KeySource } from './sealing/key-ring.js';
import { ownerOf } from './sealing/session-owner.js';
import { Sealer } from './sealing/sealer.js';
import type { Cookies } from '../http/cookies.js';
import type { Caller } from '../http/csrf-guards.js';
import { randomText, type RandomBytes } from '../runtime/random.js';

/** Seconds without use after which a page's handle is worth nothing. */
const pageAge = 600;
/** Seconds of use after which an answer renews it. */
const renewAfter = 60;

const handleSchema = v.object({
  /** The same through all renewals: ended at sign-out. */
  id: v.string(),
  /** What the cookies would be. */
  cookies: v.record(v.string(), v.string()),
});

type HandleRecord = v.InferOutput<typeof handleSchema>;

export interface OpenHandle {
  readonly id: string;
  readonly cookies: Cookies;
  /** Whether it is old enough to be replaced by a renewed one. */
  readonly due: boolean;
}

/**
 * Sessions of pages that keep no cookie of ours, and of apps: the cookies themselves, sealed, for one client and one
 * origin, as a text that the page holds in memory. Without a store an ended one is refused by this process only; others
 * take it until it expires.
 */
export class SessionHandles {
  readonly #clock: Clock;
  readonly #random: RandomBytes;
  readonly #appAge: number;
  readonly #sealer: Sealer<HandleRecord>;
  /** SessionHandles that were ended, until the last of each expires. */
  readonly #ended: ExpiringMap<true>;

  /** @param appAge seconds that an app's handle lasts; the sessions in it end by their own terms. */
  constructor(keys: KeySource, random: RandomBytes, appAge: number) {
    this.#clock = keys.clock;
    this.#random = random;
    this.#appAge = appAge;
    this.#sealer = new Sealer(keys, 'handle', parse);
    this.#ended = new ExpiringMap(keys.clock, shortKeys);
  }

  async open(text: string, caller: Caller): Promise<OpenHandle | undefined> {
    const opened = await this.#sealer.open(text, ownerOf(caller));
    if (!opened) return undefined;
    const { id, cookies } = opened.value;
    if (this.#ended.has(id)) return undefined;
    const left = opened.expiresAt - secondsOf(this.#clock);
    return {
      id,
      cookies: new Map(Object.entries(cookies)),
      due: left <= this.#ageFor(caller) - renewAfter,
    };
  }

  /** @param id of the handle that it replaces; without it, a new one's. */
  async seal(cookies: Cookies, caller: Caller, id = randomText(this.#random, 16)): Promise<string> {
    const record: HandleRecord = { id, cookies: Object.fromEntries(cookies) };
    return this.#sealer.seal(record, secondsOf(this.#clock) + this.#ageFor(caller), ownerOf(caller));
  }

  end(id: string, caller: Caller): void {
    this.#ended.set(id, true, this.#clock() + this.#ageFor(caller) * 1000);
  }

  #ageFor({ client }: Caller): number {
    // A page holds it in memory only; an app can store it.
    return client?.type === 'native' ? this.#appAge : pageAge;
  }
}

function parse(value: unknown): HandleRecord | undefined {
  const result = v.safeParse(handleSchema, value);
  return result.success ? result.output : undefined;
}
