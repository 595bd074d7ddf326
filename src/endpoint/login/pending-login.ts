import * as v from 'valibot';
import type { ReturnTo } from './return-to.js';

/** How the login was opened: in a new window, or in place of the page. */
export const modes = ['popup', 'tab', 'redirect'] as const;

export type Mode = (typeof modes)[number];

/** On whose behalf a flow of a client is, and what its one-time code will be bound to. */
export const crossOriginTargetSchema = v.object({
  id: v.string(),
  /** `null` for an app without one. */
  origin: v.nullable(v.string()),
  /** S256 of the verifier that only the page has that began the flow. */
  challenge: v.string(),
  /** A registered one. */
  returnUrl: v.string(),
});

export type CrossOriginTarget = v.InferOutput<typeof crossOriginTargetSchema>;

const loginRequestSchema = v.object({
  providerId: v.string(),
  /** Names the attempt for the page that began it. */
  flow: v.string(),
  /** Whether the page made that label, so that its script waits for the result. */
  labelled: v.boolean(),
  mode: v.picklist(modes),
  /** Sealed by ourselves after `safeReturnTo` accepted it. */
  returnTo: v.custom<ReturnTo>((value) => typeof value === 'string'),
  scope: v.array(v.string()),
  fetchUser: v.boolean(),
  fetchGroups: v.boolean(),
  remember: v.boolean(),
  /** The name of the app's own completion page, where it has one. */
  completePage: v.optional(v.string()),
  /** Of a login for an embedding site or app: its result goes there. */
  client: v.optional(crossOriginTargetSchema),
});

/** What a login was requested with, checked by `parseLoginRequest`. */
export type LoginRequest = v.InferOutput<typeof loginRequestSchema>;

const flowSchema = v.object({
  request: loginRequestSchema,
  state: v.string(),
  nonce: v.string(),
  verifier: v.string(),
  /** Of the process that began it. */
  instance: v.optional(v.string()),
});

/** One login attempt, which the browser holds sealed between `/login` and `/redirect`. */
export type PendingLogin = v.InferOutput<typeof flowSchema>;

/** Seconds that a person has to sign in. */
export const loginTimeLimit = 600;

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
