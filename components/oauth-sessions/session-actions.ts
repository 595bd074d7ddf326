import { failureSentence } from '../../src/locales/failure-sentence.js';
import type { Locale } from '../../src/locales/locale.js';
import type { BrowserSession } from '../../src/session/person-sessions.js';
import { messagesFor } from '../messages/messages-for.js';
import type { OAuthElement } from '../oauth-element.js';
import { others, type AccountSessions } from './account-sessions.js';

/** What the buttons of the list do, what screen readers announce then, and where the focus goes. */
export class SessionActions {
  readonly #element: OAuthElement;
  #heard = (): string => '';

  constructor(element: OAuthElement) {
    this.#element = element;
  }

  /** What screen readers announce; looked up when it is read, so that it follows the language of the page. */
  heard(): string {
    return this.#heard();
  }

  /** Ends one session. If its button had the focus, the next button gets it. */
  async end(account: AccountSessions, key: string, { id, isCurrent }: BrowserSession): Promise<void> {
    const before = this.#buttonsIn(`#list-${key}`);
    const index = before.findIndex((button) => button === this.#focused);
    const hasEnded = await this.#announceResult(account.end(id, this.#element), (ended) => {
      if (!ended) return this.endFailure(isCurrent, account.failures.get(id) ?? '');
      return isCurrent ? this.#words.badge.signedOut : this.#words.sessions.endedSession;
    });
    if (!hasEnded || index < 0) return;
    const after = isCurrent ? [] : this.#buttonsIn(`#list-${key}`);
    this.#focus(after[Math.min(index, after.length - 1)]);
  }

  /** Ends all other sessions. The focus goes to the button of this browser's own. */
  async endOthers(account: AccountSessions, key: string): Promise<void> {
    const hadFocus = this.#buttonsIn(`#others-${key}`).some((button) => button === this.#focused);
    const hasEnded = await this.#announceResult(account.endOthers(), (ended) =>
      ended ? this.#words.sessions.endedOthers : this.endFailure(false, account.failures.get(others) ?? ''),
    );
    if (hasEnded && hadFocus) this.#focus(this.#buttonsIn(`#list-${key}`)[0]);
  }

  /** Asks for confirmation. The focus goes to "Cancel", so that a second press ends nothing. */
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

  /** Shows more rows. The focus goes to the first new one. */
  async showMore(account: AccountSessions, key: string): Promise<void> {
    const { seen } = account;
    account.showMore();
    await this.#updated();
    this.#focus(this.#buttonsIn(`#list-${key}`)[seen]);
  }

  /** Requests the list again, which removes the button that was pressed. The focus goes to the first button of the result. */
  async retry(account: AccountSessions, key: string): Promise<void> {
    await this.#announceResult(account.retry(), () =>
      account.failure ? this.failureSentence(account.failure) : '',
    );
    this.#focus(this.#buttonsIn(`#${account.failure ? 'failed' : 'list'}-${key}`)[0]);
  }

  /** Asks for the list for the first time, and says it if there is none. */
  async load(account: AccountSessions): Promise<void> {
    await account.load();
    // The endpoint has no store: nothing is shown.
    if (!account.failure || account.failure === 'not_found') return;
    this.#heard = () => (account.failure ? this.failureSentence(account.failure) : '');
    await this.#updated();
  }

  /**
   * Asks for the list again after a while. Sessions that have come or gone meanwhile move the others to other rows: the focus stays with
   * its session, since the button of another would end that one.
   */
  async reload(account: AccountSessions, key: string): Promise<void> {
    const list = `#list-${key}`;
    let index = -1;
    let focused: string | undefined;
    await account.load(() => {
      index = this.#buttonsIn(list).findIndex((button) => button === this.#focused);
      focused = account.list?.[index]?.id;
    });
    if (focused === undefined) return;
    const now = account.list?.findIndex(({ id }) => id === focused) ?? -1;
    if (now === index) return;
    if (now < 0) this.#heard = () => this.#words.sessions.endedSession;
    await this.#updated();
    this.#focus(this.#buttonsIn(list)[now]);
  }

  /** Why a session could not be ended, in words. */
  endFailure(isCurrent: boolean, code: string): string {
    const { badge, sessions } = this.#words;
    return isCurrent ? badge.signOutFailed : `${sessions.endFailed} ${this.failureSentence(code)}`;
  }

  /** The sentence for a code. All codes but these have sentences about logins, so the general one stands for them. */
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

  /** Announces the result of an action. The live region is empty meanwhile, since it announces only changes. */
  async #announceResult<Result>(
    work: Promise<Result>,
    sentence: (result: Result) => string,
  ): Promise<Result> {
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

  /** Focuses a button, or the live region if there is no such button. */
  #focus(button: HTMLElement | undefined): void {
    const place = button ?? this.#element.renderRoot.querySelector<HTMLElement>('[role=status]');
    // The button may have had the focus as that of another row: blur and focus make a screen reader read its new name.
    place?.blur();
    place?.focus();
  }
}
