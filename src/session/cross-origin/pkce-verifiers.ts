/** A verifier, which only this page knows, and its challenge for the endpoint (RFC 7636 section 4). */
export interface Verifier {
  readonly verifier: string;
  readonly challenge: string;
}

/** Has a verifier ready for the next click: hashing is asynchronous, and a click can't wait. */
export class Verifiers {
  readonly #crypto: Crypto;
  #next: Verifier | undefined;

  constructor(crypto: Crypto) {
    this.#crypto = crypto;
  }

  /** Makes the verifier that `take` returns next. */
  async prepare(): Promise<void> {
    const verifier = base64url(this.#crypto.getRandomValues(new Uint8Array(32)));
    const hash = await this.#crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
    this.#next = { verifier, challenge: base64url(new Uint8Array(hash)) };
  }

  /** The next verifier. This also starts making another; until that is ready, calls return the same one. */
  take(): Verifier | undefined {
    void this.prepare();
    return this.#next;
  }
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
