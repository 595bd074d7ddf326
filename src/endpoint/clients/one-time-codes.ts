import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';
import type { WireRedeem } from '../../protocol/wire.js';
import { secondsOf, type Clock } from '../clock.js';
import { recordEntries, type AuthorizationRecord } from '../custody/record.js';
import { Sealer } from '../custody/seal.js';
import { clientFlowSchema, type ClientFlow } from '../flow/flow-record.js';
import { sameText } from '../flow/state.js';
import type { Caller } from '../http/guards.js';
import { base64url } from '../random.js';

/** Seconds between the end of a login and its redemption. */
const codeAge = 60;
const mostRemembered = 10_000;
/** It travels in an address. */
const longest = 6000;

const { epoch: _epoch, ...made } = recordEntries;
const codeSchema = v.object({ record: v.object(made), client: clientFlowSchema });

/** An authorization before anybody's cookies hold it. */
export type MadeAuthorization = Omit<AuthorizationRecord, 'epoch'>;

type CodeRecord = v.InferOutput<typeof codeSchema>;

const invalid = (): OAuthError =>
  new OAuthError('code_invalid', 'The code is not valid, or not any more. Please sign in again.');

/**
 * What a login on behalf of a client comes back as: the authorization itself, sealed, so that any machine with the
 * secret can redeem it. Each process takes one once; between processes a code lives its minute out (docs/decisions/0008).
 */
export class OneTimeCodes {
  readonly #clock: Clock;
  readonly #sealer: Sealer<CodeRecord>;
  /**
   * Logins whose code was redeemed, by their state, with the millisecond until which that is remembered. Not by the code's text:
   * base64 can be written in more ways than one, and a callback that was sent twice makes two codes.
   */
  readonly #used = new Map<string, number>();

  constructor(secrets: readonly string[], clock: Clock) {
    this.#clock = clock;
    this.#sealer = new Sealer(secrets, 'one-time code', clock, parse);
  }

  /**
   * The provider's own fields (`raw`) are dropped where they are too much for an address.
   * @throws {OAuthError} `session_too_large` when even that doesn't help.
   */
  async seal(record: MadeAuthorization, client: ClientFlow): Promise<string> {
    const expiresAt = secondsOf(this.#clock) + codeAge;
    const whole = await this.#sealer.seal({ record, client }, expiresAt);
    if (whole.length <= longest) return whole;
    const { user } = record;
    const bare = { ...record, user: user && { ...user, raw: {} } };
    const code = await this.#sealer.seal({ record: bare, client }, expiresAt);
    if (code.length > longest)
      throw new OAuthError('session_too_large', 'The session is too large for a page of another origin.');
    return code;
  }

  /**
   * Takes a code once. Its origin, its flow and the verifier are compared first: whoever can't show them spoils nothing.
   * @param revoke ends what a code brought that is shown a second time, as RFC 6749 section 4.1.2 asks.
   * @throws {OAuthError} `code_invalid`.
   */
  async redeem(
    { flow, code, verifier }: WireRedeem,
    caller: Caller,
    revoke: (record: MadeAuthorization) => Promise<unknown>,
  ): Promise<MadeAuthorization> {
    const opened = code.length > longest ? undefined : await this.#sealer.open(code);
    if (!opened) throw invalid();
    const { record, client } = opened.value;
    const bound =
      client.id === caller.client?.id && client.origin === caller.origin && sameText(record.flow, flow);
    if (!bound || !sameText(await challengeOf(verifier), client.challenge)) throw invalid();
    if (this.#used.has(record.state)) {
      await revoke(record);
      throw invalid();
    }
    this.#remember(record.state);
    return record;
  }

  #remember(state: string): void {
    const now = this.#clock();
    // Oldest first: a Map keeps the order of insertion.
    for (const [oldest, end] of this.#used) {
      if (end > now && this.#used.size < mostRemembered) break;
      this.#used.delete(oldest);
    }
    this.#used.set(state, now + codeAge * 1000);
  }
}

/** RFC 7636 section 4.2, S256. */
async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function parse(value: unknown): CodeRecord | undefined {
  const result = v.safeParse(codeSchema, value);
  return result.success ? result.output : undefined;
}
