import type { LitElement } from 'lit';
import type { OAuthSession } from '../src/session/session.js';
import type * as Messages from './messages/messages-for.js';

/**
 * Signs a person out for an element, and keeps the sentences that the element announces after a sign-in or a sign-out. A sentence is looked
 * up when it is read, so that it follows the language of the page.
 */
export class AccountStatus {
  readonly #host: LitElement;
  #messages: typeof Messages | undefined;
  #outcome: 'signedOut' | 'signOutFailed' | undefined;
  /** The name of the person who has just signed in; `""` before. */
  #greeted = '';

  constructor(host: LitElement) {
    this.#host = host;
  }

  /**
   * Signs out. Never rejects: `success` and `failure` say how it went.
   * @param provider the provider's id; `""` signs out everywhere.
   */
  async signOut(session: OAuthSession | undefined, provider: string, forget = false): Promise<void> {
    this.clear();
    // A live region announces only changes: the last sentence has to go before the same one can be announced again.
    this.#host.requestUpdate();
    await this.#loadWords();
    try {
      await session?.logout(provider || undefined, { initiator: this.#host, forget });
      this.#outcome = 'signedOut';
    } catch {
      this.#outcome = 'signOutFailed';
    }
    this.#host.requestUpdate();
  }

  /** Makes `welcome` name the person who has signed in, once its words have loaded; `""` makes it empty again. */
  async greet(name: string): Promise<void> {
    this.#greeted = name;
    if (!name) return;
    await this.#loadWords();
    this.#host.requestUpdate();
  }

  /** Forgets the last sign-out, so that its sentence is no longer shown. */
  clear(): void {
    this.#outcome = undefined;
  }

  /** Why the last sign-out failed, as a sentence; `""` if it didn't fail. */
  get failure(): string {
    return this.#sentence('signOutFailed');
  }

  /** What screen readers announce after a sign-out; `""` before. */
  get success(): string {
    return this.#sentence('signedOut');
  }

  /** What screen readers announce after a sign-in; `""` before. */
  welcome(name: string): string {
    const messages = this.#messages;
    if (!messages || name !== this.#greeted) return '';
    return messages.fill(messages.messagesFor(this.#host).badge.signedInAs, { name });
  }

  /** The words "Sign out" in the element's language; `""` until they have loaded. */
  get label(): string {
    if (this.#messages) return this.#messages.messagesFor(this.#host).badge.signOut;
    void this.#loadMessages().then(() => {
      if (this.#messages) this.#host.requestUpdate();
    });
    return '';
  }

  #sentence(outcome: 'signedOut' | 'signOutFailed'): string {
    const words = this.#outcome === outcome && this.#messages?.messagesFor(this.#host).badge;
    return words ? words[outcome] : '';
  }

  async #loadWords(): Promise<void> {
    const messages = await this.#loadMessages();
    await messages?.loadMessagesFor(this.#host);
  }

  async #loadMessages(): Promise<typeof Messages | undefined> {
    try {
      return (this.#messages ??= await import('./messages/messages-for.js'));
    } catch {
      return undefined;
    }
  }
}
