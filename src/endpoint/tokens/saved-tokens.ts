import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';
import { secondsOf, type Clock } from '../runtime/clock.js';
import type { KeySource } from '../sessions/sealing/key-ring.js';
import { ownerOf, ownerAndProvider } from '../sessions/sealing/session-owner.js';
import { recordEntries, tokenSchema, type AuthorizationRecord } from '../sessions/session-record.js';
import type { StoredSessions } from '../sessions/stored/stored-sessions.js';
import type { EntryNames } from '../sessions/stored/entry-names.js';
import { savedIdOf } from '../sessions/stored/saved-id.js';
import { personOf } from '../sessions/stored/session-group.js';
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
  /** `user.id`, if the login fetched it: signing the person out everywhere ends the token, too. */
  person: recordEntries.person,
  /** With a store: what the provider may log out. */
  atProvider: recordEntries.atProvider,
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
  readonly #names: EntryNames;
  readonly #stored: StoredSessions | undefined;

  /** @param stored where what was forgotten is known to all processes. */
  constructor(
    settings: CheckedSettings,
    keys: KeySource,
    names: EntryNames,
    stored: StoredSessions | undefined,
  ) {
    this.#names = names;
    this.#settings = settings;
    this.#stored = stored;
    this.#clock = keys.clock;
    this.#sealer = new Sealer(keys, 'saved token', parse);
  }

  /** @throws {OAuthError} `reauth_required` if the last sign-in is too long ago for its token to be saved. */
  async seal(record: AuthorizationRecord, caller: Caller): Promise<string> {
    const { provider, token, signedInAt, atProvider } = record;
    const person = personOf(record);
    const expiresAt = this.#end(signedInAt);
    if (expiresAt <= secondsOf(this.#clock))
      throw new OAuthError(
        'reauth_required',
        'The last sign-in was too long ago to be saved. Please sign in again.',
      );
    const saved = {
      ...{ token, signedInAt },
      // Without a store nobody can end it by these: there may be one by the time that it is restored.
      savedId: await savedIdOf(this.#names, record),
      ...(person === undefined ? {} : { person }),
      ...(atProvider ? { atProvider } : {}),
    };
    return this.#sealer.seal(saved, expiresAt, ownerAndProvider(ownerOf(caller), provider));
  }

  /**
   * @param forgottenAt when this browser forgot its saved tokens of the provider, in seconds since 1970.
   * @throws {OAuthError} `saved_token_invalid` if it is damaged, expired, forgotten, or was sealed for another provider or owner, or if the person
   * was signed out everywhere since, here or by the provider.
   */
  async open(text: string, provider: string, forgottenAt: number, caller: Caller): Promise<Saved> {
    const place = ownerAndProvider(ownerOf(caller), provider);
    const opened = text.length > longest ? undefined : await this.#sealer.open(text, place);
    const saved = opened?.value;
    // The setting may be shorter now than when it was sealed.
    if (!saved || saved.signedInAt <= forgottenAt || this.#end(saved.signedInAt) <= secondsOf(this.#clock))
      throw savedTokenInvalid();
    if (this.#stored && (await isEnded(this.#stored, saved, provider, ownerOf(caller))))
      throw savedTokenInvalid();
    return saved;
  }

  /** Names what is saved of a sign-in; `undefined` without a store. */
  async idOf(record: AuthorizationRecord): Promise<string | undefined> {
    return this.#stored && savedIdOf(this.#stored.store, record);
  }

  /** Ends what was saved of sign-ins, in every browser and process. Without a store only the browser knows that it forgot. */
  async forget(records: readonly AuthorizationRecord[]): Promise<void> {
    if (!this.#stored) return;
    const { store } = this.#stored;
    for (const record of records) {
      const key = await store.key('forgotten', await savedIdOf(store, record));
      await store.set(key, '1', this.#settings.session.remember * 1000);
    }
  }

  /** With a store: whether what was saved of a sign-in was forgotten. */
  async isForgotten({ savedId }: Pick<Saved, 'savedId'>): Promise<boolean> {
    return this.#stored !== undefined && isForgottenIn(this.#stored, savedId);
  }

  #end(signedInAt: number): number {
    return Math.floor(signedInAt + this.#settings.session.remember);
  }
}

/** Whether it was forgotten, or its sign-in was ended since. */
async function isEnded(
  stored: StoredSessions,
  saved: Saved,
  provider: string,
  owner: string,
): Promise<boolean> {
  if (await isForgottenIn(stored, saved.savedId)) return true;
  return stored.logouts.includeEarlier({ user: null, state: '', ...saved, provider }, owner);
}

async function isForgottenIn({ store }: StoredSessions, savedId: Saved['savedId']): Promise<boolean> {
  return savedId !== undefined && (await store.get(await store.key('forgotten', savedId))) !== undefined;
}

export const savedTokenInvalid = (): OAuthError =>
  new OAuthError('saved_token_invalid', 'The saved sign-in is no longer valid.');

function parse(value: unknown): Saved | undefined {
  const result = v.safeParse(savedSchema, value);
  return result.success ? result.output : undefined;
}
