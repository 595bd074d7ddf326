import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { servePages, type Served } from '../bench/browser/serve-pages.js';
import { chromiumArgs, requireBrowser } from '../support/installed-browsers.mjs';
import { codeUnder } from '../support/documents.js';
import { root } from './recipes.js';

const packages = join(root, '.cache/themes/node_modules');
const sheets = {
  Bootstrap: 'bootstrap/dist/css/bootstrap.css',
  'Tailwind’s preflight': 'tailwindcss/preflight.css',
  'Beer CSS (Material)': 'beercss/src/cdn/settings/reset.css',
} as const;

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Theme</title><link rel="icon" href="data:,">
<script type="module" src="/oauth-elements.js"></script>
<style>html, body { font: 16px/1.5 system-ui !important; margin: 0 !important; }</style>
<body><div style="display: grid; justify-items: start; gap: 8px">
<oauth-login-button provider="github"><a href="/api/oauth/login/github">Sign in with GitHub</a></oauth-login-button>
<oauth-login-button provider="acme" appearance="neutral"></oauth-login-button>
<oauth-logout-button>Sign out</oauth-logout-button></div>`;

/** Runs in the page: the place and size of all that elements show, with and without a stylesheet. */
const compare = (css: string): string => `(async () => {
  const tags = [...document.querySelectorAll('oauth-login-button, oauth-logout-button')];
  await Promise.all(tags.map(({ localName }) => customElements.whenDefined(localName)));
  const layout = () => tags.flatMap((host) => [...host.shadowRoot.querySelectorAll(':not(style, slot)'), ...host.children]
    .filter((one) => one.checkVisibility())
    .map((one) => {
      const [box, from] = [one.getBoundingClientRect(), host.getBoundingClientRect()];
      const numbers = [box.x - from.x, box.y - from.y, box.width, box.height].map(Math.round);
      return host.localName + ' ' + one.localName + ' ' + numbers.join(' ') + ' ' + getComputedStyle(one).cursor;
    }));
  const plain = layout();
  const style = document.createElement('style');
  style.textContent = ${JSON.stringify(css)};
  document.head.prepend(style);
  return [plain, layout()];
})()`;

describe('beside the stylesheets that pages use', () => {
  let browser: Browser;
  let served: Served;
  before(async () => {
    served = await servePages(new Map([['/theme', page]]));
    browser = await chromium.launch({ executablePath: requireBrowser('chromium'), args: chromiumArgs });
  });
  after(async () => {
    await browser.close();
    served.server.close();
  });

  for (const [name, path] of Object.entries(sheets))
    test(`${name} moves nothing in the elements`, async () => {
      const css = readFileSync(join(packages, path), 'utf8');
      const context = await browser.newContext();
      try {
        const tab = await context.newPage();
        await tab.goto(`${served.url}/theme`, { waitUntil: 'networkidle' });
        const [plain, themed] = await tab.evaluate<[string[], string[]]>(compare(css));
        assert.ok(plain.length >= 6, plain.join('\n'));
        assert.deepEqual(themed, plain);
      } finally {
        await context.close();
      }
    });

  test('the documentation’s rules make neutral buttons Bootstrap’s, and compact for a mouse', async () => {
    const css = [
      readFileSync(join(packages, sheets.Bootstrap), 'utf8'),
      ...codeUnder('docs/elements.md', 'Themes', 'css'),
    ];
    assert.equal(css.length, 3);
    const context = await browser.newContext();
    try {
      const tab = await context.newPage();
      await tab.goto(`${served.url}/theme`, { waitUntil: 'networkidle' });
      const read = `(() => {
        const { color, backgroundColor, borderRadius, minBlockSize } = getComputedStyle(
          document.querySelector('[appearance=neutral]').shadowRoot.querySelector('[part=button]'),
        );
        return [color, backgroundColor, borderRadius, minBlockSize];
      })()`;
      assert.equal((await tab.evaluate<string[]>(read))[3], '44px');
      // A browser without a screen has no mouse.
      for (const one of css) await tab.addStyleTag({ content: one.replace('(pointer: fine)', 'all') });
      assert.deepEqual(await tab.evaluate<string[]>(read), [
        'rgb(33, 37, 41)',
        'rgb(255, 255, 255)',
        '6px',
        '36px',
      ]);
    } finally {
      await context.close();
    }
  });
});
