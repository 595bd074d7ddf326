import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type Page } from '@playwright/test';
import { continuePage } from '../../../src/endpoint/pages/continue-page.js';
import { languageTags, loadLocale } from '../../../src/locales/load-locale.js';
import { chromiumArgs, requireChromiumEngine } from '../../support/installed-browsers.mjs';

interface Heading {
  readonly title: string;
  readonly text: string;
  /** On how many lines the site stands, in the heading and below it. */
  readonly lines: readonly number[];
  readonly overflows: boolean;
}

const headingOf = `(() => {
  const heading = document.querySelector('h1');
  const linesOf = (name) => new Set([...name.getClientRects()].map(({ top }) => Math.round(top))).size;
  return {
    title: document.title,
    text: heading.textContent,
    lines: [...document.querySelectorAll('bdi')].map(linesOf),
    overflows: document.documentElement.scrollWidth > innerWidth,
  };
})()`;

/** Where the site's name has an element, it needs none of these characters. */
const withoutIsolates = (text: string): string => text.replace(/[\u2066-\u2069]/gu, '');

describe('the question whether to go on, on a screen of 320 px', () => {
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await chromium.launch({
      executablePath: requireChromiumEngine(),
      args: [...chromiumArgs, '--disable-gpu'],
    });
    page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  });
  after(() => browser.close());

  async function ask(tag: string, site: string): Promise<Heading> {
    const { body } = continuePage(
      { site, provider: { id: 'acme', name: 'Acme' }, providerUrl: '/provider', declineUrl: '/back' },
      { site: { name: 'Shop' }, host: 'shop.example', locale: await loadLocale(tag), nonce: 'n', time: '' },
    );
    await page.setContent(body as string);
    return page.evaluate<Heading>(headingOf);
  }

  for (const tag of languageTags)
    test(`keeps a host with hyphens on one line, and says what the title says, in ${tag}`, async () => {
      const { title, text, lines, overflows } = await ask(tag, 'my-own-shop.example');
      assert.equal(withoutIsolates(text), withoutIsolates(title));
      assert.deepEqual({ lines, overflows }, { lines: [1, 1], overflows: false });
    });

  test('breaks a host that is wider than the page, and stays within it', async () => {
    const { lines, overflows } = await ask('en', `${'long-'.repeat(12)}shop.example`);
    assert.ok(lines.every((count) => count > 1));
    assert.equal(overflows, false);
  });

  test('shows the name of a hostile app as text', async () => {
    const { text } = await ask('en', '<img src=x onerror=alert(1)>{provider}');
    assert.equal(text, 'Sign in to <img src=x onerror=alert(1)>{provider} with Acme?');
    assert.equal(await page.locator('h1 img').count(), 0);
  });
});
