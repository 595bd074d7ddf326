import type { OAuthProviderOptions } from '../provider.js';
import type { WireOptions } from '../wire-options.js';
import type { ConfirmedParts } from './parts.js';
import type { UserPaths } from './user-paths.js';

/** A setting of its own that a provider needs, such as the address of a server that people run themselves. */
export interface EntrySetting {
  /**
   * A URL without a query, a host name, or letters, digits, `.`, `_` and `-`; an RSA key of the app, or of the provider, for
   * `signingKeys`.
   */
  readonly kind: 'url' | 'host' | 'text' | 'private-key' | 'public-key';
  /** The value where none is set. Without it the setting is required. */
  readonly byDefault?: string;
  readonly example: string;
}

/** What is known of refreshing. */
export interface RefreshRule {
  /** Whether refresh tokens are issued: never, only with a scope or setting that `note` names, or always. */
  readonly tokens: 'never' | 'on-request' | 'always' | 'unknown';
  /** Whether a refresh ends the old refresh token. */
  readonly rotates?: boolean;
  /** The lifetime of access tokens in seconds, as the provider states it. */
  readonly lifetime?: number;
  readonly note?: string;
}

/** Answers that RFC 6749 doesn't know, and that the endpoint reads anyway. */
export interface OddAnswers {
  /** The token answer is a form instead of JSON. */
  readonly tokenAs?: 'form';
  /** The status of token errors, where it is not 400. */
  readonly errorStatus?: 200 | 403;
  /** `{error: {type, message}}`, `{ok: false, error}`, `{errcode, errmsg}`, `{status, message}`. */
  readonly errorAs?: 'object' | 'ok-false' | 'errcode' | 'status-message';
  /** How granted scopes are named, where not as text with spaces: a list, with commas, in a field of another name, or not at all. */
  readonly scopeAs?: 'array' | 'comma' | 'scopes' | 'absent';
  /** The `token_type`, where it is not `bearer`; `null` if the answer has none. */
  readonly tokenType?: string | null;
  /** The lifetime as text, or absent. */
  readonly lifetimeAs?: 'text' | 'absent';
  /** The user's id is a JSON number. */
  readonly idAs?: 'number';
  /** `null` fields in the user's JSON are usual. */
  readonly nullsInUser?: true;
}

/** Where groups come from: a claim, or a list of the API. */
export interface GroupPaths {
  readonly scopes?: readonly string[];
  readonly claim?: string;
  /** The list's URL, the path of the list in the answer (default: the answer), and the paths of id and name in an item. */
  readonly list?: {
    readonly url: string;
    readonly under?: string;
    readonly id: string;
    readonly name: string;
  };
}

type Addresses =
  | 'issuer'
  | 'authorizationEndpoint'
  | 'tokenEndpoint'
  | 'userEndpoint'
  | 'jwksUri'
  | 'revocationEndpoint'
  | 'endSessionEndpoint';

type Standard = Pick<
  OAuthProviderOptions,
  | ('scopes' | 'userScopes' | 'clientAuth' | 'pkce' | 'nonce' | 'idTokenAlgorithms' | 'sendsIssuer')
  | ('userHeaders' | 'userFromToken' | 'authorizationParams' | 'accountParams' | 'signUpParams')
  | (
      | 'refreshParams'
      | 'pageParams'
      | 'sendsIdTokenHint'
      | 'defaultExpiresIn'
      | 'cancelErrors'
      | 'cancelsWithoutError'
      | 'refusesWebviews'
    )
  | ('acceptsSubpaths' | 'redirectMatch' | 'idChanges')
>;

/**
 * A provider as data. Its addresses, headers and fields may hold `{name}` of a setting, and `{clientId}`; `userHeaders` alone may hold
 * `{clientSecret}`, which goes to the user endpoint of the entry only. A provider without endpoints is discovered from its issuer.
 */
export interface CatalogEntry
  extends Readonly<WireOptions>, Readonly<Standard>, Readonly<Partial<Record<Addresses, string>>> {
  readonly name: string;
  readonly settings?: Readonly<Record<string, EntrySetting>>;
  /** RFC 8628 section 3.1. */
  readonly deviceEndpoint?: string;
  readonly user: UserPaths;
  readonly groups?: GroupPaths;
  readonly refresh: RefreshRule;
  readonly answers?: OddAnswers;
  /** Where an app is registered. */
  readonly register: string;
  /** What else a person who sets it up should know. */
  readonly notes?: readonly string[];
  /**
   * For each part (`parts.ts`) the catalogs whose source code says the same (`test/providers/catalog-rows.json` has their versions), or
   * the provider's own page with the date of its reading, perhaps as a stored copy: `read 2026-11-29: host/path`.
   */
  readonly confirmedIn: Readonly<Partial<Record<ConfirmedParts, readonly string[]>>>;
  /** The parts that no two catalogs and no page confirm (`pkce, refresh`), with the reason if one is known (`user: only authjs has it`). */
  readonly unconfirmed?: readonly string[];
}
