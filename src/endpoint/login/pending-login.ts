import * as v from 'valibot';
import { requestedAuthenticationSchema } from './requested-authentication.js';
import type { ReturnTo } from './return-to.js';

/** Where the login takes place: in a popup, in a new tab, or in place of the page. */
export const modes = ['popup', 'tab', 'redirect'] as const;

export type Mode = (typeof modes)[number];

/** The embedding site or native app that a login is for, and what its one-time code is bound to. */
export const crossOriginTargetSchema = v.object({
  id: v.string(),
  /** `null` for a native app without one. */
  origin: v.nullable(v.string()),
  /** S256 of the verifier, which only the page that started the login has. */
  challenge: v.string(),
  /** One that the settings list. */
  returnUrl: v.string(),
});

export type CrossOriginTarget = v.InferOutput<typeof crossOriginTargetSchema>;

const loginRequestSchema = v.object({
  providerId: v.string(),
  /** The flow label, by which the page that started the login recognises its result. */
  flow: v.string(),
  /** Whether the page made the label: then its script waits for the result. */
  labelled: v.boolean(),
  mode: v.picklist(modes),
  /** `safeReturnTo` checked it before it was sealed. */
  returnTo: v.custom<ReturnTo>((value) => typeof value === 'string'),
  scope: v.array(v.string()),
  fetchUser: v.boolean(),
  fetchGroups: v.boolean(),
  remember: v.boolean(),
  /** Sealed with the rest, so that a callback can't drop `max_age`. */
  authentication: v.optional(requestedAuthenticationSchema, {}),
  /** Authorization parameters that the page set, checked by `parsePageParameters`. */
  parameters: v.optional(v.record(v.string(), v.string()), {}),
  /** The name of the app's own completion page, if it has one. */
  completePage: v.optional(v.string()),
  /** Where the result goes of a login for an embedding site or native app. */
  client: v.optional(crossOriginTargetSchema),
});

/** The parameters of a login, checked by `parseLoginRequest`. */
export type LoginRequest = v.InferOutput<typeof loginRequestSchema>;

const flowSchema = v.object({
  request: loginRequestSchema,
  state: v.string(),
  nonce: v.string(),
  verifier: v.string(),
  /** The id of the process that started it. */
  instance: v.optional(v.string()),
});

/** A login between `/login` and the callback. The browser holds it sealed in the meantime. */
export type PendingLogin = v.InferOutput<typeof flowSchema>;

/** Seconds that a person has to sign in. */
export const loginLimitSeconds = 600;

/** Why the login of a callback is not in this browser: the `cause` of `state_mismatch`. */
export class PendingLoginNotFound extends Error {
  readonly reason: 'absent' | 'unreadable' | 'different';

  constructor(reason: PendingLoginNotFound['reason']) {
    super(`the pending login is ${reason}`);
    this.name = 'PendingLoginNotFound';
    this.reason = reason;
  }
}

export function parsePendingLogin(value: unknown): PendingLogin | undefined {
  const result = v.safeParse(flowSchema, value);
  return result.success ? result.output : undefined;
}
