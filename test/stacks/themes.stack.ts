import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
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

const person = {
  id: '7',
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  avatar_url: null,
  groups: [],
  raw: {},
};
const answers: Readonly<Record<string, unknown>> = {
  '/in/session': {
    authorizations: [
      { provider: 'github', user: person, token: { scope: [], token_type: 'bearer', expires_in: 3600 } },
    ],
  },
  '/in/sessions': {
    sessions: [
      { id: '1', browser: 'Chrome', system: 'Windows', current: true },
      { id: '2', browser: 'Safari', system: 'iOS', current: false },
    ].map((one) => ({ ...one, signed_in_at: 1_700_000_000, seen_at: 1_700_000_000 })),
  },
  '/out/session': { authorizations: [] },
  '/out/providers': {
    site: { name: 'Shop' },
    providers: ['github', 'google', 'azure', 'acme'].map((id) => ({ id, name: id.toUpperCase() })),
  },
};

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Theme</title><link rel="icon" href="data:,">
<script type="module" src="/oauth-elements.js"></script>
<style>html, body { font: 16px/1.5 system-ui !important; margin: 0 !important; color: #777 !important; color-scheme: light dark }</style>
<body><oauth-session endpoint="/out"><div style="display: grid; justify-items: start; gap: 8px">
<oauth-login-button provider="github"><a href="/api/oauth/login/github">Sign in with GitHub</a></oauth-login-button>
<oauth-login-button provider="google"></oauth-login-button>
<oauth-login-button provider="azure"></oauth-login-button>
<oauth-login-button provider="google" appearance="icon"></oauth-login-button>
<oauth-login-button provider="acme" appearance="neutral"></oauth-login-button>
<oauth-login-button provider="github" disabled></oauth-login-button>
<oauth-login-panel><p slot="footer">By signing in, you accept our terms.</p></oauth-login-panel>
<oauth-show when="signed-out">Nobody</oauth-show>
<oauth-complete-page outcome="error"></oauth-complete-page></div></oauth-session>
<oauth-session endpoint="/in"><div style="display: grid; justify-items: start; gap: 8px">
<oauth-login-button provider="github"></oauth-login-button>
<oauth-logout-button>Sign out</oauth-logout-button>
<oauth-sessions></oauth-sessions>
<oauth-user-badge size="name"></oauth-user-badge><oauth-user-badge size="avatar"></oauth-user-badge>
<oauth-user-badge size="full" id="menu"><a slot="menu" href="/account">Account</a></oauth-user-badge></div></oauth-session>`;

/** Runs in the page: whether all its parts are there. */
const isShown = `(() => {
  const inside = (host, selector) => document.querySelector(host)?.shadowRoot?.querySelector(selector);
  return !!inside('oauth-login-panel', 'oauth-login-button')?.shadowRoot?.querySelector('svg') &&
    !!inside('oauth-complete-page', 'h1, h2') && !!inside('#menu', '.mark svg') && !!inside('oauth-sessions', '[part~=current]');
})()`;

/**
 * Runs in the page: the place, size, font and colours of all that elements show, with and without a stylesheet. What has no
 * background of its own takes the page's colour where the page gives it to every element.
 */
const compare = (css: string): string => `(async () => {
  const hosts = (root) => [...root.querySelectorAll(':defined')].filter((one) => one.shadowRoot)
    .flatMap((one) => [one, ...hosts(one.shadowRoot)]);
  const layout = () => hosts(document).filter((one) => one.localName !== 'oauth-session').flatMap((host) => [...host.shadowRoot.querySelectorAll(':not(style, slot)'), ...host.children]
    .filter((one) => one.checkVisibility() && !one.localName.startsWith('oauth-'))
    .map((one) => {
      const [box, from] = [one.getBoundingClientRect(), host.getBoundingClientRect()];
      const numbers = [box.x - from.x, box.y - from.y, box.width, box.height].map(Math.round);
      const { cursor, fontFamily, fontSize, fontWeight, lineHeight, color, backgroundColor } = getComputedStyle(one);
      const onPage = /complete-page|user-badge/.test(host.localName) || (one.localName === 'a' && !one.slot);
      const looks = onPage ? [] : [color, backgroundColor];
      return [host.localName, one.localName, one.part.value, ...numbers, cursor, fontFamily, fontSize, fontWeight, lineHeight, ...looks].join(' ');
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

  const openPage = async (colorScheme: 'light' | 'dark'): Promise<Page> => {
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' });
    await context.route(/\/(?:in|out)\/(?:session|providers)/, (route) =>
      route.fulfill({ json: answers[new URL(route.request().url()).pathname] ?? null }),
    );
    const tab = await context.newPage();
    await tab.goto(`${served.url}/theme`, { waitUntil: 'networkidle' });
    await tab.waitForFunction(isShown);
    return tab;
  };

  for (const scheme of ['light', 'dark'] as const)
    for (const [name, path] of Object.entries(sheets))
      test(`${name} changes no place, size, font or colour in any element, in ${scheme}`, async () => {
        const css = readFileSync(join(packages, path), 'utf8');
        const tab = await openPage(scheme);
        try {
          await tab.locator('#menu button').first().click();
          await tab.locator('#menu [slot=menu]').waitFor();
          const [plain, themed] = await tab.evaluate<[string[], string[]]>(compare(css));
          assert.deepEqual(themed, plain);
          const seen = new Set(plain.map((line) => line.split(' ')[0]));
          assert.deepEqual([...seen].sort(), [
            'oauth-complete-page',
            'oauth-login-button',
            'oauth-login-panel',
            'oauth-logout-button',
            'oauth-sessions',
            'oauth-user-badge',
          ]);
        } finally {
          await tab.context().close();
        }
      });

  test('the documentation’s rules make neutral buttons Bootstrap’s, and compact for a mouse', async () => {
    const css = [
      readFileSync(join(packages, sheets.Bootstrap), 'utf8'),
      ...codeUnder('docs/elements.md', 'Themes', 'css'),
    ];
    assert.equal(css.length, 3);
    const tab = await openPage('light');
    try {
      const read = (): Promise<string[]> =>
        tab.evaluate(`(() => {
          const { color, backgroundColor, borderRadius, minBlockSize } = getComputedStyle(
            document.querySelector('[appearance=neutral]').shadowRoot.querySelector('[part=button]'),
          );
          return [color, backgroundColor, borderRadius, minBlockSize];
        })()`);
      const heights = (within: string): Promise<number[]> =>
        tab.evaluate(`(() => {
          const panel = document.querySelector('oauth-login-panel').shadowRoot;
          const buttons = [...(${within}).querySelectorAll('oauth-login-button:not([appearance], [disabled])')];
          return buttons.map((one) => one.shadowRoot.querySelector('[part=button]').offsetHeight);
        })()`);
      assert.equal((await read())[3], '44px');
      assert.deepEqual(await heights('panel'), [44, 44, 44, 44]);
      // A browser without a screen has no mouse.
      for (const one of css) await tab.addStyleTag({ content: one.replace('(pointer: fine)', 'all') });
      assert.deepEqual(await read(), ['rgb(33, 37, 41)', 'rgb(255, 255, 255)', '6px', '36px']);
      assert.deepEqual(await heights('document'), [36, 40, 41, 36]);
      assert.deepEqual(await heights('panel'), [41, 41, 41, 41]);
    } finally {
      await tab.context().close();
    }
  });
});
