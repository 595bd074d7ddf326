import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { otherOrigins } from '../../demo/other-origin/start-other-origin.js';
import { startDemo, type RunningDemo } from '../../demo/start-demo.js';
import type { Engine, View } from './engines/engine.js';
import { startWebKit } from './engines/webkit.js';

/** Away from the matrix's own ports and those of the tests in other browsers. */
const port = Number(process.env['DEMO_PORT'] ?? 8640);
const sites = otherOrigins(port);
const goOn = 'a.go-on';
const signedIn = `document.querySelector('oauth-user-badge[provider="demo"]').matches(':state(signed-in)')`;
const named = `document.querySelector('oauth-user-badge[provider="demo"]').shadowRoot.textContent.includes('Ada Lovelace')`;

/** Once it is known that nobody is signed in. */
const ready = `document.querySelector('oauth-user-badge')?.shadowRoot?.querySelector('slot[name=signed-out] > .none')`;
const ada = 'button[value="ada"]';

/** Past the question, which takes no click in its first moments, and the provider's page. */
async function accept(at: View): Promise<void> {
  await at.waitUntil(`getComputedStyle(document.querySelector('${goOn}')).pointerEvents !== 'none'`);
  await at.pointAt(goOn);
  await at.waitUntil(`document.querySelector('${goOn}').matches('[data-ready]:hover')`);
  await at.click(goOn);
  await at.waitUntil(`document.querySelector('${ada}')`);
  await at.click(ada);
}

describe('the demo’s static sites in WebKit, where other sites keep no cookies', () => {
  let demo: RunningDemo;
  let engine: Engine;

  before(async () => {
    demo = await startDemo({ port });
    engine = await startWebKit();
  });

  after(async () => {
    await engine.close();
    await demo.close();
  });

  const visiting = (run: (view: View) => Promise<void>) => async (): Promise<void> => {
    const { view, end } = await engine.visit();
    try {
      await run(view);
    } finally {
      await end();
    }
  };

  test(
    'the one by https signs in, and keeps nothing where a script or the next visitor could find it',
    visiting(async (view) => {
      await view.goTo(sites.site);
      await view.waitUntil(ready);
      const popup = await view.clickToOpen('oauth-login-button[provider="demo"]');
      await accept(popup);
      await popup.waitClosed();
      await view.waitUntil(`${signedIn} && ${named}`);
      const kept =
        'Object.keys(localStorage).length + Object.keys(sessionStorage).length + document.cookie.length';
      assert.equal(await view.evaluate(kept), 0);
    }),
  );

  test(
    'a redirect comes back to the same place, signed in',
    visiting(async (view) => {
      const place = `${sites.site}/?place=1#here`;
      await view.goTo(place);
      await view.waitUntil(ready);
      await view.click('oauth-login-button[mode="redirect"]');
      await accept(view);
      await view.waitUntil(`location.href === '${place}' && ${signedIn}`);
    }),
  );
});
