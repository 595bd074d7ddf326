import { html, type TemplateResult } from 'lit';
import type { OAuthSession } from '../src/session/session.js';
import { OAuthElement } from './oauth-element.js';
import { SessionController } from './session-context/session-controller.js';

/** The content of a card. Its file loads after the card. */
export interface CardBody {
  readonly isLoading?: boolean;
  render(session: OAuthSession | undefined): TemplateResult;
  /** Follows the changes of a session; `undefined` stops that. */
  follow(session: OAuthSession | undefined): void;
}

/** An element that draws a card at once and loads the card's content afterwards. The card takes its full room from the start. */
export abstract class CardElement extends OAuthElement {
  /** The card's content; `undefined` until it has loaded. */
  declare protected body: CardBody | undefined;

  readonly #context = new SessionController(this);

  /** Loads the file and the words of the card's content, then makes the content. Rejects if the file can't be loaded. */
  protected abstract loadBody(): Promise<CardBody>;

  override firstUpdated(): void {
    this.loadBody().then(
      (body) => {
        this.body = body;
        this.requestUpdate();
      },
      // The card stays as it is; `report-missing-chunks.ts` tells the developer.
      () => undefined,
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.body?.follow(undefined);
  }

  /**
   * @param part the name of the card's CSS part.
   * @param early what to show until the content has loaded.
   */
  protected renderCard(part: string, early?: TemplateResult): TemplateResult {
    return html`<section part=${part}>${this.body?.render(this.#context.session) ?? early}</section>`;
  }
}
