import { build } from 'esbuild';
import type { Browser } from 'playwright-core';

/** A bare element of Lit with a button's template: what a thousand of ours are measured against. */
export async function bareElementScript(): Promise<string> {
  const contents = `import { LitElement, css, html } from 'lit';
customElements.define('bare-button', class extends LitElement {
  static properties = { provider: {} };
  static styles = css\`:host { display: inline-block } button { display: flex; gap: 10px; inline-size: 100%; min-block-size: 44px }\`;
  render() {
    return html\`<button part="button" class="brand" ?disabled=\${false} aria-busy=\${false}>
      <slot name="icon"><svg part="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=\${'M1 1h6.5v6.5H1Z'} /></svg></slot>
      <span part="label"><slot hidden></slot>\${'Sign in with ' + this.provider}</span>
    </button><span role="status"></span>\`;
  }
});`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    ...{ bundle: true, minify: true, format: 'esm', write: false, target: 'es2022', logLevel: 'silent' },
    conditions: ['browser', 'production'],
  });
  return outputFiles[0]?.text ?? '';
}

/** Milliseconds until `count` elements are rendered, with their logos, and laid out, on a page that is up already. */
export async function timeMounting(
  browser: Browser,
  url: string,
  tag: string,
  count: number,
): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle', timeout: 30_000 });
    const source = `(async () => {
      const make = () => {
        const one = document.createElement(${JSON.stringify(tag)});
        one.setAttribute('provider', 'github');
        return one;
      };
      // The engine has compiled what it needs, and lazy parts are there.
      const first = make();
      document.body.append(first);
      await first.updateComplete;
      while (!first.shadowRoot.querySelector('svg[part=icon]')) await new Promise(requestAnimationFrame);
      const place = document.createElement('div');
      const from = performance.now();
      const all = Array.from({ length: ${String(count)} }, make);
      place.append(...all);
      document.body.append(place);
      await Promise.all(all.map((one) => one.updateComplete));
      if (!all.every((one) => one.shadowRoot.querySelector('svg[part=icon]'))) throw new Error('They are not ready.');
      place.getBoundingClientRect();
      return performance.now() - from;
    })()`;
    return await page.evaluate(source);
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
