import * as v from 'valibot';

const nullableText = v.nullable(v.string());

const userSchema = v.object({
  id: v.string(),
  name: nullableText,
  email: nullableText,
  avatar_url: nullableText,
  is_private_relay: v.optional(v.boolean()),
  groups: v.array(v.object({ id: v.string(), name: v.string() })),
  raw: v.record(v.string(), v.unknown()),
});

/** The person whom the ID token of a sign-in was about. */
const signedInSchema = v.object({
  /** A short hash of its issuer and subject. */
  subject: v.string(),
  nonce: v.optional(v.string()),
});

export type SignedIn = v.InferOutput<typeof signedInSchema>;

export const tokenSchema = v.object({
  accessToken: v.string(),
  scope: v.array(v.string()),
  tokenType: v.string(),
  /** Seconds since 1970 by our own clock; `null` if the provider names no expiry. */
  expiresAt: v.nullable(v.number()),
  refreshToken: nullableText,
  /** Seconds from issue to expiry, if the provider named them. */
  lifetime: v.optional(v.nullable(v.number()), null),
  /** ID tokens of later refreshes are compared with it; absent if the sign-in had none. */
  signedIn: v.optional(signedInSchema),
  /** Only for a provider that requires it at sign-out (`id_token_hint`). */
  idToken: v.optional(v.string()),
  /** With a store: how often it was exchanged since the login, so that of two tokens of one sign-in the newer is known. */
  exchanges: v.optional(v.number()),
  /** What each refresh says again: the API that the login asked tokens for (`resource`, RFC 8707), and fields of its callback. */
  repeated: v.optional(v.record(v.string(), v.string())),
});

export const recordEntries = {
  provider: v.string(),
  user: v.nullable(userSchema),
  /** `user.id` of a sign-in that was saved with its user and restored without: so the session still ends with the person's others. */
  person: v.optional(v.string()),
  token: tokenSchema,
  /** The flow label and the state of its login: a repeated callback is recognised by them. */
  flow: v.string(),
  state: v.string(),
  /** Must equal the epoch cookie, which changes at logout. */
  epoch: v.string(),
  /** Seconds since 1970 with fractions, to order two logins in one second. */
  loginAt: v.number(),
  /** Seconds since 1970: when the person last signed in at the provider. Saving and restoring do not change it. */
  signedInAt: v.number(),
  /** Seconds since 1970: when the person authenticated at the provider, if the ID token of the login says so (`auth_time`). */
  authTime: v.optional(v.number()),
  /** With a store: the session at the provider, as the ID token of the login names it. The provider may log it out. */
  atProvider: v.optional(
    v.object({
      /** A short hash of issuer and `sid`; absent if the ID token has none. */
      sid: v.optional(v.string()),
      /** `iat` of the ID token: seconds since 1970 by the provider's clock. */
      issuedAt: v.number(),
    }),
  ),
  /** The session lasts when the browser is closed. */
  remember: v.optional(v.literal(true)),
  /** The page has saved the token: it must stay valid after this session. */
  saved: v.optional(v.literal(true)),
  /** Names all that was saved of this sign-in, so that with a store `forget` can end it everywhere. */
  savedId: v.optional(v.string()),
  /** How often its token was refreshed. Only a session in a store counts: it must not get an older token than it has. */
  refreshes: v.optional(v.number()),
};

const recordSchema = v.object(recordEntries);

export type TokenRecord = v.InferOutput<typeof tokenSchema>;

/** One authorization as the endpoint stores it. */
export type AuthorizationRecord = v.InferOutput<typeof recordSchema>;

/** An authorization that is not part of a session yet. */
export type NewAuthorization = Omit<AuthorizationRecord, 'epoch'>;

export function parseToken(value: unknown): TokenRecord | undefined {
  const result = v.safeParse(tokenSchema, value);
  return result.success ? result.output : undefined;
}

export function parseRecord(value: unknown): AuthorizationRecord | undefined {
  const result = v.safeParse(recordSchema, value);
  return result.success ? result.output : undefined;
}
