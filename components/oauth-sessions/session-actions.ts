import { failureSentence } from '../../src/locales/failure-sentence.js';
import type { Locale } from '../../src/locales/locale.js';
import type { BrowserSession } from '../../src/session/person-sessions.js';
import { messagesFor } from '../messages/messages-for.js';
import type { OAuthElement } from '../oauth-element.js';
import { others, type AccountSessions } from './account-sessions.js';

/** What the buttons of the list do, what is said of it, and where the focus goes. */
export class SessionActions {
  readonly #element: OAuthElement;
  #heard = (): string => '';

  constructor(element: OAuthElement) {
    this.#element = element;
  }

  /** For those who can't see it; chosen when it is read, so that it follows the language of the page. */
  heard(): string {
    return this.#heard();
  }

  /** Ends one session. The focus that was on its button goes to the next one's. */
  async end(account: AccountSessions, key: string, { id, isCurrent }: BrowserSession): Promise<void> {
    const before = this.#buttonsIn(`#list-${key}`);
    const index = before.findIndex((button) => button === this.#focused);
    const hasEnded = await this.#tell(account.end(id, this.#element), (ended) => {
      if (!ended) return this.endFailure(isCurrent, account.failures.get(id) ?? '');
      return isCurrent ? this.#words.badge.signedOut : this.#words.sessions.endedSession;
    });
    if (!hasEnded || index < 0) return;
    const after = isCurrent ? [] : this.#buttonsIn(`#list-${key}`);
    this.#focus(after[Math.min(index, after.length - 1)]);
  }

  /** Ends all the others. The focus goes to this browser's own. */
  async endOthers(account: AccountSessions, key: string): Promise<void> {
    const hadFocus = this.#buttonsIn(`#others-${key}`).some((button) => button === this.#focused);
    const hasEnded = await this.#tell(account.endOthers(), (ended) =>
      ended ? this.#words.sessions.endedOthers : this.endFailure(false, account.failures.get(others) ?? ''),
    );
    if (hasEnded && hadFocus) this.#focus(this.#buttonsIn(`#list-${key}`)[0]);
  }

  /** Asks first. The focus goes to "Cancel", so that a second press ends nothing. */
  async askForOthers(account: AccountSessions, key: string): Promise<void> {
    account.asksForOthers = true;
    account.failures.delete(others);
    await this.#updated();
    this.#focus(this.#buttonsIn(`#others-${key}`).at(-1));
  }

  async cancel(account: AccountSessions, key: string): Promise<void> {
    account.asksForOthers = false;
    await this.#updated();
    this.#focus(this.#buttonsIn(`#others-${key}`)[0]);
  }

  /** The focus goes to the first of the rows that were hidden. */
  async showMore(account: AccountSessions, key: string): Promise<void> {
    const { seen } = account;
    account.showMore();
    await this.#updated();
    this.#focus(this.#buttonsIn(`#list-${key}`)[seen]);
  }

  /** Asks for the list again. The button that was pressed is gone then. */
  async retry(account: AccountSessions, key: string): Promise<void> {
    await this.#tell(account.retry(), () => (account.failure ? this.failureSentence(account.failure) : ''));
    this.#focus(this.#buttonsIn(`#${account.failure ? 'failed' : 'list'}-${key}`)[0]);
  }

  /** Why a session could not be ended, in words. */
  endFailure(isCurrent: boolean, code: string): string {
    const { badge, sessions } = this.#words;
    return isCurrent ? badge.signOutFailed : `${sessions.endFailed} ${this.failureSentence(code)}`;
  }

  /** The sentences about other failures are about logins. */
  failureSentence(code: string): string {
    const words = this.#words;
    const isOffline = code === 'endpoint_unreachable' && !navigator.onLine;
    const known = ['endpoint_unreachable', 'rate_limited', 'reauth_required'].includes(code);
    const sentence = known ? failureSentence(words, isOffline ? 'offline' : code) : undefined;
    return sentence ?? words.failures.other;
  }

  get #words(): Locale {
    return messagesFor(this.#element);
  }

  get #focused(): Element | null | undefined {
    return this.#element.shadowRoot?.activeElement;
  }

  /** Says how something went. Nothing is said meanwhile, so that the same sentence is news when it comes again. */
  async #tell<Result>(work: Promise<Result>, sentence: (result: Result) => string): Promise<Result> {
    this.#heard = () => '';
    this.#element.requestUpdate();
    const result = await work;
    this.#heard = () => sentence(result);
    await this.#updated();
    return result;
  }

  async #updated(): Promise<void> {
    this.#element.requestUpdate();
    await this.#element.updateComplete;
  }

  #buttonsIn(place: string): readonly HTMLElement[] {
    return [...this.#element.renderRoot.querySelectorAll<HTMLElement>(`${place} button`)];
  }

  /** If there is no such button, it goes to what was said last. */
  #focus(button: HTMLElement | undefined): void {
    const place = button ?? this.#element.renderRoot.querySelector<HTMLElement>('[role=status]');
    // A row's button may be that of the row before, with another name: a screen reader tells of it when the focus comes again.
    place?.blur();
    place?.focus();
  }
}
