import { readToken, writeToken, type TokenFields } from './oauth-token-json.js';

const printed: unique symbol = Symbol.for('nodejs.util.inspect.custom');

/** What an {@link OAuthToken} is made from: all but the access token may be left out. */
export type OAuthTokenFields = Pick<TokenFields, 'accessToken'> & {
  readonly [Key in keyof TokenFields]?: TokenFields[Key] | undefined;
};

/**
 * The answer of a token endpoint (RFC 6749 section 5.1), as Flet's `OAuthToken` has it, to be saved and read again.
 * A field is `null` where the provider didn't give it. Printing a token shows none of it.
 */
export class OAuthToken {
  readonly #fields: TokenFields;

  constructor(fields: OAuthTokenFields) {
    const { accessToken, scope, tokenType, expiresIn, expiresAt, refreshToken } = fields;
    this.#fields = {
      accessToken,
      scope: scope ? Object.freeze([...scope]) : null,
      tokenType: tokenType ?? null,
      expiresIn: expiresIn ?? null,
      expiresAt: expiresAt ?? null,
      refreshToken: refreshToken ?? null,
    };
  }

  get accessToken(): string {
    return this.#fields.accessToken;
  }

  get scope(): readonly string[] | null {
    return this.#fields.scope;
  }

  get tokenType(): string | null {
    return this.#fields.tokenType;
  }

  /** In seconds, from when the token was given; `Infinity` for never. */
  get expiresIn(): number | null {
    return this.#fields.expiresIn;
  }

  /** In seconds since 1970, perhaps in fractions; `Infinity` for never. */
  get expiresAt(): number | null {
    return this.#fields.expiresAt;
  }

  get refreshToken(): string | null {
    return this.#fields.refreshToken;
  }

  /**
   * The token as JSON text, secrets and all, as Flet's `to_json` writes it. Like those of `Date` and `URL` it
   * returns text: `JSON.stringify(token)` would quote that text once more.
   */
  toJSON(): string {
    return writeToken(this.#fields);
  }

  /**
   * Reads what {@link toJSON} or Flet's `to_json` wrote, as text or already parsed. Unknown keys are dropped; the
   * scope may be text separated by spaces or commas, `expires_in` numeric text, as oauthlib left them.
   * @throws {OAuthError} `saved_token_invalid` for a wrong type, or no access token.
   */
  static fromJSON(json: string | object): OAuthToken {
    return new OAuthToken(readToken(json));
  }

  /** Shows none of it; the text is {@link toJSON}'s. */
  toString(): string {
    return 'OAuthToken {}';
  }

  /** With `getters: true`, Node would print what getters return. */
  [printed](): string {
    return this.toString();
  }
}
