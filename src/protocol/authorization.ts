import type { WireAuthorization, WireGroup, WireUser } from './wire.js';

export type Group = WireGroup;

/** The user, as the provider describes them. Names and addresses are the provider's text: show them as text. */
export interface User {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly avatarUrl: string | null;
  /** Whether the address is one that forwards, made for this app. Only Apple tells. */
  readonly isPrivateRelay?: boolean | undefined;
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

type CamelCase<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

/** An object of the wire format with the names of the page. */
type InPage<Wire> = {
  [Name in keyof Wire as Name extends string ? CamelCase<Name> : never]: Wire[Name];
};

/** Converts an authorization from the wire format to the format of the page. */
export function toAuthorization({ provider, user, token }: WireAuthorization): Authorization {
  return { provider, user: user && inPage(user), token: inPage(token) };
}

/** Converts a user likewise. Names inside of `raw` are the provider's. */
export function toUser(user: WireUser): User {
  return inPage(user);
}

/** All its fields by one rule, which takes less room than their names. */
function inPage<Wire extends object>(wire: Wire): InPage<Wire> {
  return Object.fromEntries(
    Object.entries(wire).map(([name, value]: [string, unknown]) => [
      name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  ) as InPage<Wire>;
}
