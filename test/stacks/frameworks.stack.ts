import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { chromiumArgs, requireBrowser } from '../support/installed-browsers.mjs';
import { AppPage } from './frameworks/app-page.js';
import { compilersIn } from './frameworks/compilers.js';
import { claimsOf, htmx, preact, type Framework } from './frameworks/framework.js';
import { openApp, type OpenedApp } from './frameworks/open-app.js';
import { root } from './recipes.js';

const packages = join(root, '.cache/frameworks/node_modules');
const compilers = compilersIn(packages);

const react = { installed: 'react', jsx: 'react' };
const frameworks: readonly Framework[] = [
  { name: 'React in StrictMode', main: 'react/main.jsx', ...react },
  { name: 'React, hydrated', main: 'react/hydrate.jsx', server: 'react/server.jsx', deaf: true, ...react },
  preact,
  { ...preact, name: 'Preact 11', installed: 'preact11', alias: { preact: 'preact11' } },
  { name: 'Solid', main: 'solid/main.jsx', installed: 'solid-js', compiler: compilers.solid },
  { name: 'Vue', main: 'vue/main.js', installed: 'vue', compiler: compilers.vue },
  { name: 'Svelte', main: 'svelte/main.js', installed: 'svelte', compiler: compilers.svelte },
  { name: 'Angular without Zone.js', main: 'angular/main.js', installed: '@angular/core' },
  { name: 'Angular with Zone.js', main: 'angular/zone.js', installed: '@angular/core' },
  htmx,
  { ...htmx, name: 'htmx 2', installed: 'htmx2', alias: { 'htmx.org': 'htmx2' } },
];

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')) as { version: string }).version;

const asked = (process.env['STACKS'] ?? '').split(',').filter(Boolean);
for (const framework of frameworks) {
  const { name, installed } = framework;
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
    for (const { claim, run } of claimsOf(framework)) {
      test(claim, async () => {
        assert.ok(browser && opened);
        await AppPage.use(browser, opened.url, run);
      });
    }
  });
}
