import { html, type TemplateResult } from 'lit';
import type { OAuthSession } from '../src/session/session.js';
import { OAuthElement } from './oauth-element.js';
import { SessionController } from './session-context/session-controller.js';

/** What a card shows, in a file that loads after it. */
export interface CardBody {
  readonly isLoading?: boolean;
  render(session: OAuthSession | undefined): TemplateResult;
  /** Listens to a session; `undefined` ends that. */
  follow(session: OAuthSession | undefined): void;
}

/** A card that keeps its room until its body has loaded. */
export abstract class CardElement extends OAuthElement {
  /** All that it shows, once it is loaded. */
  declare protected body: CardBody | undefined;

  readonly #context = new SessionController(this);

  /** Makes what the card shows, once its file and its words have loaded. Rejects if the file can't be loaded. */
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
   * @param part what the card is called from outside.
   * @param early is shown until the body has loaded.
   */
  protected renderCard(part: string, early?: TemplateResult): TemplateResult {
    return html`<section part=${part}>${this.body?.render(this.#context.session) ?? early}</section>`;
  }
}
