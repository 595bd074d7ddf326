import type { LitElement } from 'lit';
import type { OAuthSession } from '../src/session/session.js';
import type * as Messages from './messages/messages-for.js';

/** Signs out, and keeps what is to be said of who is signed in. */
export class LogoutRequest {
  readonly #host: LitElement;
  #messages: typeof Messages | undefined;
  /** What went wrong, in words; `""` where nothing did. */
  failure = '';
  /** For those who can't see it: `""` until the person has signed out. */
  success = '';
  /** For the same people: `""` until somebody has signed in. */
  welcome = '';

  constructor(host: LitElement) {
    this.#host = host;
  }

  async send(session: OAuthSession | undefined, provider: string, forget = false): Promise<void> {
    this.failure = this.success = '';
    const messages = await this.#loadMessages();
    const words = (await messages?.loadMessagesFor(this.#host))?.badge;
    try {
      await session?.logout(provider || undefined, { initiator: this.#host, forget });
      this.success = words?.signedOut ?? '';
    } catch {
      this.failure = words?.signOutFailed ?? '';
    }
    this.#host.requestUpdate();
  }

  async greet(name: string): Promise<void> {
    const messages = await this.#loadMessages();
    const words = (await messages?.loadMessagesFor(this.#host))?.badge;
    this.welcome = (words && messages?.fill(words.signedInAs, { name })) ?? '';
    this.#host.requestUpdate();
  }

  /** What signing out is called in the element's language; empty until that is loaded. */
  get label(): string {
    if (this.#messages) return this.#messages.messagesFor(this.#host).badge.signOut;
    void this.#loadMessages().then(() => {
      if (this.#messages) this.#host.requestUpdate();
    });
    return '';
  }

  async #loadMessages(): Promise<typeof Messages | undefined> {
    try {
      return (this.#messages ??= await import('./messages/messages-for.js'));
    } catch {
      return undefined;
    }
  }
}
