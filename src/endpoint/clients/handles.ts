import * as v from 'valibot';
import { secondsOf, type Clock } from '../clock.js';
import { Sealer } from '../custody/seal.js';
import type { Cookies } from '../http/cookies.js';
import type { Caller } from '../http/guards.js';
import { randomText, type RandomBytes } from '../random.js';

/** Seconds without use after which a page's handle is worth nothing. */
const pageAge = 600;
/** Seconds of use after which an answer renews it. */
const renewAfter = 60;
const mostRemembered = 10_000;

const handleSchema = v.object({
  /** The same through all renewals: ended at sign-out. */
  id: v.string(),
  client: v.string(),
  origin: v.nullable(v.string()),
  /** What the cookies would be. */
  cookies: v.record(v.string(), v.string()),
});

type HandleRecord = v.InferOutput<typeof handleSchema>;

export interface OpenHandle {
  readonly id: string;
  readonly cookies: Cookies;
  /** Whether it has been used for long enough to be given out anew. */
  readonly due: boolean;
}

/**
 * Sessions of pages that keep no cookie of ours, and of apps: the cookies themselves, sealed, for one client and one
 * origin, as a text that the page holds in memory. Without a store an ended one is refused by this process only; others
 * take it until it expires.
 */
export class Handles {
  readonly #clock: Clock;
  readonly #random: RandomBytes;
  readonly #appAge: number;
  readonly #sealer: Sealer<HandleRecord>;
  /** Handles that were ended, with the millisecond at which the last of each expires. */
  readonly #ended = new Map<string, number>();

  /** @param appAge seconds that an app's handle lasts; the sessions in it end by their own terms. */
  constructor(secrets: readonly string[], clock: Clock, random: RandomBytes, appAge: number) {
    this.#clock = clock;
    this.#random = random;
    this.#appAge = appAge;
    this.#sealer = new Sealer(secrets, 'handle', clock, parse);
  }

  async open(text: string, caller: Caller): Promise<OpenHandle | undefined> {
    const opened = await this.#sealer.open(text);
    if (!opened) return undefined;
    const { id, client, origin, cookies } = opened.value;
    if (client !== caller.client?.id || origin !== caller.origin || this.#ended.has(id)) return undefined;
    const left = opened.expiresAt - secondsOf(this.#clock);
    return {
      id,
      cookies: new Map(Object.entries(cookies)),
      due: left <= this.#ageFor(caller) - renewAfter,
    };
  }

  /** @param id of the handle that it replaces; without it, a new one's. */
  async seal(cookies: Cookies, caller: Caller, id = randomText(this.#random, 16)): Promise<string> {
    const record: HandleRecord = {
      id,
      client: caller.client?.id ?? '',
      origin: caller.origin,
      cookies: Object.fromEntries(cookies),
    };
    return this.#sealer.seal(record, secondsOf(this.#clock) + this.#ageFor(caller));
  }

  end(id: string, caller: Caller): void {
    const now = this.#clock();
    for (const [first, until] of this.#ended) {
      if (until > now && this.#ended.size < mostRemembered) break;
      this.#ended.delete(first);
    }
    this.#ended.set(id, now + this.#ageFor(caller) * 1000);
  }

  #ageFor({ client }: Caller): number {
    // A page has nowhere to keep it anyway; an app has a place of its own.
    return client?.type === 'native' ? this.#appAge : pageAge;
  }
}

function parse(value: unknown): HandleRecord | undefined {
  const result = v.safeParse(handleSchema, value);
  return result.success ? result.output : undefined;
}
