import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { recordEvents, type SeenEvent } from '../../e2e/record-events.js';

interface State {
  shown: boolean;
  scope: string;
  noUser: boolean | string;
  remember: boolean | string;
  savedToken: string;
  label: string;
  order: string[];
}

declare global {
  interface Window {
    app: {
      readonly heard: readonly string[];
      set(changes: object): unknown;
      unmount(): unknown;
      readonly session: { saveToken(provider: string): Promise<string> };
    };
  }
}

/** An app's page in a browser of its own, as the person and the app's author see it. */
export class AppPage {
  readonly page: Page;
  readonly #complaints: string[];

  private constructor(page: Page, complaints: string[]) {
    this.page = page;
    this.#complaints = complaints;
  }

  /** Runs a claim on a fresh page. Any exception, error or warning in the console fails it. */
  static async use(browser: Browser, url: string, run: (app: AppPage) => Promise<void>): Promise<void> {
    const context = await browser.newContext();
    try {
      const complaints: string[] = [];
      context.setDefaultTimeout(15_000);
      context.on('weberror', (problem) => complaints.push(String(problem.error())));
      context.on('console', (message) => {
        const ofLit = message.text().startsWith('Lit is in dev mode');
        if (['error', 'warning', 'assert'].includes(message.type()) && !ofLit)
          complaints.push(`${message.type()}: ${message.text()}`);
      });
      // tsx names functions by a helper, which a page doesn't have.
      await context.addInitScript({ content: 'globalThis.__name = (named) => named;' });
      await context.addInitScript(recordEvents);
      const app = new AppPage(await context.newPage(), complaints);
      await app.page.goto(url);
      await app.until(() => !!document.querySelector('#main')?.shadowRoot?.querySelector('[role=status]'));
      await app.until(() => 'app' in window);
      await run(app);
      assert.deepEqual(app.#complaints, []);
    } finally {
      await context.close();
    }
  }

  async until<Argument>(isSo: (argument: Argument) => boolean, argument?: Argument): Promise<void> {
    await this.page.waitForFunction(isSo as (argument: unknown) => boolean, argument);
  }

  async set(changes: Partial<State>): Promise<void> {
    await this.page.evaluate(async (changed) => {
      await window.app.set(changed);
    }, changes);
  }

  async unmount(): Promise<void> {
    await this.page.evaluate(async () => {
      await window.app.unmount();
    });
    await this.until(() => document.querySelector('oauth-login-button') === null);
  }

  /** Waits until a property of the main button has a value; says what it has if that never comes. */
  async expectProperty(name: string, value: unknown): Promise<void> {
    const read = ([property]: readonly [string, unknown]): unknown =>
      (document.querySelector('#main') as unknown as Record<string, unknown>)[property];
    await this.page
      .waitForFunction(
        ([property, wanted]) =>
          (document.querySelector('#main') as unknown as Record<string, unknown>)[property] === wanted,
        [name, value] as const,
      )
      .catch(() => undefined);
    assert.equal(await this.page.evaluate(read, [name, value] as const), value, name);
  }

  async expectLabel(name: string): Promise<void> {
    await this.page.locator('#main').getByRole('button', { name, exact: true }).waitFor();
  }

  async openPopup(id: string): Promise<Page> {
    const opening = this.page.waitForEvent('popup');
    await this.page.locator(`#${id}`).click();
    const popup = await opening;
    await popup.getByRole('button', { name: 'Ada Lovelace' }).waitFor();
    return popup;
  }

  async finish(popup: Page): Promise<void> {
    const closing = popup.waitForEvent('close');
    await popup.getByRole('button', { name: 'Ada Lovelace' }).click();
    await closing;
  }

  async signOut(): Promise<void> {
    await this.page.locator('#out').click();
    await this.until(() => window.recorder.list.some(({ type }) => type === 'logout'));
  }

  /** What reached the window, once there are `count` and all that still might report something had its turn. */
  async events(count: number): Promise<string[]> {
    const list = await this.page.evaluate(async (wanted): Promise<SeenEvent[]> => {
      await window.recorder.until(wanted);
      window.dispatchEvent(new Event('focus'));
      await fetch('/api/oauth/session');
      await fetch('/api/oauth/session');
      return window.recorder.list;
    }, count);
    return list.map(({ type, error }) => [type, error].filter(Boolean).join(' '));
  }

  /** What the framework's own listeners heard, each with the element that it is on. */
  async heard(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.app.heard);
  }
}
