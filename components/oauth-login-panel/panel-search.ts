import type { TemplateResult } from 'lit';
import type { HtmlTag } from '../html-tag.js';
import { fill, messagesFor } from '../messages/messages-for.js';
import type { OAuthElement } from '../oauth-element.js';
import { matches } from './matching-providers.js';
import type { OfferedProvider } from './offered-providers.js';

/** The number of providers behind "More ways to sign in" from which on there is a search field. */
const leastForSearch = 13;

type Row = (provider: OfferedProvider, isFound: boolean) => TemplateResult;

/** The providers behind "More ways to sign in", with a search field if there are many. */
export class PanelSearch {
  readonly #html: HtmlTag;
  readonly #panel: OAuthElement;
  readonly #say: (sentence: () => string) => void;
  #query = '';
  #count = 0;

  /** @param say announces a sentence in the panel's live region. */
  constructor(html: HtmlTag, panel: OAuthElement, say: (sentence: () => string) => void) {
    this.#html = html;
    this.#panel = panel;
    this.#say = say;
  }

  clear(): void {
    this.#query = '';
  }

  /**
   * Renders all of them, and hides those that the search doesn't find: the button of a pending login must stay the same element while the
   * person types.
   * @param first the providers above "More ways to sign in". The search finds them, too: it must not say that they are not offered.
   */
  render(first: readonly OfferedProvider[], others: readonly OfferedProvider[], row: Row): TemplateResult {
    const html = this.#html;
    if (others.length < leastForSearch)
      return html`<ul class="others" role="list">
        ${others.map((one) => row(one, true))}
      </ul>`;
    const query = this.#query.trim();
    const found = (one: OfferedProvider): boolean => matches(one, query);
    const foundAbove = query ? first.filter(found) : [];
    this.#count = foundAbove.length + others.filter(found).length;
    const { search } = messagesFor(this.#panel).panel;
    return html`<input
        part="search"
        type="search"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        enterkeyhint="search"
        aria-label=${search}
        placeholder=${search}
        .value=${this.#query}
        @input=${this.#search}
        @keydown=${this.#clearByEscape}
      />
      <div class="many" tabindex="-1" @keydown=${this.#clearByEscape}>
        <ul role="list" ?hidden=${!this.#count}>
          ${foundAbove.map((one) => row(one, true))}${others.map((one) => row(one, found(one)))}
        </ul>
        ${this.#count ? '' : html`<p class="note">${this.#outcome()}</p>`}
      </div>`;
  }

  /** The result of the search, in words; `""` if the field is empty. */
  readonly #outcome = (): string => {
    const query = this.#query.trim();
    const { language, panel } = messagesFor(this.#panel);
    if (!query) return '';
    return this.#count
      ? fill(panel.found, { count: this.#count.toLocaleString(language) })
      : fill(panel.noMatch, { query });
  };

  readonly #search = (event: Event): void => {
    this.#setQuery((event.target as HTMLInputElement).value);
  };

  #setQuery(query: string): void {
    this.#query = query;
    const { renderRoot } = this.#panel;
    // Scrolls the first result into view.
    renderRoot.querySelector('.many')?.scrollTo(0, 0);
    this.#say(this.#outcome);
  }

  /** Escape clears the field. If the field is empty, Escape is the page's, such as to close a dialog around the panel. */
  readonly #clearByEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || !this.#query) return;
    event.preventDefault();
    this.#setQuery('');
    this.#panel.renderRoot.querySelector<HTMLElement>('[type=search]')?.focus();
  };
}
