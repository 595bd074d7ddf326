import type { Display } from './display.js';
import { deadline, type View } from './engine.js';
import type { WebDriverSession } from './webdriver.js';

/** Milliseconds in which a load begins. */
const patience = 3000;

/** A window of MiniBrowser. A session acts on one window at a time: each step first says which. */
export class WebKitView implements View {
  readonly #session: WebDriverSession;
  readonly #handle: string;
  readonly #display: Display;

  constructor(session: WebDriverSession, handle: string, display: Display) {
    this.#session = session;
    this.#handle = handle;
    this.#display = display;
  }

  /** MiniBrowser loses an address now and then, where another load is just ending: it is given again until it is on its way. */
  async goTo(url: string): Promise<void> {
    const before = await this.evaluate('location.href');
    let given = 0;
    const left = async (): Promise<boolean> => {
      if (Date.now() - given > patience) {
        given = Date.now();
        await this.#session.post('/url', { url });
      }
      return this.evaluate('location.href').then(
        (href) => href !== before,
        () => false,
      );
    };
    await keepAsking(left, 'The browser did not go where it was sent.');
  }

  async goBack(): Promise<void> {
    await this.#choose();
    await this.#session.post('/back');
  }

  async evaluate(expression: string): Promise<unknown> {
    await this.#choose();
    return this.#session.post('/execute/sync', { script: `return ${expression}`, args: [] });
  }

  async waitUntil(expression: string): Promise<void> {
    // A document on its way out has no answer.
    const found = (): Promise<boolean> => this.evaluate(`!!(${expression})`).then(Boolean, () => false);
    await keepAsking(found, `Timed out waiting for ${expression}`);
  }

  /** It has a text and no address of its own; a window that is yet to load something has neither. */
  async waitForErrorPage(): Promise<void> {
    const elsewhere = "!window.matrix && !document.querySelector('a.go-on')";
    await this.waitUntil(`${elsewhere} && document.body.textContent.trim() !== ''`);
  }

  async pointAt(selector: string): Promise<void> {
    await this.#choose();
    await this.#session.pointAt(await this.#session.find(selector));
  }

  async click(selector: string): Promise<void> {
    await this.#choose();
    const element = await this.#session.find(selector);
    await this.#session.post(`/element/${element}/click`);
  }

  async clickToOpen(selector: string): Promise<View> {
    const before = await this.#handles();
    await this.click(selector);
    let opened: string | undefined;
    await keepAsking(async () => {
      opened = (await this.#handles()).find((handle) => !before.includes(handle));
      return opened !== undefined;
    }, 'No window opened.');
    return new WebKitView(this.#session, opened ?? '', this.#display);
  }

  /** WebDriver's choice of a window gives it no focus: the window manager does. */
  async comeToFront(): Promise<void> {
    const title = String(await this.evaluate('document.title'));
    const active = async (): Promise<boolean> => {
      if (await this.evaluate('document.hasFocus()')) return true;
      // Fails where another window closes while this one is looked for among all.
      await this.#display.activate(title).catch(() => undefined);
      return false;
    };
    await keepAsking(active, 'The window could not be made the active one.');
  }

  async close(): Promise<void> {
    await this.#choose();
    await this.#session.closeWindow();
  }

  async waitClosed(): Promise<void> {
    const gone = async (): Promise<boolean> => !(await this.#handles()).includes(this.#handle);
    await keepAsking(gone, 'The window did not close itself.');
  }

  /** No driver of WebKitGTK takes the network away: what the browser tells the page is put in its place. */
  async setOffline(offline: boolean): Promise<void> {
    const told = `(Object.defineProperty(navigator, 'onLine', { value: ${!offline}, configurable: true }), dispatchEvent(new Event('${offline ? 'offline' : 'online'}')))`;
    await this.evaluate(told);
  }

  async #choose(): Promise<void> {
    await this.#session.post('/window', { handle: this.#handle });
  }

  async #handles(): Promise<string[]> {
    return (await this.#session.get('/window/handles')) as string[];
  }
}

/** WebDriver tells nothing by itself. */
async function keepAsking(question: () => Promise<boolean>, complaint: string): Promise<void> {
  const end = Date.now() + deadline;
  while (!(await question())) if (Date.now() > end) throw new Error(complaint);
}
