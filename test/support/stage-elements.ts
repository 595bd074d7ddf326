// Loaded beforehand, so that nothing in a test waits for a file.
import '../../components/define.js';
import '../../components/oauth-complete-page/completion.js';
import '../../components/oauth-login-button/dress-button.js';
import '../../components/oauth-login-button/open-in-browser.js';
import '../../components/oauth-login-panel/panel-body.js';
import '../../components/oauth-logout-button/logout-note.js';
import '../../components/oauth-sessions/sessions-body.js';
import '../../components/oauth-user-badge/menu.js';
import '../../components/oauth-user-badge/person.js';
import '../../src/session/lazy-parts.js';
import { fixture, html, oneEvent } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import type { OAuthSessionElement } from '../../components/oauth-session/oauth-session-element.js';
import type { OAuthSession } from '../../src/session/session.js';
import type { WireSession } from '../../src/protocol/wire.js';
// Loaded beforehand, so that words are there a task after they are needed.
import '../../src/locales/en.js';
import '../../src/locales/zh-Hans.js';
import { FakeEndpoint } from './fake-endpoint.js';
import { Neighbour } from './open-session.js';
import { hearDocument, onUnstage, stubFetch, stubOpen, type OpenedWindows } from './stage-page.js';
import { turn, until } from './wait-for-tasks.js';
import { nobody } from './wire-session.js';

export { hearDocument, onUnstage, stubFetch, stubOpen, unstage } from './stage-page.js';

export interface ElementStage {
  readonly endpoint: FakeEndpoint;
  readonly element: OAuthSessionElement;
  readonly session: OAuthSession;
  readonly opened: OpenedWindows;
  readonly neighbour: Neighbour;
  readonly events: string[];
  /** The first element inside, of whatever kind the test expects. */
  find<K extends keyof HTMLElementTagNameMap>(selector: K): HTMLElementTagNameMap[K];
  find(selector: string): HTMLElement;
  /** Settles when all of it is rendered. */
  rendered(): Promise<void>;
}

/** Elements inside an `<oauth-session>` with an endpoint of their own, rendered and ready. */
export async function stage(
  content: TemplateResult,
  wire: WireSession = nobody,
  endpoint = new FakeEndpoint(),
): Promise<ElementStage> {
  endpoint.session = wire;
  stubFetch(endpoint);
  const opened = stubOpen();
  const neighbour = new Neighbour(endpoint.url);
  onUnstage(() => neighbour.close());
  const element = await fixture<OAuthSessionElement>(
    html`<oauth-session endpoint=${endpoint.url}>${content}</oauth-session>`,
  );
  const session = element.session!;
  await session.ready;
  const rendered = async (): Promise<void> => {
    await turn();
    const inside = [...element.querySelectorAll('*')].filter((one) => one instanceof LitElement);
    await Promise.all(inside.map((one) => one.updateComplete));
  };
  await rendered();
  return {
    endpoint,
    element,
    session,
    opened,
    neighbour,
    events: hearDocument(),
    find: (selector: string): never => element.querySelector(selector) as never,
    rendered,
  };
}

/** Sends a message as another page of the origin, and waits for the event that follows. */
export async function sayAndHear(staged: ElementStage, message: unknown, type = 'login'): Promise<void> {
  const heard = oneEvent(staged.session, type);
  staged.neighbour.say(message);
  await heard;
  await staged.rendered();
}

/** Takes an `<oauth-session>` out for good: settles when it has let go of its session. */
export async function removeForGood(element: OAuthSessionElement): Promise<void> {
  element.remove();
  await until(() => element.session === undefined);
}

/** The button inside an element. */
export function innerButton(element: Element): HTMLButtonElement {
  return element.shadowRoot!.querySelector('button')!;
}

export function part(element: Element, name: string): HTMLElement | null {
  return element.shadowRoot!.querySelector<HTMLElement>(`[part=${name}]`);
}
