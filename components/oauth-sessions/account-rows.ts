import type { TemplateResult } from 'lit';
import { providerName } from '../../src/brands/index.js';
import type { Locale } from '../../src/locales/locale.js';
import type { Authorization } from '../../src/protocol/authorization.js';
import type { HtmlTag } from '../html-tag.js';
import { personName } from '../person-name.js';
import { others, type AccountSessions } from './account-sessions.js';
import { deviceName } from './device-name.js';
import type { Times } from './relative-time.js';
import type { SessionActions } from './session-actions.js';
import { sessionRow } from './session-row.js';

export interface ShownAccount {
  readonly words: Locale;
  readonly times: Times;
  /** Identifies the account within its element, in ids. */
  readonly key: string;
  /** Whose sessions these are; only if there are several accounts. */
  readonly authorization: Authorization | undefined;
  readonly actions: SessionActions;
  /** The number of placeholder rows while the list loads. */
  readonly rows: number;
}

/** The sessions of one account, placeholders while they load, or the reason why they can't be shown. */
export function accountRows(html: HtmlTag, account: AccountSessions, shown: ShownAccount): TemplateResult {
  const { authorization } = shown;
  return html`${
    authorization
      ? html`<h3>
          ${providerName(authorization.provider)} <bdi class="person">${personName(authorization)}</bdi>
        </h3>`
      : ''
  }${rowsOf(html, account, shown)}`;
}

function rowsOf(html: HtmlTag, account: AccountSessions, shown: ShownAccount): TemplateResult {
  if (account.isLoading) return bones(html, shown.rows);
  return account.failure ? failed(html, account, shown) : list(html, account, shown);
}

/** Placeholder rows, which keep the room of those that are loading. */
export function bones(html: HtmlTag, count: number): TemplateResult {
  return html`<ul aria-hidden="true">
    ${Array.from({ length: count }, () => html`<li class="bone"></li>`)}
  </ul>`;
}

function failed(
  html: HtmlTag,
  account: AccountSessions,
  { words, key, actions }: ShownAccount,
): TemplateResult {
  return html`<div id="failed-${key}">
    <p class="note">${actions.failureSentence(account.failure)}</p>
    <button class="again" type="button" @click=${() => void actions.retry(account, key)}>
      ${words.button.tryAgain}
    </button>
  </div>`;
}

function list(
  html: HtmlTag,
  account: AccountSessions,
  { words, times, key, actions }: ShownAccount,
): TemplateResult {
  const all = account.list ?? [];
  const names = all.map((session) => deviceName(session, words.sessions));
  return html`<ul role="list" id="list-${key}">
      ${all.slice(0, account.seen).map((session, index) => {
        const code = account.failures.get(session.id);
        return sessionRow(html, session, {
          words,
          times,
          key: `${key}-${String(index)}`,
          hasNamesake: names.some((name, other) => other !== index && name === names[index]),
          isEnding: account.ending.has(session.id),
          failure: code === undefined ? '' : actions.endFailure(session.isCurrent, code),
          end: () => void actions.end(account, key, session),
        });
      })}
    </ul>
    ${
      all.length > account.seen
        ? html`<button class="more" type="button" @click=${() => void actions.showMore(account, key)}>
            ${words.sessions.showMore}
          </button>`
        : ''
    }
    ${all.length > 2 ? endOthers(html, account, key, words, actions) : ''}`;
}

/** The button that ends all other sessions, and the question to confirm it. */
function endOthers(
  html: HtmlTag,
  account: AccountSessions,
  key: string,
  words: Locale,
  actions: SessionActions,
): TemplateResult {
  const { endOthers: label, othersQuestion } = words.sessions;
  const code = account.failures.get(others);
  const isEnding = account.ending.has(others);
  if (!account.asksForOthers)
    return html`<div class="others" id="others-${key}">
      <button part="end" type="button" @click=${() => void actions.askForOthers(account, key)}>
        ${label}
      </button>
    </div>`;
  return html`<div
    class="others"
    id="others-${key}"
    role="group"
    aria-labelledby="question-${key}"
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // Of a dialog that the list is in, one key would close both.
      event.preventDefault();
      void actions.cancel(account, key);
    }}
  >
    <p id="question-${key}">${othersQuestion}</p>
    ${code === undefined ? '' : html`<p class="failed">${actions.endFailure(false, code)}</p>`}
    <button
      part="end"
      type="button"
      class=${isEnding ? 'off' : ''}
      aria-disabled=${isEnding}
      @click=${() => void actions.endOthers(account, key)}
    >
      ${code === undefined ? label : words.button.tryAgain}
    </button>
    <button class="cancel" type="button" @click=${() => void actions.cancel(account, key)}>
      ${words.button.cancel}
    </button>
  </div>`;
}
