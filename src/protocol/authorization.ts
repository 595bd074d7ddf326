import type { WireAuthorization, WireGroup, WireUser } from './wire.js';

export type Group = WireGroup;

/** The user, as the provider describes them. Names and addresses are the provider's text: show them as text. */
export interface User {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly avatarUrl: string | null;
  /** Whether `email` is an address that Apple made for this app, and that forwards mail to the person's own address. Only Apple says so. */
  readonly isPrivateRelay?: boolean | undefined;
  readonly groups: readonly Group[];
  /** The provider's own fields. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** What a page may know about a token. */
export interface TokenInfo {
  readonly scope: readonly string[];
  readonly tokenType: string;
  /** Seconds left when the endpoint answered; `null` if the provider names no expiry. */
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

/** The type of a wire format's object in the page: its names are in camel case. */
type InPage<Wire> = {
  [Name in keyof Wire as Name extends string ? CamelCase<Name> : never]: Wire[Name];
};

/** Converts an authorization from the wire format to the format of the page. */
export function toAuthorization({ provider, user, token }: WireAuthorization): Authorization {
  return { provider, user: user && inPage(user), token: inPage(token) };
}

/** Converts a user from the wire format to the format of the page. Names inside `raw` stay the provider's. */
export function toUser(user: WireUser): User {
  return inPage(user);
}

/** Converts all names to camel case. This rule takes fewer bytes than a list of the names. */
function inPage<Wire extends object>(wire: Wire): InPage<Wire> {
  return Object.fromEntries(
    Object.entries(wire).map(([name, value]: [string, unknown]) => [
      name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  ) as InPage<Wire>;
}
