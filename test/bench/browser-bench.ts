import { chromium } from 'playwright-core';
import { chromiumArgs, requireBrowser } from '../support/installed-browsers.mjs';
import { installPeers } from './browser/install-peers.js';
import {
  bareElementScript,
  listOf,
  timeMounting,
  timePanel,
  type Mounting,
  type PanelTimes,
} from './browser/mount-many.js';
import { ownPages, peerPages, type BenchPage } from './browser/pages.js';
import { servePages } from './browser/serve-pages.js';
import { timePage, type Timing } from './browser/time-page.js';

// Slow 4G and a processor four times as slow; medians over rounds in which all pages take turns. The floor is plain HTML.

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
const mounted = 1000;
/** A mounting is short, and a single one tells more of the machine than of the code. */
const mountingsInRound = 3;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

const peers = await installPeers();
const files = new Map<string, string>();
const pages: BenchPage[] = [...ownPages];
for (const [name, script] of peers.scripts) {
  files.set(`/${name}.js`.replace(' ', '-'), script);
  pages.push(peerPages[name](`<script type="module" src="/${name.replace(' ', '-')}.js"></script>`));
}
for (const [index, { html }] of pages.entries()) files.set(`/page-${String(index)}`, html);
files.set('/bare.js', await bareElementScript());
const up = (script: string): string =>
  `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body><script type="module" src="${script}"></script>`;
const listed = 100;
files.set('/api/oauth/providers', listOf(listed));
files.set('/panel', `${up('/oauth-elements.js')}<oauth-login-panel></oauth-login-panel>`);
files.set('/many-ours', up('/oauth-elements.js')).set('/many-bare', up('/bare.js'));

const { url, server } = await servePages(files);
const browser = await chromium.launch({ executablePath: requireBrowser('chromium'), args: chromiumArgs });
try {
  const timings = new Map<string, Timing[]>(pages.map(({ name }) => [name, []]));
  const mounts: { ours: Mounting[]; bare: Mounting[] } = { ours: [], bare: [] };
  const panels: PanelTimes[] = [];
  for (let round = 0; round < rounds; round++) {
    panels.push(await timePanel(browser, `${url}/panel`));
    for (const [index, page] of pages.entries())
      timings.get(page.name)?.push(await timePage(browser, `${url}/page-${String(index)}`, page));
    for (let mounting = 0; mounting < mountingsInRound; mounting++) {
      const bare = await timeMounting(browser, `${url}/many-bare`, 'bare-button', mounted);
      const ours = await timeMounting(browser, `${url}/many-ours`, 'oauth-login-button', mounted);
      if (bare.shape !== ours.shape)
        throw new Error(`The floor is another button than ours:\n${bare.shape}\n${ours.shape}`);
      mounts.bare.push(bare);
      mounts.ours.push(ours);
    }
  }
  const columns = ['visible', 'ready', 'gone', 'shift', 'longTasks', 'requests', 'bytes'] as const;
  console.log(
    `\nbrowser, slow 4G, 4x CPU, median of ${String(rounds)} rounds in Chromium ${browser.version()}`,
  );
  console.log(`${''.padEnd(36)}${columns.map((name) => name.padStart(10)).join('')}`);
  for (const [name, all] of timings) {
    const values = columns.map((column) => {
      // Of what must never happen, the worst round counts.
      const worst = column === 'gone' || column === 'shift';
      const list = all.map((one) => one[column]);
      const value = worst ? Math.max(...list) : median(list);
      // A peer without its own server never becomes ready.
      const never = column === 'ready' && value === 0;
      return (never ? '–' : value.toFixed(column === 'shift' ? 4 : 0)).padStart(10);
    });
    console.log(name.padEnd(36) + values.join(''));
  }
  for (const [what, name] of [
    ['mounted', 'time'],
    ['of the processor', 'processor'],
  ] as const) {
    const medianOf = (all: readonly Mounting[]): number => median(all.map((one) => one[name]));
    const [ours, bare] = [medianOf(mounts.ours), medianOf(mounts.bare)];
    console.log(
      `${String(mounted)} buttons, ms ${what}: ${ours.toFixed(0)}, a bare Lit element ${bare.toFixed(0)}, ${(ours / bare).toFixed(2)} x`,
    );
  }
  const [open, search] = (['open', 'search'] as const).map((name) => median(panels.map((one) => one[name])));
  console.log(
    `panel of ${String(listed)} providers: ${(open ?? NaN).toFixed(0)} ms to open, ${(search ?? NaN).toFixed(0)} ms for a letter of its search`,
  );
  console.log(`peers: ${peers.versions.join(', ')}`);
  for (const reason of peers.missing) console.log(`not run: ${reason}`);
} finally {
  await browser.close();
  server.close();
}
