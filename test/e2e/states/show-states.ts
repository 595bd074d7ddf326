import type { Page } from '@playwright/test';
import { appUrl } from '../addresses.js';
import { person, usualProviders, type ElementState } from './element-state.js';
import { performActs } from './perform-acts.js';
import { stubNetwork } from './stub-network.js';

export type ElementStates = Readonly<Record<string, ElementState>>;

/** The section of a page of states that shows one of them. */
export const sectionOf = (page: Page, name: string) => page.locator(`section[aria-label="${name}"]`);

const endpointOf = (name: string): string => `/api/states/${encodeURIComponent(name)}`;

/** A page of the site with a section for each state. */
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
      section:has(oauth-user-badge, .header) { min-block-size: 25rem }
      oauth-login-button { display: block }
      .header oauth-login-button { display: inline-block }
    </style>
    <script type="module" src="/oauth-elements.js"></script>
    <main><h1>States</h1>${sections.join('')}</main>`;
}

/**
 * Opens one page with an element in each of these states, each with a session of its own, and waits until all are shown. The
 * page answers its requests itself, and only writes windows down that it opens.
 * @param attributes of the page's root, such as `dir="rtl"`.
 */
export async function showStates(page: Page, states: ElementStates, attributes = ''): Promise<void> {
  const staged = Object.entries(states).map(
    ([name, { signedIn = [], user = {}, providers = usualProviders, sessions, acts = [], shown = '' }]) => ({
      name,
      endpoint: endpointOf(name),
      people: signedIn.map((provider) => ({ provider, user: { ...person, ...user } })),
      person,
      providers,
      sessions,
      acts,
      shown,
    }),
  );
  await page.addInitScript(stubNetwork, staged);
  await page.route('**/states.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: pageOf(states, attributes) }),
  );
  await page.goto(`${appUrl}/states.html`);
  await page.evaluate(performActs, staged);
}
