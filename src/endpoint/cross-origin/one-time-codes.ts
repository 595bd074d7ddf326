import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';
import type { WireRedeem } from '../../protocol/wire.js';
import { secondsOf, type Clock } from '../runtime/clock.js';
import type { KeySource } from '../sessions/sealing/key-ring.js';
import { ownerOf, ownerOfApp } from '../sessions/sealing/session-owner.js';
import { recordEntries, type NewAuthorization } from '../sessions/session-record.js';
import { Sealer } from '../sessions/sealing/sealer.js';
import type { SingleUse } from '../sessions/single-use.js';
import { sessionTooLarge } from '../sessions/session-too-large.js';
import { crossOriginTargetSchema, type CrossOriginTarget } from '../login/pending-login.js';
import type { Caller } from '../http/csrf-guards.js';
import type { OperatorLog } from '../log/operator-log.js';
import { equalInConstantTime } from '../runtime/constant-time.js';
import { base64url } from '../runtime/random.js';

/** Seconds between the end of a login and its redemption. */
const codeAgeSeconds = 60;
/** The longest return URL with a code, in characters: servers and loopback listeners accept at least 8,000. */
const longestAddress = 6000;
/** The same for a native app's own scheme: browsers on Windows drop more than 2,048 characters silently. */
const longestByScheme = 1800;
/** Characters of the parameters beside the code: their names, and a flow label of 22. */
const besideCode = '?flow=&code='.length + 22;

const { epoch: _epoch, ...made } = recordEntries;
const codeSchema = v.object({ record: v.object(made), client: crossOriginTargetSchema });

type CodeRecord = v.InferOutput<typeof codeSchema>;

const invalid = (): OAuthError =>
  new OAuthError('code_invalid', 'The code is not valid, or not any more. Please sign in again.');

/**
 * A login for an embedding site or native app ends with a one-time code: the authorization itself, sealed, so that every
 * process with the secret can redeem it. It is accepted once; without a store once by each process, until it expires after a minute
 * (docs/decisions/0008).
 */
export class OneTimeCodes {
  readonly #clock: Clock;
  readonly #log: OperatorLog;
  readonly #sealer: Sealer<CodeRecord>;
  /**
   * States of logins whose code was redeemed. The text of the code would not do: base64 has several spellings, and a callback
   * that is sent twice makes two codes.
   */
  readonly #used: SingleUse;

  constructor(keys: KeySource, log: OperatorLog, used: SingleUse) {
    this.#clock = keys.clock;
    this.#log = log;
    this.#sealer = new Sealer(keys, 'one-time code', parse);
    this.#used = used;
  }

  /**
   * Makes a code. If the return URL would be too long, it drops the provider's own fields (`raw`).
   * @throws {OAuthError} `session_too_large` if it is too long even so.
   */
  async seal(record: NewAuthorization, target: CrossOriginTarget): Promise<string> {
    const expiresAt = secondsOf(this.#clock) + codeAgeSeconds;
    const { returnUrl } = target;
    const longest = /^https?:/.test(returnUrl) ? longestAddress : longestByScheme;
    const room = longest - returnUrl.length - besideCode;
    const { user } = record;
    const bare = { ...record, user: user && { ...user, raw: {} } };
    const fitting = [record, bare]
      .map((tried): CodeRecord => ({ record: tried, client: target }))
      .find((tried) => this.#sealer.lengthOf(tried, expiresAt) <= room);
    if (!fitting) throw sessionTooLarge(this.#log, record.provider);
    return this.#sealer.seal(fitting, expiresAt, ownerOfApp(target));
  }

  /**
   * Redeems a code once. A request with another origin, flow label or verifier does not use the code up.
   * @param signIn writes the session; if it fails, the code can be tried again.
   * @param revoke revokes the tokens of a code that is redeemed a second time (RFC 6749 section 4.1.2).
   * @throws {OAuthError} `code_invalid`.
   */
  async redeem<T>(
    { flow, code, verifier }: WireRedeem,
    caller: Caller,
    signIn: (record: NewAuthorization) => Promise<T>,
    revoke: (record: NewAuthorization) => Promise<unknown>,
  ): Promise<T> {
    const opened = code.length > longestAddress ? undefined : await this.#sealer.open(code, ownerOf(caller));
    if (!opened) throw invalid();
    const { record, client } = opened.value;
    const challenge = await challengeOf(verifier);
    if (!equalInConstantTime(record.flow, flow) || !equalInConstantTime(challenge, client.challenge))
      throw invalid();
    if (!(await this.#used.claim('code', record.state, codeAgeSeconds * 1000))) {
      await revoke(record);
      throw invalid();
    }
    try {
      return await signIn(record);
    } catch (error) {
      // Its failure must not hide the first one.
      await this.#used.release('code', record.state).catch(() => undefined);
      throw error;
    }
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
