import * as v from 'valibot';
import type { WireOutcome } from '../../protocol/wire.js';
import { outcomeName } from '../custody/cookie-names.js';
import type { CookieJar, Cookies } from '../http/cookies.js';

const outcomeAge = 300;

const outcomeSchema = v.object({
  flow: v.pipe(v.string(), v.maxLength(22)),
  provider: v.pipe(v.string(), v.maxLength(32)),
  error: v.pipe(v.string(), v.regex(/^[\w.-]{0,64}$/)),
  error_description: v.pipe(v.string(), v.maxLength(300)),
  /** Only for a page that asks for this flow by its label, as the app's own completion page does. */
  byLabel: v.boolean(),
});

/**
 * How a redirect ended, kept in a cookie until the page it came back to has asked. Not sealed: it says nothing that
 * the page isn't told, and whoever could forge it would deceive only themselves.
 */
export class OutcomeCookie {
  readonly #jar: CookieJar;

  constructor(jar: CookieJar) {
    this.#jar = jar;
  }

  set(outcome: WireOutcome, byLabel: boolean): string {
    return this.#jar.set(
      outcomeName,
      encodeURIComponent(JSON.stringify({ ...outcome, byLabel })),
      outcomeAge,
    );
  }

  /** The outcome for this page, if there is one, and the cookie that forgets it. */
  take(
    cookies: Cookies,
    label: string | undefined,
  ): { outcome: WireOutcome; setCookies: string[] } | undefined {
    const found = parse(cookies.get(this.#jar.name(outcomeName)));
    if (!found || (label === undefined ? found.byLabel : label !== found.flow)) return undefined;
    const { flow, provider, error, error_description } = found;
    const outcome = { flow, provider, error, error_description };
    return { outcome, setCookies: [this.#jar.clear(outcomeName)] };
  }
}

function parse(cookie: string | undefined): v.InferOutput<typeof outcomeSchema> | undefined {
  if (cookie === undefined) return undefined;
  try {
    const result = v.safeParse(outcomeSchema, JSON.parse(decodeURIComponent(cookie)));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
