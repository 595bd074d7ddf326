import { expect, type ConsoleMessage, type Page } from '@playwright/test';
import type { FletRow } from '../support/flet-table.js';
import { gitHubUrl, openPageSite, pageUrl } from './page-site.js';
import type { Scope } from './run-snippet.js';

declare global {
  interface Window {
    /** The page's events, each in one line. */
    told: string[];
    isReady?: boolean;
    /** What the pressed snippet came to. */
    outcome: Promise<unknown>;
    /** Name and features of each window that the page opened since it is watched. */
    openedAs?: unknown[][];
  }
}

/** The page of a site with a row's settings, and a person before it. */
export class PageStage {
  readonly page: Page;
  /** Authorization requests so far. */
  readonly asked: URL[] = [];
  /** Windows that were opened. */
  readonly windows: Page[] = [];
  readonly printed: string[] = [];
  #close: () => Promise<void> = () => Promise.resolve();

  constructor(page: Page) {
    this.page = page;
    const context = page.context();
    context.on('request', (request) => {
      if (request.url().startsWith(`${gitHubUrl}/login/oauth/authorize?`))
        this.asked.push(new URL(request.url()));
    });
    context.on('page', (opened) => this.windows.push(opened));
    page.on('console', (message: ConsoleMessage) => this.printed.push(message.text()));
  }

  /** Opens the page of a new site with the settings of that row. */
  async open({ snippets }: Pick<FletRow, 'snippets'>, scope: Scope = {}): Promise<void> {
    const site = await openPageSite(snippets.settings, scope);
    this.#close = () => site.close();
    await this.visit();
  }

  async visit(): Promise<void> {
    await this.page.goto(pageUrl);
    await this.untilReady();
  }

  async untilReady(): Promise<void> {
    await this.page.waitForFunction(() => window.isReady);
  }

  close(): Promise<void> {
    return this.#close();
  }

  /** The value of a snippet, as JSON. */
  async value(snippet: string): Promise<unknown> {
    return this.page.evaluate(`(async () => (${snippet}))()`);
  }

  /** Runs a snippet in a person's click on the button. */
  async press(snippet: string): Promise<void> {
    await this.page.evaluate(`document.querySelector('button').onclick = () => {
      window.outcome = (async () => (${snippet}))().catch((error) => ({ code: error.code }));
    }`);
    await this.page.getByRole('button', { name: 'Go' }).click();
  }

  /** What the pressed snippet came to. */
  async outcome(): Promise<unknown> {
    return this.page.evaluate(() => window.outcome);
  }

  /** Puts a snippet of HTML into the page. */
  async put(snippet: string): Promise<void> {
    await this.page.locator('#place').evaluate((place, html) => {
      place.innerHTML = html;
    }, snippet);
  }

  /** Does what opens a window, and answers it once it is at GitHub. */
  async opening(act: () => Promise<void>): Promise<Page> {
    const opening = this.page.waitForEvent('popup');
    await act();
    const popup = await opening;
    await popup.waitForURL(`${gitHubUrl}/**`);
    return popup;
  }

  /** Notes how windows are opened: without a screen, a browser does not show a tab's bars. */
  async watchOpening(): Promise<void> {
    await this.page.evaluate(() => {
      const open = window.open.bind(window);
      const all: unknown[][] = (window.openedAs = []);
      window.open = (url, ...how) => {
        all.push(how);
        return open(url, ...how);
      };
    });
  }

  async opened(): Promise<unknown> {
    return this.page.evaluate(() => window.openedAs);
  }

  /** Signs the octocat in at GitHub. */
  async approve(at: Page): Promise<void> {
    await at.getByRole('button', { name: /octocat/ }).click();
  }

  /** The same in a window, which closes by itself. */
  async approveIn(popup: Page): Promise<void> {
    const closing = popup.waitForEvent('close');
    await this.approve(popup);
    await closing;
  }

  /** Presses what signs in by popup, all the way. */
  async signIn(snippet = "session.login('github')"): Promise<unknown> {
    await this.approveIn(await this.opening(() => this.press(snippet)));
    return this.outcome();
  }

  /** The page's events, once there are so many. */
  async expectTold(...lines: string[]): Promise<void> {
    await this.page.waitForFunction((count) => window.told.length >= count, lines.length);
    expect(await this.page.evaluate(() => window.told)).toEqual(lines);
  }
}
