import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';
import { secondsOf, type Clock } from '../runtime/clock.js';
import type { KeySource } from '../sessions/sealing/key-ring.js';
import { ownerOf, ownerAndProvider } from '../sessions/sealing/session-owner.js';
import { tokenSchema, type AuthorizationRecord } from '../sessions/session-record.js';
import type { SharedStore } from '../sessions/stored/shared-store.js';
import { Sealer } from '../sessions/sealing/sealer.js';
import type { Caller } from '../http/csrf-guards.js';
import type { CheckedSettings } from '../settings/check-settings.js';

/** The longest text that is opened: longer ones are not ours, and opening costs time. */
const longest = 32 * 1024;

const savedSchema = v.object({
  token: tokenSchema,
  /** Seconds since 1970: the last sign-in at the provider. Expiry is counted from it, and forgetting after it ends the token. */
  signedInAt: v.number(),
  savedId: v.optional(v.string()),
});

type Saved = v.InferOutput<typeof savedSchema>;

/**
 * Tokens that a page may store for the next visit, sealed for one owner and one provider, so that only this endpoint can open them.
 * However often a token is restored and saved again, it expires `session.remember` seconds after the person last signed in at
 * the provider.
 */
export class SavedTokens {
  readonly #settings: CheckedSettings;
  readonly #clock: Clock;
  readonly #sealer: Sealer<Saved>;
  readonly #store: SharedStore | undefined;

  /** @param store where what was forgotten is known to all processes. */
  constructor(settings: CheckedSettings, keys: KeySource, store: SharedStore | undefined) {
    this.#settings = settings;
    this.#store = store;
    this.#clock = keys.clock;
    this.#sealer = new Sealer(keys, 'saved token', parse);
  }

  /** @throws {OAuthError} `reauth_required` if the last sign-in is too long ago for its token to be saved. */
  async seal({ provider, token, signedInAt, savedId }: AuthorizationRecord, caller: Caller): Promise<string> {
    const expiresAt = this.#end(signedInAt);
    if (expiresAt <= secondsOf(this.#clock))
      throw new OAuthError(
        'reauth_required',
        'The last sign-in was too long ago to be saved. Please sign in again.',
      );
    const saved = { token, signedInAt, ...(savedId === undefined ? {} : { savedId }) };
    return this.#sealer.seal(saved, expiresAt, ownerAndProvider(ownerOf(caller), provider));
  }

  /**
   * @param forgottenAt when this browser forgot its saved tokens of the provider, in seconds since 1970.
   * @throws {OAuthError} `saved_token_invalid` if it is damaged, expired, forgotten, or was sealed for another provider or owner.
   */
  async open(text: string, provider: string, forgottenAt: number, caller: Caller): Promise<Saved> {
    const place = ownerAndProvider(ownerOf(caller), provider);
    const opened = text.length > longest ? undefined : await this.#sealer.open(text, place);
    const saved = opened?.value;
    // The setting may be shorter now than when it was sealed.
    if (!saved || saved.signedInAt <= forgottenAt || this.#end(saved.signedInAt) <= secondsOf(this.#clock))
      throw new OAuthError('saved_token_invalid', 'The saved sign-in is no longer valid.');
    const key = await this.#forgottenKey(saved);
    if (key !== undefined && (await this.#store?.get(key)) !== undefined)
      throw new OAuthError('saved_token_invalid', 'The saved sign-in is no longer valid.');
    return saved;
  }

  /** Ends what was saved of sign-ins, in every browser and process. Without a store only the browser knows that it forgot. */
  async forget(records: readonly AuthorizationRecord[]): Promise<void> {
    for (const record of records) {
      const key = await this.#forgottenKey(record);
      if (key !== undefined) await this.#store?.set(key, '1', this.#settings.session.remember * 1000);
    }
  }

  async #forgottenKey({ savedId }: Pick<AuthorizationRecord, 'savedId'>): Promise<string | undefined> {
    return savedId === undefined ? undefined : this.#store?.key('forgotten', savedId);
  }

  #end(signedInAt: number): number {
    return Math.floor(signedInAt + this.#settings.session.remember);
  }
}

function parse(value: unknown): Saved | undefined {
  const result = v.safeParse(savedSchema, value);
  return result.success ? result.output : undefined;
}
