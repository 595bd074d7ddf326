import type { WireAuthorization, WireGroup, WireUser } from './wire.js';

export type Group = WireGroup;

/** The user, as the provider describes them. Names and addresses are the provider's text: show them as text. */
export interface User {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly avatarUrl: string | null;
  /** Whether the address is one that forwards, made for this app. Only Apple tells. */
  readonly is_private_relay?: boolean | undefined;
  readonly groups: readonly Group[];
  /** The provider's own fields. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** What a page may know about a token. */
export interface TokenInfo {
  readonly scope: readonly string[];
  readonly tokenType: string;
  /** Seconds left when the endpoint answered, or `null` where the provider doesn't say. */
  readonly expiresIn: number | null;
}

/** One provider's signed-in state. */
export interface Authorization {
  readonly provider: string;
  /** `null` if the login did not fetch the user. */
  readonly user: User | null;
  readonly token: TokenInfo;
}

/** Converts an authorization from the wire format to the format of the page. */
export function toAuthorization({ provider, user, token }: WireAuthorization): Authorization {
  const info = { scope: token.scope, tokenType: token.token_type, expiresIn: token.expires_in };
  return { provider, user: user && toUser(user), token: info };
}

/** Converts a user likewise. */
export function toUser({ avatar_url: avatarUrl, ...same }: WireUser): User {
  return { avatarUrl, ...same };
}
