import type { WireAuthorization, WireGroup, WireUser } from './wire.js';

export type Group = WireGroup;

/** The person, as the provider describes them. Names and addresses are the provider's text: show them as text. */
export interface User {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly avatarUrl: string | null;
  readonly groups: readonly Group[];
  /** The provider's own fields. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** What the page may know of a token. */
export interface TokenInfo {
  readonly scope: readonly string[];
  readonly tokenType: string;
  /** Seconds left when the endpoint answered, or `null` where the provider doesn't say. */
  readonly expiresIn: number | null;
}

/** One provider's signed-in state. */
export interface Authorization {
  readonly provider: string;
  /** `null` where the login asked not to fetch the user. */
  readonly user: User | null;
  readonly token: TokenInfo;
}

/** The one converter from the wire to the page's words. */
export function toAuthorization({ provider, user, token }: WireAuthorization): Authorization {
  const info = { scope: token.scope, tokenType: token.token_type, expiresIn: token.expires_in };
  return { provider, user: user && toUser(user), token: info };
}

/** The person in the page's words. */
export function toUser({ avatar_url: avatarUrl, ...same }: WireUser): User {
  return { avatarUrl, ...same };
}
