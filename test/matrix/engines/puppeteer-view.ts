import type { Page } from 'puppeteer-core';
import { deadline, type View } from './engine.js';
import { inTime } from './in-time.js';

/**
 * A window driven by puppeteer, which leaves focus as it is: Playwright pretends in Chromium that every page has it, so that
 * no page would ever lose or gain any.
 * @param giveFocus does what is needed after the window is in front.
 */
export class PuppeteerView implements View {
  readonly #page: Page;
  readonly #giveFocus: (page: Page) => Promise<void>;

  constructor(page: Page, giveFocus: (page: Page) => Promise<void>) {
    this.#page = page;
    this.#giveFocus = giveFocus;
    page.setDefaultTimeout(deadline);
  }

  async goTo(url: string): Promise<void> {
    // From within: where an address given from outside needs another process, Firefox now and then never answers its driver.
    await this.#page.evaluate(`void setTimeout(() => location.assign(${JSON.stringify(url)}))`);
  }

  async goBack(): Promise<void> {
    // Puppeteer would wait for a `load`, which a page kept whole does not fire; and leaving at once would cut its answer off.
    await this.#page.evaluate('void setTimeout(() => history.back())');
  }

  evaluate(expression: string): Promise<unknown> {
    return this.#page.evaluate(expression);
  }

  async waitUntil(expression: string): Promise<void> {
    // Frames stop in a tab that isn't seen: asked by the clock instead.
    await this.#page.waitForFunction(expression, { polling: 25 }).catch((cause: unknown) => {
      throw new Error(`Timed out waiting for ${expression}`, { cause });
    });
  }

  async waitForErrorPage(): Promise<void> {
    await this.waitUntil(
      "location.protocol === 'chrome-error:' || document.documentURI.startsWith('about:neterror')",
    );
  }

  async pointAt(selector: string): Promise<void> {
    await this.#page.waitForSelector(selector, { visible: true });
    await this.#page.hover(selector);
  }

  async click(selector: string): Promise<void> {
    await this.#page.waitForSelector(selector, { visible: true });
    await this.#page.click(selector);
  }

  async clickToOpen(selector: string): Promise<View> {
    await this.#page.waitForSelector(selector, { visible: true });
    const opened = new Promise<Page>((resolve, reject) => {
      this.#page.once('popup', (popup) => {
        if (popup) resolve(popup);
        else reject(new Error('A window opened, and was gone.'));
      });
    });
    const [popup] = await Promise.all([inTime(opened, 'No window opened.'), this.#page.click(selector)]);
    return new PuppeteerView(popup, this.#giveFocus);
  }

  async comeToFront(): Promise<void> {
    await this.#page.bringToFront();
    await this.#giveFocus(this.#page);
  }

  async close(): Promise<void> {
    await this.#page.close();
  }

  async waitClosed(): Promise<void> {
    if (this.#page.isClosed()) return;
    const closed = new Promise((resolve) => this.#page.once('close', resolve));
    await inTime(closed, 'The window did not close itself.');
  }

  async setOffline(offline: boolean): Promise<void> {
    await this.#page.setOfflineMode(offline);
  }
}
