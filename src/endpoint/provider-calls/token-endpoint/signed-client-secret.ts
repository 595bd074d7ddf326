import { importPKCS8, SignJWT } from 'jose';
import { OAuthError } from '../../../protocol/errors.js';
import type { ClientSecretKey } from '../../../providers/index.js';
import { secondsOf, type Clock } from '../../runtime/clock.js';

/** Seconds that a secret is valid: Apple allows six months, but a short one is worth little to whoever reads it. */
const lifetimeSeconds = 3600;
/** Seconds before its end at which it is replaced. */
const leewaySeconds = 600;

/** A client secret that is a JWT signed with ES256, made when it is needed and renewed before it expires. */
export class SignedClientSecret {
  readonly #clientId: string;
  readonly #key: ClientSecretKey;
  readonly #clock: Clock;
  #made: Promise<string> | undefined;
  #expiresAt = 0;

  constructor(clientId: string, key: ClientSecretKey, clock: Clock) {
    this.#clientId = clientId;
    this.#key = key;
    this.#clock = clock;
  }

  /** @throws {OAuthError} `server_error` if the runtime can't sign with the key. */
  get(): Promise<string> {
    const now = secondsOf(this.#clock);
    if (
      !this.#made ||
      now > this.#expiresAt - leewaySeconds ||
      now < this.#expiresAt - lifetimeSeconds - leewaySeconds
    ) {
      this.#expiresAt = now + lifetimeSeconds;
      this.#made = this.#make(now).catch(() => {
        this.#made = undefined;
        // The runtime's own message may hold parts of the key.
        throw new OAuthError('server_error', 'The client secret could not be signed.');
      });
    }
    return this.#made;
  }

  async #make(now: number): Promise<string> {
    const { issuer, keyId, privateKey, audience } = this.#key;
    return new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', kid: keyId })
      .setIssuer(issuer)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeSeconds)
      .setAudience(audience)
      .setSubject(this.#clientId)
      .sign(await importPKCS8(privateKey, 'ES256'));
  }
}
