import * as v from 'valibot';
import { ExpiringMap, shortKeys } from '../runtime/expiring-map.js';
import { secondsOf, type Clock } from '../runtime/clock.js';
import type { KeySource } from './sealing/key-ring.js';
import { ownerOf } from './sealing/session-owner.js';
import { Sealer } from './sealing/sealer.js';
import type { Cookies } from '../http/cookies.js';
import type { Caller } from '../http/csrf-guards.js';
import { randomText, type RandomBytes } from '../runtime/random.js';

/** Seconds after which an unused handle of a page expires. */
const pageAgeSeconds = 600;
/** Seconds after which a reply renews a handle that is in use. */
const renewAfterSeconds = 60;

const handleSchema = v.object({
  /** Stays the same when the handle is renewed, so that sign-out ends all of its renewals. */
  id: v.string(),
  /** The values that would be cookies, by name. */
  cookies: v.record(v.string(), v.string()),
});

type HandleRecord = v.InferOutput<typeof handleSchema>;

export interface OpenHandle {
  readonly id: string;
  readonly cookies: Cookies;
  /** Whether the reply must renew it. */
  readonly isDue: boolean;
}

/**
 * Handles carry the session of a page that can't have cookies of ours, or of a native app: the values that would be cookies,
 * sealed for one app and one origin, as a text that the page holds in memory. Without a shared store only this process
 * refuses an ended handle; other processes accept it until it expires.
 */
export class SessionHandles {
  readonly #clock: Clock;
  readonly #random: RandomBytes;
  readonly #appAgeSeconds: number;
  readonly #sealer: Sealer<HandleRecord>;
  /** Ids of handles that sign-out has ended, until the last renewal of each expires. */
  readonly #ended: ExpiringMap<true>;

  /** @param appAgeSeconds seconds until a native app's handle expires; the sessions in it may expire earlier. */
  constructor(keys: KeySource, random: RandomBytes, appAgeSeconds: number) {
    this.#clock = keys.clock;
    this.#random = random;
    this.#appAgeSeconds = appAgeSeconds;
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
      isDue: left <= this.#ageFor(caller) - renewAfterSeconds,
    };
  }

  /** @param id of the handle that this one renews; by default a new id. */
  async seal(cookies: Cookies, caller: Caller, id = randomText(this.#random, 16)): Promise<string> {
    const record: HandleRecord = { id, cookies: Object.fromEntries(cookies) };
    return this.#sealer.seal(record, secondsOf(this.#clock) + this.#ageFor(caller), ownerOf(caller));
  }

  end(id: string, caller: Caller): void {
    this.#ended.set(id, true, this.#clock() + this.#ageFor(caller) * 1000);
  }

  #ageFor({ app }: Caller): number {
    // A page holds its handle in memory; a native app can store it.
    return app?.type === 'native' ? this.#appAgeSeconds : pageAgeSeconds;
  }
}

function parse(value: unknown): HandleRecord | undefined {
  const result = v.safeParse(handleSchema, value);
  return result.success ? result.output : undefined;
}
