import type { LitElement } from 'lit';
import type { OAuthSession } from '../src/session/session.js';
import type * as Messages from './messages/messages-for.js';

/**
 * What an element says when somebody signs in or out with it; it signs out, too. The words are chosen when they are read, so that they follow
 * the language of the page.
 */
export class AccountStatus {
  readonly #host: LitElement;
  #messages: typeof Messages | undefined;
  #outcome: 'signedOut' | 'signOutFailed' | undefined;
  /** Who has signed in. */
  #greeted = '';

  constructor(host: LitElement) {
    this.#host = host;
  }

  /**
   * Signs out. Never rejects: `success` and `failure` say how it went.
   * @param provider its id; `""` for all.
   */
  async signOut(session: OAuthSession | undefined, provider: string, forget = false): Promise<void> {
    this.clear();
    // Shown, so that the same sentence is news when it comes again: live regions say what has changed.
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

  /** Says who has signed in, once the words for it have loaded: see `welcome`. `""` ends that. */
  async greet(name: string): Promise<void> {
    this.#greeted = name;
    if (!name) return;
    await this.#loadWords();
    this.#host.requestUpdate();
  }

  /** Forgets how the last sign-out went, so that nothing is said about it. */
  clear(): void {
    this.#outcome = undefined;
  }

  /** What went wrong, in words; `""` where nothing did. */
  get failure(): string {
    return this.#said('signOutFailed');
  }

  /** For those who can't see it: `""` until the person has signed out. */
  get success(): string {
    return this.#said('signedOut');
  }

  /** For the same people: `""` until this person has signed in. */
  welcome(name: string): string {
    const messages = this.#messages;
    if (!messages || name !== this.#greeted) return '';
    return messages.fill(messages.messagesFor(this.#host).badge.signedInAs, { name });
  }

  /** What signing out is called in the element's language; empty until that is loaded. */
  get label(): string {
    if (this.#messages) return this.#messages.messagesFor(this.#host).badge.signOut;
    void this.#loadMessages().then(() => {
      if (this.#messages) this.#host.requestUpdate();
    });
    return '';
  }

  #said(outcome: 'signedOut' | 'signOutFailed'): string {
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
