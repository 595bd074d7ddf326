import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { github } from '../../../src/brands/logos.js';

/**
 * A bare element of Lit that a thousand of ours are measured against. It renders what an idle button of GitHub's renders: the same
 * nodes, and a binding for each thing that may change there; its sheet gives it the same box and look, in plain values. It has no
 * session, states, languages, themes or errors.
 */
export async function bareElementScript(): Promise<string> {
  const { viewBox, paths } = github;
  const contents = `import { LitElement, css, html } from 'lit';
const names = { github: 'GitHub' };
const mark = html\`<svg viewBox="${viewBox}" part="icon" aria-hidden="true"><path d="${paths.map(({ d }) => d).join('')}" /></svg>\`;
customElements.define('bare-button', class extends LitElement {
  static shadowRootOptions = { mode: 'open', delegatesFocus: true };
  static properties = { provider: {}, disabled: { type: Boolean } };
  static styles = css\`
    :host { display: inline-block; vertical-align: top; max-inline-size: 100%; font-size: 15px; font-weight: 500; line-height: 20px }
    button {
      display: flex; align-items: center; inline-size: 100%; min-block-size: 44px; padding: 1px 12px; cursor: pointer;
      border: 1px solid #24292f; border-radius: 8px; background: #24292f; color: #fff; font: inherit
    }
    svg { display: block; inline-size: 20px; block-size: 20px; fill: currentColor }
    [part=label] { flex: auto; margin-inline-start: 10px }
    .heard { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }
    [hidden] { display: none }
  \`;
  render() {
    const text = 'Sign in with ' + names[this.provider];
    return html\`<button part="button" class=\${'brand'} ?disabled=\${this.disabled} data-brand=\${this.provider} aria-busy=\${'false'}>
        <slot name="icon">\${mark}</slot>
        <span part="label"><slot ?hidden=\${text}></slot>\${text}\${undefined}</span>
      </button>
      <span class="heard" role="status">\${undefined}</span>\${undefined}\`;
  }
});`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    ...{ bundle: true, minify: true, format: 'esm', write: false, target: 'es2022', logLevel: 'silent' },
    conditions: ['browser', 'production'],
  });
  return outputFiles[0]?.text ?? '';
}

export interface Mounting {
  /** Milliseconds until all elements are rendered, with their logos, and laid out, on a page that is up already. */
  readonly time: number;
  /** Milliseconds of the processor that the page's thread took for it: other programs of the machine hardly change that. */
  readonly processor: number;
  /** The nodes and the height of one, which have to be the same for all that are compared. */
  readonly shape: string;
}

export async function timeMounting(
  browser: Browser,
  url: string,
  tag: string,
  count: number,
): Promise<Mounting> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle', timeout: 30_000 });
    const make = `const make = () => {
        const one = document.createElement(${JSON.stringify(tag)});
        one.setAttribute('provider', 'github');
        return one;
      };`;
    // The engine has compiled what it needs, and lazy parts are there.
    await page.evaluate(`(async () => {
      ${make}
      const first = make();
      document.body.append(first);
      await first.updateComplete;
      while (!first.shadowRoot.querySelector('svg[part=icon]')) await new Promise(requestAnimationFrame);
    })()`);
    const source = `(async () => {
      ${make}
      const first = document.querySelector(${JSON.stringify(tag)});
      const place = document.createElement('div');
      const from = performance.now();
      const all = Array.from({ length: ${String(count)} }, make);
      place.append(...all);
      document.body.append(place);
      await Promise.all(all.map((one) => one.updateComplete));
      if (!all.every((one) => one.shadowRoot.querySelector('svg[part=icon]'))) throw new Error('They are not ready.');
      place.getBoundingClientRect();
      const time = performance.now() - from;
      const nodes = first.shadowRoot.innerHTML.replace(/<!--.*?-->/g, '').replace(/\\s+/g, ' ');
      return { time, shape: nodes + ' of ' + first.offsetHeight + ' px' };
    })()`;
    const client = await context.newCDPSession(page);
    await client.send('Performance.enable', { timeDomain: 'threadTicks' });
    const processorSeconds = async (): Promise<number> => {
      const { metrics } = await client.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
    };
    const before = await processorSeconds();
    const mounting: Omit<Mounting, 'processor'> = await page.evaluate(source);
    return { ...mounting, processor: ((await processorSeconds()) - before) * 1000 };
  } finally {
    await context.close();
  }
}

/** The endpoint's list of so many providers, each without a brand that is known. */
export const listOf = (count: number): string =>
  JSON.stringify({
    providers: Array.from({ length: count }, (_, index) => ({
      id: `company${String(index)}`,
      name: `Company ${String(index)}`,
    })),
  });

/** Milliseconds of a panel with many providers, on a page that is up already. */
export interface PanelTimes {
  /** From "More ways to sign in" until all are there and laid out. */
  readonly open: number;
  /** From a letter in its search until what it finds is laid out. */
  readonly search: number;
}

export async function timePanel(browser: Browser, url: string): Promise<PanelTimes> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle', timeout: 30_000 });
    const source = `(async () => {
      const panel = document.querySelector('oauth-login-panel');
      const root = panel.shadowRoot;
      const done = async () => {
        await panel.updateComplete;
        await Promise.all([...root.querySelectorAll('oauth-login-button')].map((one) => one.updateComplete));
        panel.getBoundingClientRect();
        return performance.now();
      };
      const opened = performance.now();
      root.querySelector('.more').click();
      const open = (await done()) - opened;
      const field = root.querySelector('[type=search]');
      const typed = performance.now();
      field.value = '9';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      const search = (await done()) - typed;
      return { open, search };
    })()`;
    return await page.evaluate(source);
  } finally {
    await context.close();
  }
}
