import type { Page } from '@playwright/test';
import { expect } from './fixtures.js';
import {
  askFrom,
  codeAt,
  answerToOldBrowser,
  endpoint,
  goOn,
  keepReturnPage,
  loginOfAnother,
  signIn,
  site,
  test,
} from './hostile-pages.js';
import {
  approve,
  eventsOf,
  expectBadge,
  loginButton,
  openPopup,
  popupOf,
  signedIn,
  started,
} from './steps.js';
import { stopClock } from './still-clock.js';

interface Harvest {
  readonly messages: unknown[];
  readonly addresses: string[];
}

const harvestOf = (page: Page): Promise<Harvest> =>
  page.evaluate(() => (window as unknown as { harvest: Harvest }).harvest);

/** An opener that writes down every message, and at every frame the popup's address if the browser lets it. */
const harvester = (address: string): string => `<button>Win a prize</button><script>
  const harvest = (window.harvest = { messages: [], addresses: [] });
  const hear = ({ data }) => harvest.messages.push(data);
  addEventListener('message', hear);
  for (const name of ['oauth-return', ${JSON.stringify(endpoint)}]) new BroadcastChannel(name).onmessage = hear;
  document.querySelector('button').onclick = () => {
    const popup = open(${JSON.stringify(address)}, '_blank', 'popup');
    const look = () => {
      try { harvest.addresses.push(popup.location.href); } catch {}
      requestAnimationFrame(look);
    };
    look();
  };
</script>`;

test('a hostile opener of a login for the site harvests no message, no address and no session', async ({
  page,
  context,
  hostile,
}) => {
  const { flow, verifier, address } = loginOfAnother();
  await context.addInitScript(keepReturnPage);
  hostile.pages.set('/prize', harvester(address));
  await page.goto(`${hostile.evil}/prize`);
  const popup = await popupOf(page, page.getByRole('button'));
  await goOn(popup);
  await approve(popup, 'demo');
  const came = await codeAt(popup);
  expect(came.flow).toBe(flow);
  expect(came.code).not.toBe('');
  const { messages, addresses } = await harvestOf(page);
  expect(messages).toEqual([]);
  expect(addresses.filter((one) => one !== 'about:blank')).toEqual([]);
  expect(await popup.evaluate(() => location.hash)).toBe('');
  // Even with the code in its hands, a page of another origin than the login's gets nothing for it.
  expect(await askFrom(page, '/redeem', { ...came, verifier })).toBe('nothing');
  // Nothing was spoilt either: it was the site's to redeem.
  expect(await askFrom(popup, '/redeem', { ...came, verifier })).toBe('200');
});

test(
  'a code copied from the return page fails in another tab of the site, which has no verifier',
  { tag: '@page' },
  async ({ page, context }) => {
    await stopClock(context);
    await context.addInitScript(keepReturnPage);
    await page.goto(site);
    const popup = await openPopup(page, 'demo-coop');
    await goOn(popup);
    await approve(popup, 'demo-coop');
    const came = await codeAt(popup);
    expect(await eventsOf(page, 2)).toMatchObject([
      started('demo-coop'),
      signedIn('demo-coop', 'interactive'),
    ]);
    const other = await context.newPage();
    await other.goto(site);
    const { verifier } = loginOfAnother();
    expect(await askFrom(other, '/redeem', { ...came, verifier })).toBe('400 code_invalid');
    expect(await askFrom(other, '/redeem', { ...came, verifier: '' })).toBe('400 invalid_request');
    // Opened with the code in its address, the return page hands it to nobody that waits for it.
    await other.goto(`${site}/return.html#${new URLSearchParams(came)}`);
    await codeAt(other);
    await expectBadge(page, 'demo-coop');
    expect(await eventsOf(page, 2)).toHaveLength(2);
  },
);

/** A page that opens another one. */
const opener = `<button>Open</button><script>
  document.querySelector('button').onclick = () => { window.opened = open(${JSON.stringify(site)}); };
</script>`;

declare global {
  interface Window {
    opened: Window;
  }
}

/** What everybody may try to say in the place of others. Runs in the page that has opened another. */
function sayEverything(flow: string): void {
  const session = { authorizations: [{ provider: 'demo', user: null, token: { scope: [] } }] };
  const said = { flow, code: '', error: 'access_denied', error_description: '' };
  const messages = [
    { ...said, type: 'oauth-return' },
    { ...said, type: 'oauth-return', error: '', code: 'forged' },
    { ...said, type: 'oauth-complete', outcome: 'error', provider: 'demo', session },
    { ...said, type: 'oauth-complete', outcome: 'success', error: '', provider: 'demo', session },
    { type: 'oauth-session', session },
    { type: 'oauth-heard', flow },
    null,
    [],
    'last',
  ];
  for (const message of messages) window.opened.postMessage(message, '*');
}

/** How many messages a page has heard once the last one has come. */
const allHeard = (page: Page): Promise<number> =>
  page.evaluate(() => {
    let count = 0;
    return new Promise<number>((resolve) => {
      addEventListener('message', ({ data }) => {
        count += 1;
        if (data === 'last') resolve(count);
      });
    });
  });

test('a hostile page that has opened the site’s ends no login by what it posts to it', async ({
  page,
  hostile,
}) => {
  hostile.pages.set('/opener', opener);
  await page.goto(`${hostile.evil}/opener`);
  const opened = await popupOf(page, page.getByRole('button'));
  const popup = await popupOf(opened, loginButton(opened, 'demo').first());
  await popup.waitForURL(/flow=/);
  const flow = new URL(popup.url()).searchParams.get('flow') ?? '';
  const heard = allHeard(opened);
  await page.evaluate(sayEverything, flow);
  expect(await heard).toBe(9);
  expect(await eventsOf(opened, 1)).toMatchObject([started('demo')]);
  const closing = popup.waitForEvent('close');
  await goOn(popup);
  await approve(popup, 'demo');
  await closing;
  expect(await eventsOf(opened, 2)).toMatchObject([started('demo'), signedIn('demo', 'interactive')]);
});

test('the page that asks whether to continue is refused in a frame, also where a browser tells no Sec-Fetch headers', async ({
  page,
  context,
  hostile,
}) => {
  const { address } = loginOfAnother();
  const old = await answerToOldBrowser(address);
  expect(old.status).toBe(200);
  expect(old.body).toContain('Sign in to static.localhost');
  await context.route(`${address}&old`, (route) => route.fulfill(old));
  const frame = (id: string, source: string): string => `<iframe id="${id}" src="${source}"></iframe>`;
  const [asked, toldNothing] = [address, `${address}&old`].map((one) => one.replaceAll('&', '&amp;'));
  hostile.pages.set('/frames', `${frame('asked', asked!)}${frame('old', toldNothing!)}`);
  const refused = page.waitForResponse(address);
  const shown = page.waitForResponse(`${address}&old`);
  await page.goto(`${hostile.evil}/frames`);
  expect((await refused).status()).toBe(403);
  expect((await shown).status()).toBe(200);
  for (const id of ['#asked', '#old'])
    await expect(page.frameLocator(id).getByRole('link', { name: 'Continue' })).toHaveCount(0);
});

test('a page of the endpoint’s own site that isn’t listed reads no session, redeems and signs out nothing', async ({
  page,
  hostile,
}) => {
  hostile.pages.set('/sibling', '');
  // Any address there will do that has no people's pictures of another origin.
  const own = `${signIn}/oauth-elements.js`;
  await page.goto(`${endpoint}/login/demo?return_to=/oauth-elements.js`);
  await approve(page, 'demo');
  await page.waitForURL(own);
  expect(await askFrom(page, '/session')).toBe('200');
  await page.goto(`${hostile.sibling}/sibling`);
  expect(await askFrom(page, '/session')).toBe('nothing');
  expect(await askFrom(page, '/logout', {})).toBe('nothing');
  const { flow, verifier } = loginOfAnother();
  expect(await askFrom(page, '/redeem', { flow, code: 'a', verifier })).toBe('nothing');
  // What needs no leave beforehand reaches the endpoint; its answer is kept from the page, and nothing is done.
  const simple = page.evaluate(
    (url) => fetch(url, { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{}' }),
    `${endpoint}/logout`,
  );
  await expect(simple).rejects.toThrow();
  await page.goto(own);
  const session = await page.evaluate(async () => (await fetch('/api/oauth/session')).text());
  expect(session).toContain('"provider":"demo"');
});
