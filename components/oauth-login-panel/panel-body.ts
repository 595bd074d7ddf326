// The content of a panel's card; loaded after the card.
import type { TemplateResult } from 'lit';
import { providerName } from '../../src/brands/index.js';
import type { LoginEvent, LogoutEvent } from '../../src/session/events.js';
import { keepLastUsed, lastUsedProvider } from '../../src/session/last-used-provider.js';
import { send } from '../../src/session/post-to-endpoint.js';
import type { OAuthSession } from '../../src/session/session.js';
import type { Transport } from '../../src/session/transport.js';
import type { HtmlTag } from '../html-tag.js';
import { heardWords } from '../live-region.js';
import { fill, loadMessagesFor, messagesFor, sentenceFor, sentencesFor } from '../messages/messages-for.js';
import type { OAuthElement } from '../oauth-element.js';
import { keepRows, rowsBefore } from './remember-row-count.js';
import { warnAboutUnknownProviders } from './warn-about-unknown-providers.js';
import { announcement, type ToldLogin } from './announcement.js';
import { siteNameIn } from './listed-site-name.js';
import type { OfferedProvider } from './offered-providers.js';
import { idsIn, offeredProviders, providersIn, shareProviders } from './offered-providers.js';
import { moveAmongButtons } from './panel-keys.js';
import { PanelSearch } from './panel-search.js';
import { panelTitle } from './panel-title.js';
import { seenAtOnce } from './seen-at-once.js';
import { addRules, sharedRules } from '../oauth-login-button/shared-rules.js';
import { takeOverPanel } from './take-over-panel.js';
import { panelBodyStyles } from './panel-body.styles.js';

/** What the content uses of `<oauth-login-panel>`. */
export interface LoginPanel extends OAuthElement {
  readonly providers: string;
  readonly noRemember: boolean;
}

type CreateTransport = (endpoint: string, page: Window & typeof globalThis) => Transport;

/** The number of placeholder rows while the number of providers is unknown. */
const unknownRows = 3;

/** Makes the content of a panel once its words have loaded, so that nothing moves when they come. */
export async function createPanelBody(...all: ConstructorParameters<typeof PanelBody>): Promise<PanelBody> {
  const [, panel] = all;
  await loadMessagesFor(panel);
  return new PanelBody(...all);
}

class PanelBody {
  readonly #html: HtmlTag;
  readonly #panel: LoginPanel;
  readonly #createTransport: CreateTransport;
  #session: OAuthSession | undefined;
  #listening: AbortController | undefined;
  /** The endpoint's providers; `undefined` until it has answered. */
  #known: readonly OfferedProvider[] | undefined;
  /** The site's name in the endpoint's settings; `undefined` until it has answered. */
  #siteName: string | undefined;
  /** The code of the endpoint's last failure; `""` if it has answered. */
  #failure = '';
  readonly #lastUsed = lastUsedProvider(window);
  #showsOthers = false;
  readonly #search: PanelSearch;
  #remember = false;
  /** What screen readers announce. */
  #heard = (): string => '';
  #heardOf = '';

  /**
   * @param html Lit's `html`: importing it would load a second copy of Lit.
   * @param createTransport the function of src/session, passed in for the same reason.
   */
  constructor(html: HtmlTag, panel: LoginPanel, createTransport: CreateTransport) {
    this.#html = html;
    this.#panel = panel;
    this.#createTransport = createTransport;
    this.#search = new PanelSearch(html, panel, (sentence) => {
      this.#say('', sentence);
    });
    addRules(panel, sharedRules(panelBodyStyles));
    takeOverPanel(panel, () => (this.#known || this.#failure ? this.#session : undefined));
  }

  /** Loads the providers of a session's endpoint, and listens to its logins; `undefined` stops that. */
  follow(session: OAuthSession | undefined): void {
    if (session === this.#session) return;
    this.#listening?.abort();
    this.#session = session;
    this.#known = this.#siteName = undefined;
    if (!session) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    session.addEventListener('login', this.#follow, { signal });
    session.addEventListener('logout', this.#follow, { signal });
    this.#panel.addEventListener('login-start', this.#announce, { signal });
    this.#panel.addEventListener('login', this.#announce, { signal });
    void this.#load(session);
  }

  async #load(session: OAuthSession): Promise<void> {
    try {
      const response = await send(this.#createTransport(session.endpoint, window), '/providers');
      if (session !== this.#session) return;
      this.#failure = '';
      this.#known = providersIn(response);
      this.#siteName = siteNameIn(response);
      shareProviders(session, response);
      warnAboutUnknownProviders(this.#panel, this.#known);
      this.#announceFailure();
    } catch (error) {
      if (session !== this.#session) return;
      this.#failure = (error as { code?: string }).code ?? 'endpoint_unreachable';
      this.#siteName = '';
      this.#heard = () => sentenceFor(this.#failure, this.#panel);
    }
    this.#panel.requestUpdate();
  }

  /** The session tells first, then the button that began the login. */
  readonly #follow = (event: LoginEvent | LogoutEvent): void => {
    const { provider, reason } = event;
    const hasSignedIn = 'authorization' in event && !!event.authorization;
    if (hasSignedIn && reason === 'interactive') keepLastUsed(window, provider);
    // What was said of another login is no longer so.
    if (provider === this.#heardOf) this.#say('', () => '');
    this.#announceFailure();
  };

  /** Tells of a login that no element here began, such as one before a redirect: its button shows it. */
  #announceFailure(): void {
    const { failure } = this.#session ?? {};
    if (!failure || failure.initiator) return;
    const { provider, error } = failure;
    const place = this.#offered.findIndex(({ id }) => id === provider);
    if (place < 0) return;
    this.#showsOthers ||= place >= seenAtOnce;
    this.#announce({ type: 'login', provider, error });
  }

  readonly #announce = (told: ToldLogin): void => {
    const { provider } = told;
    const name = this.#known?.find(({ id }) => id === provider)?.name ?? providerName(provider);
    this.#say(provider, () => announcement(this.#panel, name, told));
  };

  /** @param provider that the sentence is about; `""` for none. */
  #say(provider: string, sentence: () => string): void {
    this.#heardOf = provider;
    this.#heard = sentence;
    this.#panel.requestUpdate();
  }

  get #offered(): readonly OfferedProvider[] {
    return offeredProviders(idsIn(this.#panel.providers), this.#known, this.#lastUsed);
  }

  render(session: OAuthSession | undefined): TemplateResult {
    this.follow(session);
    const html = this.#html;
    const words = messagesFor(this.#panel);
    const offered = this.#offered;
    const hasChoice = offered.length > 0 || (!this.#known && !this.#failure);
    return html`<slot name="header">${panelTitle(html, words, this.#siteName, hasChoice)}</slot>
      ${this.#renderList(offered)}
      ${
        this.#panel.noRemember || !hasChoice
          ? ''
          : html`<label part="remember"
              ><input
                type="checkbox"
                .checked=${this.#remember}
                @change=${this.#setRemember}
              />${words.panel.keepSignedIn}</label
            >`
      }
      <slot name="footer"></slot>
      <span role="status" tabindex="-1">${heardWords(this.#panel, this.#heard())}</span>`;
  }

  #renderList(offered: readonly OfferedProvider[]): TemplateResult {
    const html = this.#html;
    const words = messagesFor(this.#panel);
    if (offered.length > 0) return this.#renderOffered(offered);
    if (this.#known) return html`<p class="note">${words.panel.noProviders}</p>`;
    const [cause, ...cure] = this.#failure ? sentencesFor(this.#failure, this.#panel) : [];
    if (cause)
      return html`<p class="note"><b>${cause}</b>${cure.join('')}</p>
        <button class="again" type="button" @click=${this.#tryAgain}>${words.button.tryAgain}</button>`;
    const rows = Array.from({ length: rowsBefore() || unknownRows }, () => html`<li class="bone"></li>`);
    return html`<ul aria-hidden="true">
      ${rows}
    </ul>`;
  }

  #renderOffered(offered: readonly OfferedProvider[]): TemplateResult {
    const html = this.#html;
    const words = messagesFor(this.#panel).panel;
    const [first, others] = [offered.slice(0, seenAtOnce), offered.slice(seenAtOnce)];
    if (this.#known && !this.#panel.providers) keepRows(Math.min(offered.length, seenAtOnce + 1));
    const open = this.#showsOthers;
    return html`<div @keydown=${moveAmongButtons}>
      <ul role="list">
        ${first.map((one) => this.#renderButton(one))}
      </ul>
      ${
        others.length === 0
          ? ''
          : html`<button class="more" type="button" aria-expanded=${open} @click=${this.#showOthers}>
                ${words.moreWays}
              </button>
              ${open ? this.#search.render(first, others, this.#renderButton) : ''}`
      }
    </div>`;
  }

  readonly #renderButton = ({ id, name }: OfferedProvider, isFound = true): TemplateResult => {
    const html = this.#html;
    const { button, panel } = messagesFor(this.#panel);
    const label = name === providerName(id) ? '' : fill(button.signInWith, { provider: name });
    return html`<li ?hidden=${!isFound}>
      ${id === this.#lastUsed ? html`<span class="last-used">${panel.lastUsed}</span>` : ''}
      <oauth-login-button
        aria-live="off"
        exportparts="button, icon, label"
        .provider=${id}
        .label=${label}
        .remember=${this.#remember}
      ></oauth-login-button>
    </li>`;
  };

  readonly #setRemember = (event: Event): void => {
    this.#remember = (event.target as HTMLInputElement).checked;
    this.#panel.requestUpdate();
  };

  readonly #showOthers = (): void => {
    this.#showsOthers = !this.#showsOthers;
    this.#search.clear();
    this.#panel.requestUpdate();
  };

  readonly #tryAgain = async (): Promise<void> => {
    if (!this.#session) return;
    // A live region announces only changes: the last sentence has to go before the same one can be announced again.
    this.#heard = () => '';
    this.#panel.requestUpdate();
    await this.#load(this.#session);
    await this.#panel.updateComplete;
    // The pressed button is gone now, and there may be no login button.
    if (this.#known)
      this.#panel.renderRoot.querySelector<HTMLElement>('oauth-login-button, [role=status]')?.focus();
  };
}
