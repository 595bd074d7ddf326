import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';
import { secondsOf, type Clock } from '../clock.js';
import { tokenSchema, type TokenRecord } from '../custody/record.js';
import { Sealer } from '../custody/seal.js';
import type { Caller } from '../http/guards.js';
import type { CheckedSettings } from '../settings/settings.js';

/** No token of a provider makes a longer one; opening is work. */
const longest = 32 * 1024;

const savedSchema = v.object({
  provider: v.string(),
  token: tokenSchema,
  /** Seconds since 1970: what is forgotten later counts no more. */
  savedAt: v.number(),
  /** Whose pages it was given to, where those are a client's: nobody else's may use it. */
  client: v.optional(v.string()),
});

type Saved = v.InferOutput<typeof savedSchema>;

/** Tokens that a page may keep for the next visit: sealed text that only this endpoint can open, for a time. */
export class SavedTokens {
  readonly #settings: CheckedSettings;
  readonly #clock: Clock;
  readonly #sealer: Sealer<Saved>;

  constructor(settings: CheckedSettings, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
    this.#sealer = new Sealer(settings.secrets, 'saved token', clock, parse);
  }

  seal(provider: string, token: TokenRecord, caller: Caller): Promise<string> {
    const savedAt = this.#clock() / 1000;
    const expiresAt = secondsOf(this.#clock) + this.#settings.session.remember;
    return this.#sealer.seal({ provider, token, savedAt, ...ownerOf(caller) }, expiresAt);
  }

  /**
   * @param forgottenAt when tokens of this provider were forgotten in this browser, in seconds since 1970.
   * @throws {OAuthError} `saved_token_invalid` for what is damaged, expired, forgotten, another provider's or client's.
   */
  async open(text: string, provider: string, forgottenAt: number, caller: Caller): Promise<TokenRecord> {
    const opened = text.length > longest ? undefined : await this.#sealer.open(text);
    const saved = opened?.value;
    const owned = saved?.client === ownerOf(caller).client;
    if (saved?.provider !== provider || saved.savedAt <= forgottenAt || !owned)
      throw new OAuthError('saved_token_invalid', 'The saved sign-in is no longer valid.');
    return saved.token;
  }
}

/** The origin, or of an app without one its id. */
function ownerOf({ client, origin }: Caller): { client?: string } {
  return client ? { client: origin ?? client.id } : {};
}

function parse(value: unknown): Saved | undefined {
  const result = v.safeParse(savedSchema, value);
  return result.success ? result.output : undefined;
}
