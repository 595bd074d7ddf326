import type { createLocalJWKSet, JSONWebKeySet } from 'jose';
import { OAuthError } from '../../../protocol/errors.js';
import type { Clock } from '../../runtime/clock.js';
import { parseExactJson } from '../exact-json.js';
import { redactError } from '../redacted-error.js';
import type { Fetch } from '../guarded-fetch.js';

type KeySet = ReturnType<typeof createLocalJWKSet>;

/** Milliseconds for which keys are used before they are looked at again. */
const age = 300_000;
/** Milliseconds between two looks for a key that isn't there: made-up names of keys don't become calls. */
const pause = 10_000;
/** Characters: keys are kept, so that they may take less room than an answer. */
const largest = 512 * 1024;

/**
 * A provider's public keys (`jwks_uri`, RFC 7517 section 5). A token that names a key that isn't among them makes it look
 * again at once, since providers rotate their keys whenever they like; but no more often than every ten seconds.
 */
export class ProviderKeys {
  readonly address: string;
  readonly #clock: Clock;
  readonly #fetch: Fetch;
  #known: { readonly keys: KeySet; readonly until: number } | undefined;
  #loading: Promise<KeySet> | undefined;
  #mayLookAgainAt = -Infinity;

  constructor(address: string, fetch: Fetch, clock: Clock) {
    this.address = address;
    this.#fetch = fetch;
    this.#clock = clock;
  }

  /** The keys that are at hand, however old. */
  get known(): KeySet | undefined {
    return this.#known?.keys;
  }

  /**
   * Checks an ID token's signature. Which algorithms will do must have been judged by its header.
   * @throws {OAuthError} `id_token_invalid`, `provider_unreachable` where the keys can't be had.
   */
  async verify(idToken: string): Promise<void> {
    const { compactVerify, errors } = await import('jose');
    const kept = this.#known && this.#known.until > this.#clock() ? this.#known.keys : undefined;
    try {
      await compactVerify(idToken, kept ?? (await this.#load()));
    } catch (error) {
      const isUnknown = error instanceof errors.JWKSNoMatchingKey;
      // Another token's check may have looked meanwhile.
      const newer = this.#known?.keys === kept ? undefined : this.#known?.keys;
      if (!isUnknown || !kept || !(newer ?? this.#mayLookAgain())) throw refused(error);
      await compactVerify(idToken, newer ?? (await this.#load())).catch((again: unknown) => {
        throw refused(again);
      });
    }
  }

  /** Everybody who asks while it is looking again gets the same answer. */
  #mayLookAgain(): boolean {
    if (this.#loading) return true;
    const now = this.#clock();
    if (now < this.#mayLookAgainAt) return false;
    this.#mayLookAgainAt = now + pause;
    return true;
  }

  async #load(): Promise<KeySet> {
    this.#loading ??= this.#ask();
    try {
      return await this.#loading;
    } finally {
      this.#loading = undefined;
    }
  }

  async #ask(): Promise<KeySet> {
    const response = await this.#fetch(this.address, { headers: { accept: 'application/json' } });
    const text = await response.text();
    if (!response.ok || text.length > largest)
      throw new OAuthError('id_token_invalid', "The provider's keys can't be fetched.");
    const { createLocalJWKSet } = await import('jose');
    const keys = createLocalJWKSet(parseExactJson(text) as JSONWebKeySet);
    this.#known = { keys, until: this.#clock() + age };
    return keys;
  }
}

function refused(error: unknown): OAuthError {
  if (error instanceof OAuthError) return error;
  return new OAuthError('id_token_invalid', "The provider's ID token does not hold up.", redactError(error));
}
