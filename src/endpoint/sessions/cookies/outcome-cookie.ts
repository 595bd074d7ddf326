import * as v from 'valibot';
import type { WireOutcome } from '../../../protocol/wire.js';
import { base64url, fromBase64url } from '../../runtime/random.js';
import type { SessionChange, SessionChanges, SessionRequest } from '../session-store.js';
import { cookieSize, type CookieJar } from './cookie-jar.js';
import { outcomeName, outcomeReserve } from './cookie-names.js';

const outcomeAgeSeconds = 300;

const outcomeSchema = v.object({
  flow: v.pipe(v.string(), v.maxLength(22)),
  provider: v.pipe(v.string(), v.maxLength(32)),
  error: v.pipe(v.string(), v.regex(/^[\w.-]{0,64}$/)),
  error_description: v.pipe(v.string(), v.maxLength(300)),
  /** Only for a page that requests it by its flow label, as the app's own completion page does. */
  byLabel: v.boolean(),
});

/**
 * The outcome of a redirect login, in a cookie until the page reads it once. It is not sealed: the page may know all of it, and a
 * forged one deceives only its author.
 */
export class OutcomeCookie {
  readonly #jar: CookieJar;

  constructor(jar: CookieJar) {
    this.#jar = jar;
  }

  /** Stores an outcome. A description that is too long loses its end. */
  set(outcome: WireOutcome, { byLabel }: { readonly byLabel: boolean }): SessionChange {
    const room = outcomeReserve - cookieSize(this.#jar.name(outcomeName), '');
    let value = encode({ byLabel, ...outcome });
    for (let words = outcome.error_description; value.length > room && words;) {
      // Half a surrogate pair at the end is dropped.
      words = words.slice(0, -20).replace(/\p{Cs}$/u, '');
      value = encode({ byLabel, ...outcome, error_description: words });
    }
    return this.#jar.set(outcomeName, value, outcomeAgeSeconds);
  }

  /** The outcome for this page, if there is one, and the change that drops it. */
  take(
    { cookies }: SessionRequest,
    label: string | undefined,
  ): { readonly outcome: WireOutcome; readonly changes: SessionChanges } | undefined {
    const found = parse(cookies.get(this.#jar.name(outcomeName)));
    if (!found || (label === undefined ? found.byLabel : label !== found.flow)) return undefined;
    const { flow, provider, error, error_description } = found;
    const outcome = { flow, provider, error, error_description };
    return { outcome, changes: [this.#jar.drop(outcomeName)] };
  }
}

const encode = (record: object): string => base64url(new TextEncoder().encode(JSON.stringify(record)));

function parse(cookie: string | undefined): v.InferOutput<typeof outcomeSchema> | undefined {
  if (cookie === undefined) return undefined;
  try {
    const result = v.safeParse(outcomeSchema, JSON.parse(new TextDecoder().decode(fromBase64url(cookie))));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
