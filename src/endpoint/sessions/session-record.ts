import * as v from 'valibot';

const nullableText = v.nullable(v.string());

export const userSchema = v.object({
  id: v.string(),
  name: nullableText,
  email: nullableText,
  avatar_url: nullableText,
  groups: v.array(v.object({ id: v.string(), name: v.string() })),
  raw: v.record(v.string(), v.unknown()),
});

/** Whom the ID token of a sign-in was about. */
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
  /** Seconds since 1970 by our own clock, or `null` where the provider doesn't say. */
  expiresAt: v.nullable(v.number()),
  refreshToken: nullableText,
  /** Seconds that it lives in all, where the provider said so. */
  lifetime: v.optional(v.nullable(v.number()), null),
  /** What ID tokens that come with later tokens are compared with; absent where there was none. */
  signedIn: v.optional(signedInSchema),
  /** Only for a provider that wants it back at sign-out. */
  idToken: v.optional(v.string()),
});

export const recordEntries = {
  provider: v.string(),
  user: v.nullable(userSchema),
  token: tokenSchema,
  /** The label and the state of the flow that made it: a callback seen again is known by them. */
  flow: v.string(),
  state: v.string(),
  /** Must equal the epoch cookie, which changes at logout. */
  epoch: v.string(),
  /** Seconds since 1970, in fractions too: of two logins in one second, one was the first. */
  loginAt: v.number(),
  /** Seconds since 1970: when the person last signed in at the provider. Restoring and saving carry it on unchanged. */
  signedInAt: v.number(),
  /** Kept when the browser is closed. */
  remember: v.optional(v.literal(true)),
  /** Its token was given out sealed: it must outlive this session. */
  saved: v.optional(v.literal(true)),
};

const recordSchema = v.object(recordEntries);

export type TokenRecord = v.InferOutput<typeof tokenSchema>;

/** One authorization as the endpoint keeps it. */
export type AuthorizationRecord = v.InferOutput<typeof recordSchema>;

/** An authorization before it belongs to the session of a browser. */
export type NewAuthorization = Omit<AuthorizationRecord, 'epoch'>;

export function parseRecord(value: unknown): AuthorizationRecord | undefined {
  const result = v.safeParse(recordSchema, value);
  return result.success ? result.output : undefined;
}
