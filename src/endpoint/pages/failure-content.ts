import { failureSentences, isFinal } from '../../locales/failure-sentence.js';
import { fill } from '../../locales/fill.js';
import { splitSentences } from '../../locales/split-sentences.js';
import type { Locale } from '../../locales/locale.js';
import type { OAuthError } from '../../protocol/errors.js';
import { html, trusted, type Html } from './html.js';
import type { PageContext } from './page-context.js';

/** A cancelled login is no failure. */
export function isCancel({ code }: OAuthError): boolean {
  return code === 'access_denied' || code === 'login_cancelled';
}

interface FailureTexts {
  /** Our sentences: the first is the cause. */
  readonly sentences: readonly string[];
  /** The description, where the code has no sentences of its own; `""` otherwise. */
  readonly description: string;
}

function textsFor({ code, description }: OAuthError, locale: Locale, provider?: string): FailureTexts {
  const known = failureSentences(locale, code, provider === undefined ? {} : { provider });
  const hasOwn = known !== undefined && Object.hasOwn(locale.failures, code);
  const sentences = known ?? splitSentences(locale.failures.other);
  return { sentences, description: hasOwn ? '' : description };
}

/**
 * What a person is told about an error, as one text.
 * @param provider its name, where the error is of a login.
 */
export function failureText(error: OAuthError, locale: Locale, provider?: string): string {
  const { sentences, description } = textsFor(error, locale, provider);
  return [sentences.join(''), description].filter(Boolean).join(' ');
}

/** What happened, in bold, and what to do. */
export function failureContent(error: OAuthError, locale: Locale, provider?: string): Html {
  if (isCancel(error)) return html`<p>${locale.pages.nothingChanged}</p>`;
  const { sentences, description } = textsFor(error, locale, provider);
  // Of a page that isn't there, the title says the cause.
  if (error.code === 'not_found') return html`<p>${sentences.join('')}</p>`;
  const [cause = '', ...rest] = sentences;
  const cure = rest.join('');
  return html`<p class="cause">${cause.trimEnd()}</p>
    ${cure && html`<p>${cure}</p>`} ${description && html`<p dir="auto">${description}</p>`}`;
}

/** Where the buttons of a page about a failure lead. */
export interface WaysOut {
  /** The site. */
  readonly back: string;
  /** A new login with the same choices; absent where none can be known. */
  readonly again?: string | undefined;
}

/**
 * The buttons: "Try again" first, where that can help.
 * @param when the attribute that says when they are shown; empty for always.
 */
export function waysOut(
  error: OAuthError,
  { back, again }: WaysOut,
  { site, locale: { pages } }: PageContext,
  when = '',
): Html {
  const attribute = trusted(when && ` data-when="${when}"`);
  const tries = again !== undefined && !isFinal(error.code);
  return html`${tries ? html`<a class="button primary" ${attribute} href="${again}">${pages.tryAgain}</a>` : ''}<a
      class="button${tries ? '' : ' primary'}"
      ${attribute}
      href="${back}"
      >${fill(pages.backTo, { site: site.name })}</a
    >`;
}

/** The error's code for support, and a button that copies it with time and host: neither addresses nor secrets. */
export function failureFoot({ code }: OAuthError, { host, time, locale: { pages } }: PageContext): Html {
  return html`<footer>
    <code>${code}</code>
    <button type="button" data-copy="${code} · ${time} · ${host}" data-copied="${pages.copied}">
      ${pages.copyDetails}
    </button>
    <span role="status"></span>
  </footer>`;
}

const copyScript = `{
const button = document.querySelector('[data-copy]');
button.addEventListener('click', async () => {
  const { copy, copied } = button.dataset;
  const said = button.nextElementSibling;
  // Empty in between, so that the same word is news when it comes again.
  said.textContent = '';
  try {
    await navigator.clipboard.writeText(copy);
    said.textContent = copied;
  } catch {
    // Where the browser refuses, the person copies the selected text.
    const code = document.querySelector('footer code');
    code.textContent = copy;
    getSelection().selectAllChildren(code);
  }
});
if (!navigator.cookieEnabled && document.querySelector('[data-when=cookies]')) {
  document.documentElement.dataset.blocked = 'cookies';
  document.title = document.querySelector('[data-when=cookies] h1').textContent;
}
}`;

/** Copies the details, and shows what to do where the browser blocks cookies. */
export function failureScript(nonce: string): Html {
  return html`<script nonce="${nonce}">
    ${trusted(copyScript)};
  </script>`;
}
