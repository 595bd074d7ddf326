import type { LitElement } from 'lit';
import type { OAuthSession } from '../src/session/session.js';

/** Signs out, and keeps the words for the case that it did not work. */
export class LogoutRequest {
  readonly #host: LitElement;
  /** What went wrong, in words; `""` where nothing did. */
  failure = '';

  constructor(host: LitElement) {
    this.#host = host;
  }

  async send(session: OAuthSession | undefined, provider: string, forget = false): Promise<void> {
    this.failure = '';
    try {
      await session?.logout(provider || undefined, { asker: this.#host, forget });
    } catch {
      this.failure = (await import('./messages/later.js')).laterFor(this.#host).signOutFailed;
    }
    this.#host.requestUpdate();
  }
}
