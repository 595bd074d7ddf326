import type { Case } from './cases.js';
import type { View } from './engines/engine.js';
import type { PageEntry } from './page-log.js';
import { pageUrl } from './site/hosts.js';

const button = 'oauth-login-button';
const goOn = 'a.go-on';
const accept = 'button[value="ada"]';
const refuse = 'button[name="cancel"]';

/** A third of a second: longer than the interval at which a page looks after its popup. */
const frames = 20;
const lingering = `new Promise((resolve) => {
  let left = ${frames};
  const next = () => (left-- ? requestAnimationFrame(next) : resolve(true));
  next();
})`;

/** Stays for a while, looking: frames are drawn. */
export async function linger(view: View): Promise<void> {
  await view.evaluate(lingering);
}

/** Where logins begin, and how. */
export interface Place {
  readonly url: string;
  readonly mode: Case['mode'];
  /** Whether the endpoint asks first, as it does where it is of another origin. */
  readonly asks: boolean;
}

export function placeOf(one: Case): Place {
  return { url: pageUrl(one), mode: one.mode, asks: one.endpoint !== 'same-origin' };
}

/** The page that begins the logins of a case, as the person in front of it uses it. */
export class SitePage {
  readonly view: View;
  readonly #place: Place;
  /** Not the return page, which a redirect from an endpoint of another origin passes on its way. */
  readonly #isThere: string;

  constructor(view: View, place: Place) {
    this.view = view;
    this.#place = place;
    const { origin } = new URL(place.url);
    this.#isThere = `location.origin === '${origin}' && location.pathname === '/' && window.matrix`;
  }

  async open(): Promise<void> {
    await this.view.goTo(this.#place.url);
    await this.waitIdle('signed-out');
    await this.view.comeToFront();
  }

  /** In redirect mode the window is the page's own. */
  async pressButton(): Promise<View> {
    if (this.#place.mode !== 'redirect') return this.view.clickToOpen(button);
    await this.view.click(button);
    return this.view;
  }

  /** Until no login is under way and the button can be pressed. */
  async waitIdle(status: 'signed-out' | 'signed-in'): Promise<void> {
    await this.view.waitUntil(`${this.#isThere} && matrix.status === '${status}' && matrix.usable`);
  }

  async waitForEvents(count: number): Promise<void> {
    await this.view.waitUntil(`${this.#isThere} && matrix.events.length >= ${count}`);
  }

  async looksClosed(): Promise<boolean> {
    return Boolean(await this.view.evaluate('matrix.looksClosed'));
  }

  async readLog(): Promise<PageEntry[]> {
    return (await this.view.evaluate('matrix.read()')) as PageEntry[];
  }

  /** An endpoint of another origin asks first, and takes no click in its first moments. */
  async passQuestion(at: View): Promise<void> {
    if (!this.#place.asks) return;
    await at.waitUntil(`!!document.querySelector('${goOn}')`);
    // A window that is still being given its size would have the press fall beside the link.
    await linger(at);
    await at.waitUntil(`getComputedStyle(document.querySelector('${goOn}')).pointerEvents !== 'none'`);
    await at.pointAt(goOn);
    await at.waitUntil(`document.querySelector('${goOn}').matches('[data-ready]:hover')`);
    await at.click(goOn);
  }

  /** Until the provider's page is there. */
  async reachProvider(at: View): Promise<void> {
    await this.passQuestion(at);
    await at.waitUntil(`!!document.querySelector('${accept}')`);
  }

  async accept(at: View): Promise<void> {
    await at.click(accept);
    await this.#comeBack(at);
  }

  async refuse(at: View): Promise<void> {
    await at.click(refuse);
    await this.#comeBack(at);
  }

  /** Back is pressed until the page is there again: once more where the endpoint has a page of its own in between. */
  async goBack(): Promise<void> {
    await this.view.goBack();
    if (this.#place.asks) {
      await this.view.waitUntil(`!!document.querySelector('${goOn}')`);
      await this.view.goBack();
    }
    await this.waitIdle('signed-out');
  }

  async #comeBack(at: View): Promise<void> {
    if (this.#place.mode === 'redirect') await this.view.waitUntil(`${this.#isThere} && matrix.settled`);
    else await at.waitClosed();
  }
}
