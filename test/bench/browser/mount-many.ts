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
