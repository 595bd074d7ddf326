import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';
import type { WireRedeem } from '../../protocol/wire.js';
import { ExpiringMap, shortKeys } from '../runtime/expiring-map.js';
import { secondsOf, type Clock } from '../runtime/clock.js';
import type { KeySource } from '../sessions/sealing/key-ring.js';
import { ownerOf } from '../sessions/sealing/session-owner.js';
import { recordEntries, type NewAuthorization } from '../sessions/session-record.js';
import { Sealer } from '../sessions/sealing/sealer.js';
import { sessionTooLarge } from '../sessions/session-too-large.js';
import { clientFlowSchema, type ClientFlow } from '../login/pending-login.js';
import { sameText } from '../login/state-parameter.js';
import type { Caller } from '../http/csrf-guards.js';
import type { OperatorLog } from '../log/operator-log.js';
import { base64url } from '../runtime/random.js';

/** Seconds between the end of a login and its redemption. */
const codeAge = 60;
/** Letters of the address that a code travels in: servers and loopback listeners take at least 8,000. */
const longestAddress = 6000;
/** In one of an app's own scheme: browsers on Windows hand on 2,048 letters, and drop longer ones silently. */
const longestByScheme = 1800;
/** What stands in the address with the code: the names, and a label of 22 letters. */
const besideCode = '?flow=&code='.length + 22;

const { epoch: _epoch, ...made } = recordEntries;
const codeSchema = v.object({ record: v.object(made), client: clientFlowSchema });

type CodeRecord = v.InferOutput<typeof codeSchema>;

const invalid = (): OAuthError =>
  new OAuthError('code_invalid', 'The code is not valid, or not any more. Please sign in again.');

/**
 * What a login on behalf of a client comes back as: the authorization itself, sealed, so that any machine with the
 * secret can redeem it. Each process takes one once; between processes a code lives its minute out (docs/decisions/0008).
 */
export class OneTimeCodes {
  readonly #clock: Clock;
  readonly #log: OperatorLog;
  readonly #sealer: Sealer<CodeRecord>;
  /**
   * Logins whose code was redeemed, by their state. Not by the code's text: base64 can be written in more ways than one,
   * and a callback that was sent twice makes two codes.
   */
  readonly #used: ExpiringMap<true>;

  constructor(keys: KeySource, log: OperatorLog) {
    this.#clock = keys.clock;
    this.#log = log;
    this.#sealer = new Sealer(keys, 'one-time code', parse);
    this.#used = new ExpiringMap(keys.clock, shortKeys);
  }

  /**
   * The provider's own fields (`raw`) are dropped where they are too much for an address.
   * @throws {OAuthError} `session_too_large` when even that doesn't help.
   */
  async seal(record: NewAuthorization, client: ClientFlow): Promise<string> {
    const expiresAt = secondsOf(this.#clock) + codeAge;
    const { returnUrl } = client;
    const longest = /^https?:/.test(returnUrl) ? longestAddress : longestByScheme;
    const room = longest - returnUrl.length - besideCode;
    const { user } = record;
    const bare = { ...record, user: user && { ...user, raw: {} } };
    const fitting = [record, bare]
      .map((tried): CodeRecord => ({ record: tried, client }))
      .find((tried) => this.#sealer.lengthOf(tried, expiresAt) <= room);
    if (!fitting) throw sessionTooLarge(this.#log, record.provider);
    return this.#sealer.seal(fitting, expiresAt, placeOf(client));
  }

  /**
   * Takes a code once. Its origin, its flow and the verifier are compared first: whoever can't show them spoils nothing.
   * @param keep makes of it what the page will have, before the code counts as used: where that fails it may be tried again.
   * @param revoke ends what a code brought that is shown a second time, as RFC 6749 section 4.1.2 asks.
   * @throws {OAuthError} `code_invalid`.
   */
  async redeem<T>(
    { flow, code, verifier }: WireRedeem,
    caller: Caller,
    keep: (record: NewAuthorization) => Promise<T>,
    revoke: (record: NewAuthorization) => Promise<unknown>,
  ): Promise<T> {
    const opened = code.length > longestAddress ? undefined : await this.#sealer.open(code, ownerOf(caller));
    if (!opened) throw invalid();
    const { record, client } = opened.value;
    if (!sameText(record.flow, flow) || !sameText(await challengeOf(verifier), client.challenge))
      throw invalid();
    const kept = this.#used.has(record.state) ? undefined : await keep(record);
    // Checked again: another request may have used it meanwhile.
    if (kept === undefined || this.#used.has(record.state)) {
      await revoke(record);
      throw invalid();
    }
    this.#used.set(record.state, true, this.#clock() + codeAge * 1000);
    return kept;
  }
}

/** As `ownerOf` says of the page that will redeem it. */
function placeOf({ id, origin }: ClientFlow): string {
  return `${id} ${origin ?? ''}`;
}

/** RFC 7636 section 4.2, S256. */
async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function parse(value: unknown): CodeRecord | undefined {
  const result = v.safeParse(codeSchema, value);
  return result.success ? result.output : undefined;
}
