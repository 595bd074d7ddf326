import type { LoginEvent, LoginStartEvent } from '../../src/session/events.js';
import type { OAuthSession } from '../../src/session/session.js';
import { fill, messagesFor, sentenceFor } from '../messages/messages-for.js';
import { appearanceIn, type ProviderAppearance } from '../oauth-login-button/provider-look.js';
import type { OAuthElement } from '../oauth-element.js';

/** How to show a provider: as the endpoint's list says, if it has loaded. */
export function lookIn(session: OAuthSession | undefined, provider: string): ProviderAppearance {
  const row = session?.providers.find(({ id }) => id === provider);
  return appearanceIn(row ?? {}, provider);
}

/** How the last login that a badge's menu began has ended, in words. */
export class MenuLogin {
  readonly #badge: OAuthElement;
  /** The id of its provider if the person has cancelled it, else `""`. */
  #cancelled = '';

  constructor(badge: OAuthElement) {
    this.#badge = badge;
    badge.addEventListener('login-start', this.#follow);
    badge.addEventListener('login', this.#follow);
  }

  /** Why it has failed; `""` if it hasn't. */
  failure(session: OAuthSession | undefined): string {
    const { initiator, error = '', provider = '' } = session?.failure ?? {};
    return initiator === this.#badge ? sentenceFor(error, this.#badge, lookIn(session, provider).name) : '';
  }

  /** That the person has cancelled it, which is announced and not shown; else `""`, also while another login is under way. */
  cancellation(session: OAuthSession | undefined): string {
    if (!this.#cancelled || session?.pendingProvider !== undefined) return '';
    const { signInCancelled } = messagesFor(this.#badge).button;
    return fill(signInCancelled, { provider: lookIn(session, this.#cancelled).name });
  }

  readonly #follow = (event: LoginStartEvent | LoginEvent): void => {
    // A login button in the badge announces its own logins.
    const isOwn = event.target === this.#badge;
    const isCancelled = 'error' in event && event.error === 'login_cancelled';
    this.#cancelled = isOwn && isCancelled ? event.provider : '';
    this.#badge.requestUpdate();
  };
}
