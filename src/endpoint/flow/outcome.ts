import * as v from 'valibot';
import type { WireOutcome } from '../../protocol/wire.js';
import { secondsOf, type Clock } from '../clock.js';
import { outcomeName } from '../custody/cookie-names.js';
import { Sealer } from '../custody/seal.js';
import type { CookieJar, Cookies } from '../http/cookies.js';

const outcomeAge = 300;

const outcomeSchema = v.object({
  flow: v.string(),
  provider: v.string(),
  error: v.string(),
  error_description: v.string(),
  /** Only for a page that asks for this flow by its label, as the app's own completion page does. */
  byLabel: v.boolean(),
});

type OutcomeRecord = v.InferOutput<typeof outcomeSchema>;

/** How a redirect ended, kept in a cookie until the page it came back to has asked. */
export class OutcomeCookie {
  readonly #jar: CookieJar;
  readonly #clock: Clock;
  readonly #sealer: Sealer<OutcomeRecord>;

  constructor(secrets: readonly string[], jar: CookieJar, clock: Clock) {
    this.#jar = jar;
    this.#clock = clock;
    this.#sealer = new Sealer(secrets, 'outcome', clock, (value) => {
      const result = v.safeParse(outcomeSchema, value);
      return result.success ? result.output : undefined;
    });
  }

  async set(outcome: WireOutcome, byLabel: boolean): Promise<string> {
    const sealed = await this.#sealer.seal({ ...outcome, byLabel }, secondsOf(this.#clock) + outcomeAge);
    return this.#jar.set(outcomeName, sealed, outcomeAge);
  }

  /** The outcome for this page, if there is one, and the cookie that forgets it. */
  async take(
    cookies: Cookies,
    label: string | undefined,
  ): Promise<{ outcome: WireOutcome; setCookies: string[] } | undefined> {
    const sealed = cookies.get(this.#jar.name(outcomeName));
    const opened = sealed && (await this.#sealer.open(sealed));
    if (!opened) return undefined;
    const { byLabel, ...outcome } = opened.value;
    if (label === undefined ? byLabel : label !== outcome.flow) return undefined;
    const { flow, provider, error, error_description } = outcome;
    return {
      outcome: { flow, provider, error, error_description },
      setCookies: [this.#jar.clear(outcomeName)],
    };
  }
}
