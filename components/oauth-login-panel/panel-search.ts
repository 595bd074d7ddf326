import type { TemplateResult } from 'lit';
import type { HtmlTag } from '../html-tag.js';
import { fill, messagesFor } from '../messages/messages-for.js';
import type { OAuthElement } from '../oauth-element.js';
import { matches } from './matching-providers.js';
import type { OfferedProvider } from './offered-providers.js';

/** From how many providers behind "More ways to sign in" on there is a search field. */
const searchedFrom = 13;

type Row = (provider: OfferedProvider, isFound: boolean) => TemplateResult;

/** The providers behind "More ways to sign in", with a search field where they are many. */
export class PanelSearch {
  readonly #html: HtmlTag;
  readonly #panel: OAuthElement;
  readonly #say: (sentence: () => string) => void;
  #query = '';
  #count = 0;

  /** @param say puts a sentence in the panel's live region. */
  constructor(html: HtmlTag, panel: OAuthElement, say: (sentence: () => string) => void) {
    this.#html = html;
    this.#panel = panel;
    this.#say = say;
  }

  clear(): void {
    this.#query = '';
  }

  /**
   * All of them stay, and those that were not found are hidden: a button that was pressed is the same one while the person types.
   * @param first those that stand above; found here too, since nobody should read that a provider isn't offered that is.
   */
  render(first: readonly OfferedProvider[], others: readonly OfferedProvider[], row: Row): TemplateResult {
    const html = this.#html;
    if (others.length < searchedFrom)
      return html`<ul class="others" role="list">
        ${others.map((one) => row(one, true))}
      </ul>`;
    const query = this.#query.trim();
    const found = (one: OfferedProvider): boolean => matches(one, query);
    const again = query ? first.filter(found) : [];
    this.#count = again.length + others.filter(found).length;
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
          ${again.map((one) => row(one, true))}${others.map((one) => row(one, found(one)))}
        </ul>
        ${this.#count ? '' : html`<p class="note">${this.#outcome()}</p>`}
      </div>`;
  }

  /** What a search has found, in words; nothing where nothing is searched for. */
  readonly #outcome = (): string => {
    const query = this.#query.trim();
    const { language, panel } = messagesFor(this.#panel);
    if (!query) return '';
    return this.#count
      ? fill(panel.found, { count: this.#count.toLocaleString(language) })
      : fill(panel.noMatch, { query });
  };

  readonly #search = (event: Event): void => {
    this.#find((event.target as HTMLInputElement).value);
  };

  #find(query: string): void {
    this.#query = query;
    const { renderRoot } = this.#panel;
    // The first that is found is seen, wherever the list was scrolled to.
    renderRoot.querySelector('.many')?.scrollTo(0, 0);
    this.#say(this.#outcome);
  }

  /** Once there is nothing to clear, Escape is the page's: it closes a dialog that the panel is in. */
  readonly #clearByEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || !this.#query) return;
    event.preventDefault();
    this.#find('');
    this.#panel.renderRoot.querySelector<HTMLElement>('[type=search]')?.focus();
  };
}
