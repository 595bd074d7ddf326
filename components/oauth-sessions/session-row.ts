import type { TemplateResult } from 'lit';
import type { Locale } from '../../src/locales/locale.js';
import type { BrowserSession } from '../../src/session/person-sessions.js';
import type { HtmlTag } from '../html-tag.js';
import { deviceName, deviceOutline } from './device-name.js';
import type { Times } from './relative-time.js';

export interface SessionRow {
  readonly words: Locale;
  readonly times: Times;
  /** Identifies the row within its element, in ids. */
  readonly key: string;
  /** Whether another session has a device of the same name. */
  readonly hasNamesake: boolean;
  readonly isEnding: boolean;
  /** The failure in words; `""` if there is none. */
  readonly failure: string;
  readonly end: () => void;
}

/** One session: its device, when it was seen, and the button that ends it. */
export function sessionRow(
  html: HtmlTag,
  session: BrowserSession,
  { words, times, key, hasNamesake, isEnding, failure, end }: SessionRow,
): TemplateResult {
  const { isCurrent } = session;
  const now = Date.now() / 1000;
  // The endpoint stores `seenAt` only from time to time, and this browser is here now.
  const seenAt = isCurrent ? now : session.seenAt;
  const [before = '', after = ''] = words.sessions.lastSeen.split('{time}');
  const label = isCurrent ? words.badge.signOut : words.sessions.endSession;
  return html`<li part=${isCurrent ? 'item current' : 'item'} aria-current=${isCurrent}>
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${deviceOutline(session)} /></svg>
    <div class="words">
      <p class="device">
        <bdi id="device-${key}" dir=${words.direction}>${deviceName(session, words.sessions)}</bdi>
        ${isCurrent ? html`<span class="here">${words.sessions.thisDevice}</span>` : ''}
      </p>
      <p class="seen" id="seen-${key}">
        ${before}<time datetime=${new Date(seenAt * 1000).toISOString()} title=${times.absolute(seenAt)}
          >${times.relative(seenAt, now)}</time
        >${after}
      </p>
      ${failure ? html`<p class="failed">${failure}</p>` : ''}
    </div>
    <button
      part="end"
      id="end-${key}"
      type="button"
      class=${isEnding ? 'off' : ''}
      aria-disabled=${isEnding}
      aria-labelledby="end-${key} device-${key} ${hasNamesake ? `seen-${key}` : ''}"
      @click=${end}
    >
      ${failure ? words.button.tryAgain : label}
    </button>
  </li>`;
}
