// The content of the card with a person's sessions; loaded after the card.
import type { TemplateResult } from 'lit';
import type { Authorization } from '../../src/protocol/authorization.js';
import type { OAuthSession } from '../../src/session/session.js';
import type { HtmlTag } from '../html-tag.js';
import { heardWords } from '../live-region.js';
import { loadMessagesFor, messagesFor } from '../messages/messages-for.js';
import type { OAuthElement } from '../oauth-element.js';
import { addRules, sharedRules } from '../oauth-login-button/shared-rules.js';
import { keepRows, rowsBefore } from '../oauth-login-panel/remember-row-count.js';
import { takeOver } from '../take-over.js';
import { accountRows, bones } from './account-rows.js';
import { AccountSessions } from './account-sessions.js';
import { timesIn, type Times } from './relative-time.js';
import { SessionActions } from './session-actions.js';
import { sessionsBodyStyles } from './sessions-body.styles.js';

const rules = sharedRules(sessionsBodyStyles);

/** The name under which the number of rows is stored for the next visit. */
const rowsKey = 'oauth-elements sessions';
/** The number of placeholder rows at the first visit. */
const unknownRows = 2;
const minuteMs = 60_000;

/** Makes the content once its words have loaded, so that nothing moves when they come. */
export async function createSessionsBody(html: HtmlTag, element: OAuthElement): Promise<SessionsBody> {
  await loadMessagesFor(element);
  return new SessionsBody(html, element);
}

class SessionsBody {
  readonly #html: HtmlTag;
  readonly #element: OAuthElement;
  readonly #actions: SessionActions;
  #session: OAuthSession | undefined;
  #listening: AbortController | undefined;
  /** The signed-in accounts, by provider and person. */
  #accounts = new Map<string, AccountSessions>();
  #times: (Times & { readonly language: string }) | undefined;

  /** @param html Lit's `html`: importing it would load a second copy of Lit. */
  constructor(html: HtmlTag, element: OAuthElement) {
    this.#html = html;
    this.#element = element;
    this.#actions = new SessionActions(element);
    addRules(element, rules);
    takeOver(
      element,
      () => this.#session,
      () => !this.isLoading,
    );
  }

  get isLoading(): boolean {
    return !this.#isKnown || [...this.#accounts.values()].some(({ isLoading }) => isLoading);
  }

  get #isKnown(): boolean {
    return !!this.#session && this.#session.status !== 'loading';
  }

  /** Lists the sessions of the accounts of a session, and follows its changes; `undefined` stops that. */
  follow(session: OAuthSession | undefined): void {
    if (session === this.#session) return;
    this.#listening?.abort();
    this.#session = session;
    this.#accounts.clear();
    if (!session) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const reload = (): void => {
      // In a page with `<iframe name="hidden">`, `document.hidden` is that frame.
      if (document.visibilityState === 'hidden') return;
      for (const [index, account] of [...this.#accounts.values()].entries())
        void this.#actions.reload(account, String(index));
    };
    document.addEventListener('visibilitychange', reload, { signal });
    const reloadAfterReturn = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) reload();
    };
    addEventListener('pageshow', reloadAfterReturn, { signal });
    // A person who signs in again has a new session, so the list has changed.
    const reloadAccount = ({ authorization }: { readonly authorization: Authorization | null }): void => {
      if (authorization) void this.#accounts.get(keyOf(authorization))?.load();
    };
    session.addEventListener('login', reloadAccount, { signal });
    const timer = setInterval(this.#update, minuteMs);
    signal.addEventListener('abort', () => {
      clearInterval(timer);
    });
  }

  render(session: OAuthSession | undefined): TemplateResult {
    this.follow(session);
    this.#matchAccounts();
    const html = this.#html;
    const words = messagesFor(this.#element);
    const accounts = [...this.#accounts];
    // The endpoint has no store, and the console says so.
    if (accounts.length > 0 && accounts.every(([, { failure }]) => failure === 'not_found')) return html``;
    const rows = this.#rowCount();
    return html`<h2>${words.sessions.title}</h2>
      ${accounts.map(([, account], index) =>
        accountRows(html, account, {
          words,
          key: String(index),
          authorization: accounts.length > 1 ? this.#session?.auths[account.provider] : undefined,
          times: this.#timesIn(words.language),
          actions: this.#actions,
          rows,
        }),
      )}
      ${accounts.length === 0 && !this.#isKnown ? bones(html, rows) : ''}
      <slot name="empty" ?hidden=${this.isLoading || accounts.some(([, account]) => account.isFilled)}
        ><p class="note">
          ${accounts.length > 0 ? words.sessions.noSessions : words.pages.notSignedIn}
        </p></slot
      >
      <span role="status" tabindex="-1">${heardWords(this.#element, this.#actions.heard())}</span>`;
  }

  readonly #update = (): void => {
    this.#element.requestUpdate();
  };

  /** Updates the accounts to those that are signed in now. An account that stays keeps its state. */
  #matchAccounts(): void {
    const session = this.#session;
    if (!session) return;
    const before = this.#accounts;
    this.#accounts = new Map();
    for (const authorization of Object.values(session.auths)) {
      const key = keyOf(authorization);
      const known = before.get(key);
      const account = known ?? new AccountSessions(session, authorization.provider, this.#update);
      this.#accounts.set(key, account);
      if (!known) void this.#actions.load(account);
    }
  }

  /** How many rows there are, or were at the last visit. */
  #rowCount(): number {
    if (this.isLoading) return rowsBefore(rowsKey) || unknownRows;
    const count = Math.max(0, ...Array.from(this.#accounts.values(), ({ list = [] }) => list.length));
    if (count > 0) keepRows(count, rowsKey);
    return count;
  }

  #timesIn(language: string): Times {
    if (this.#times?.language !== language) this.#times = { language, ...timesIn(language) };
    return this.#times;
  }
}

const keyOf = ({ provider, user }: Authorization): string => JSON.stringify([provider, user?.id]);
