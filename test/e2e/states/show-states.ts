import type { Page, Route } from '@playwright/test';
import { appUrl } from '../addresses.js';
import { expect } from '../fixtures.js';
import { person, usualProviders, type Act, type ElementState } from './element-state.js';

declare global {
  interface Window {
    /** The addresses of the windows that the page has opened. */
    openedAddresses: string[];
  }
}

export type ElementStates = Readonly<Record<string, ElementState>>;

/** The section of a page of states that shows one of them. */
export const sectionOf = (page: Page, name: string) => page.locator(`section[aria-label="${name}"]`);

const endpointOf = (name: string): string => `/api/states/${encodeURIComponent(name)}`;

/** The failures that states ask for: `NAME /path`. */
type Failing = Set<string>;

function answer(states: ElementStates, failing: Failing, route: Route): Promise<void> {
  const [, , , part = '', ...rest] = new URL(route.request().url()).pathname.split('/');
  const name = decodeURIComponent(part);
  const path = `/${rest.join('/')}`;
  const { signedIn = [], user = {}, providers = usualProviders } = states[name]!;
  if (failing.has(`${name} ${path}`))
    return route.fulfill({ status: 503, json: { error: 'temporarily_unavailable' } });
  const token = { scope: [], token_type: 'bearer', expires_in: 3600 };
  const authorizations = signedIn.map((provider) => ({ provider, user: { ...person, ...user }, token }));
  const bodies: Readonly<Record<string, unknown>> = {
    '/session': { authorizations },
    '/providers': { providers },
    '/logout': { logout_url: null },
  };
  return route.fulfill({ json: bodies[path] ?? {} });
}

/** A page of the site with a section for each state; windows are only written down. */
function pageOf(states: ElementStates, attributes: string): string {
  const sections = Object.entries(states).map(
    ([name, { body }]) =>
      `<section aria-label="${name}"><oauth-session endpoint="${endpointOf(name)}">${body}</oauth-session></section>`,
  );
  return `<!doctype html><html lang="en" ${attributes}><title>States</title><meta name="viewport" content="width=device-width">
    <meta name="application-name" content="Shop"><meta name="color-scheme" content="light dark">
    <style>
      body { margin: 0; background: Canvas; color: CanvasText }
      main { display: flex; flex-wrap: wrap; align-items: start; gap: 16px }
      section { inline-size: 320px }
      oauth-login-button { display: block }
      .header oauth-login-button { display: inline-block }
    </style>
    <script>
      localStorage.setItem('oauth-elements last used', 'google');
      window.openedAddresses = [];
      window.open = (url) => {
        openedAddresses.push(String(url));
        return { closed: false, focus() {}, close() { this.closed = true; }, postMessage() {} };
      };
    </script>
    <script type="module" src="/oauth-elements.js"></script>
    <main><h1>States</h1>${sections.join('')}</main>`;
}

/** Says on the session's channel what a completion page would. */
async function endLogin(page: Page, name: string, error: string, provider: string): Promise<void> {
  const endpoint = `${appUrl}${endpointOf(name)}`;
  await page.evaluate(
    ({ url, code, id, user }) => {
      const flow = new URL(window.openedAddresses.at(-1)!).searchParams.get('flow');
      const token = { scope: [], token_type: 'bearer', expires_in: 3600 };
      const channel = new BroadcastChannel(url);
      channel.postMessage({
        type: 'oauth-complete',
        outcome: code ? 'error' : 'success',
        session: { authorizations: code ? [] : [{ provider: id, user, token }] },
        flow,
        provider: id,
        error: code,
        error_description: '',
      });
      channel.close();
    },
    { url: endpoint, code: error, id: provider, user: person },
  );
}

async function perform(page: Page, name: string, act: Act, failing: Failing): Promise<void> {
  const section = sectionOf(page, name);
  if ('press' in act) await section.locator(act.press).first().dispatchEvent('click');
  else if ('into' in act) await section.locator(act.into).fill(act.type);
  else if ('end' in act) await endLogin(page, name, act.end, act.provider);
  else failing.add(`${name} ${act.fail}`);
}

/**
 * Opens one page with an element in each of these states, each with a session of its own, and waits until all are shown.
 * @param attributes of the page's root, such as `dir="rtl"`.
 */
export async function showStates(page: Page, states: ElementStates, attributes = ''): Promise<void> {
  const failing: Failing = new Set();
  for (const [name, { acts = [] }] of Object.entries(states))
    for (const act of acts.slice(0, 1)) if ('fail' in act) failing.add(`${name} ${act.fail}`);
  await page.route('**/api/states/**', (route) => answer(states, failing, route));
  await page.route('**/states.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: pageOf(states, attributes) }),
  );
  await page.goto(`${appUrl}/states.html`);
  for (const [name, { acts = [], shown }] of Object.entries(states)) {
    const section = sectionOf(page, name);
    await settle(page, name);
    for (const act of acts) await perform(page, name, act, failing);
    if (shown) await expect(section.locator(shown).first(), name).toBeAttached();
    await settle(page, name);
  }
}

/** Waits until the session is known, and what its elements load at first is there. */
async function settle(page: Page, name: string): Promise<void> {
  await sectionOf(page, name).evaluate(async (section) => {
    const session = section.querySelector('oauth-session')!;
    await customElements.whenDefined('oauth-session');
    await session.session?.ready;
    for (const element of section.querySelectorAll<HTMLElement & { updateComplete?: Promise<unknown> }>('*'))
      await element.updateComplete;
  });
}
