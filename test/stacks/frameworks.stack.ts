import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { chromiumArgs, requireBrowser } from '../support/installed-browsers.mjs';
import { claims } from './frameworks/app-contract.js';
import { AppPage } from './frameworks/app-page.js';
import type { App } from './frameworks/bundle-app.js';
import { compilersIn } from './frameworks/compilers.js';
import { openApp, type OpenedApp } from './frameworks/open-app.js';
import { root } from './recipes.js';

const packages = join(root, '.cache/frameworks/node_modules');
const compilers = compilersIn(packages);

interface Framework extends Omit<App, 'packages'> {
  /** The package whose version counts. */
  readonly installed: string;
  /** It makes other elements at every change. */
  readonly replaces?: boolean;
  /** It attaches no listeners to the elements that a server rendered. */
  readonly deaf?: boolean;
}

const react = { installed: 'react', jsx: 'react' };
const frameworks: readonly Framework[] = [
  { name: 'React in StrictMode', main: 'react/main.jsx', ...react },
  { name: 'React, hydrated', main: 'react/hydrate.jsx', server: 'react/server.jsx', deaf: true, ...react },
  { name: 'Preact 10', main: 'preact/main.jsx', installed: 'preact', jsx: 'preact' },
  {
    name: 'Preact 11',
    main: 'preact/main.jsx',
    installed: 'preact11',
    jsx: 'preact',
    alias: { preact: 'preact11' },
  },
  { name: 'Solid', main: 'solid/main.jsx', installed: 'solid-js', compiler: compilers.solid },
  { name: 'Vue', main: 'vue/main.js', installed: 'vue', compiler: compilers.vue },
  { name: 'Svelte', main: 'svelte/main.js', installed: 'svelte', compiler: compilers.svelte },
  { name: 'Angular without Zone.js', main: 'angular/main.js', installed: '@angular/core' },
  { name: 'Angular with Zone.js', main: 'angular/zone.js', installed: '@angular/core' },
  { name: 'htmx 4', main: 'htmx/main.js', installed: 'htmx.org', replaces: true },
  {
    name: 'htmx 2',
    main: 'htmx/main.js',
    installed: 'htmx2',
    alias: { 'htmx.org': 'htmx2' },
    replaces: true,
  },
];

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')) as { version: string }).version;

const asked = (process.env['STACKS'] ?? '').split(',').filter(Boolean);
for (const framework of frameworks) {
  const { name, installed, replaces = false, deaf = false } = framework;
  if (asked.length && !asked.some((one) => name.toLowerCase().startsWith(one.toLowerCase()))) continue;
  describe(`${name} (${versionOf(installed)})`, () => {
    let browser: Browser | undefined;
    let opened: OpenedApp | undefined;
    before(async () => {
      opened = await openApp({ ...framework, packages });
      browser = await chromium.launch({ executablePath: requireBrowser('chromium'), args: chromiumArgs });
    });
    after(async () => {
      await browser?.close();
      await opened?.close();
    });
    for (const { claim, keepsElements, listens, run } of claims) {
      if ((replaces && keepsElements) || (deaf && listens)) continue;
      test(claim, async () => {
        assert.ok(browser && opened);
        await AppPage.use(browser, opened.url, run);
      });
    }
  });
}
