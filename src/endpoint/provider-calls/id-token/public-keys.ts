import type { createLocalJWKSet, JSONWebKeySet } from 'jose';
import { OAuthError } from '../../../protocol/errors.js';
import type { Clock } from '../../runtime/clock.js';
import { parseExactJson } from '../network/exact-json.js';
import { redactError } from '../errors/redacted-error.js';
import type { Fetch } from '../network/guarded-fetch.js';

type KeySet = ReturnType<typeof createLocalJWKSet>;

/** Milliseconds for which keys are used before they are fetched again. */
const keysTtlMs = 300_000;
/** Milliseconds between two fetches because of an unknown key: invented key ids must not cause many calls. */
const refetchDelayMs = 10_000;
/** Characters; fewer than of another response, because keys stay in memory. */
const maxKeysLength = 512 * 1024;

/**
 * A provider's public keys (`jwks_uri`, RFC 7517 section 5). A token that names an unknown key makes it fetch them
 * again at once, because providers rotate keys at any time; but at most once in ten seconds.
 */
export class PublicKeys {
  readonly address: string;
  readonly #clock: Clock;
  readonly #fetch: Fetch;
  #known: { readonly keys: KeySet; readonly until: number } | undefined;
  #loading: Promise<KeySet> | undefined;
  #nextFetchAt = -Infinity;

  constructor(address: string, fetch: Fetch, clock: Clock) {
    this.address = address;
    this.#fetch = fetch;
    this.#clock = clock;
  }

  /** The keys that were fetched last, however old. */
  get known(): KeySet | undefined {
    return this.#known?.keys;
  }

  /**
   * Checks an ID token's signature. The caller must have checked the algorithm in its header.
   * @throws {OAuthError} `id_token_invalid`, `provider_unreachable` if the keys can't be fetched.
   */
  async verify(idToken: string): Promise<void> {
    const { compactVerify, errors } = await import('jose');
    const fresh = this.#known && this.#known.until > this.#clock() ? this.#known.keys : undefined;
    try {
      await compactVerify(idToken, fresh ?? (await this.#load()));
    } catch (error) {
      const isUnknown = error instanceof errors.JWKSNoMatchingKey;
      // The check of another token may have fetched them in the meantime.
      const newer = this.#known?.keys === fresh ? undefined : this.#known?.keys;
      if (!isUnknown || !fresh || !(newer ?? this.#mayFetchAgain())) throw refused(error);
      await compactVerify(idToken, newer ?? (await this.#load())).catch((again: unknown) => {
        throw refused(again);
      });
    }
  }

  /** All checks that wait for a fetch share its result. */
  #mayFetchAgain(): boolean {
    if (this.#loading) return true;
    const now = this.#clock();
    if (now < this.#nextFetchAt) return false;
    this.#nextFetchAt = now + refetchDelayMs;
    return true;
  }

  async #load(): Promise<KeySet> {
    this.#loading ??= this.#fetchKeys();
    try {
      return await this.#loading;
    } finally {
      this.#loading = undefined;
    }
  }

  async #fetchKeys(): Promise<KeySet> {
    const response = await this.#fetch(this.address, { headers: { accept: 'application/json' } });
    const text = await response.text();
    if (!response.ok || text.length > maxKeysLength) throw new KeysUnavailable();
    const keys = await readKeys(text);
    this.#known = { keys, until: this.#clock() + keysTtlMs };
    return keys;
  }
}

/** What the provider answers is no set of keys. */
export class KeysUnavailable extends OAuthError {
  constructor(cause?: unknown) {
    super('id_token_invalid', "The provider's keys can't be fetched.", cause);
  }
}

async function readKeys(text: string): Promise<KeySet> {
  const { createLocalJWKSet } = await import('jose');
  try {
    return createLocalJWKSet(parseExactJson(text) as JSONWebKeySet);
  } catch (error) {
    throw new KeysUnavailable(redactError(error));
  }
}

function refused(error: unknown): OAuthError {
  if (error instanceof OAuthError) return error;
  return new OAuthError('id_token_invalid', "The provider's ID token is not valid.", redactError(error));
}
