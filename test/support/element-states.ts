import { html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { FakeEndpoint } from './fake-endpoint.js';
import { innerButton, part, sayAndHear, stage, type ElementStage } from './stage-elements.js';
import { clipboardIs, refusedIn } from './stage-in-app.js';
import { until } from './wait-for-tasks.js';
import { buttonsIn, stageSessions } from './stage-sessions.js';
import { inAppBrowsers } from './user-agents.js';
import { failed, signedIn, signedInAs } from './wire-session.js';

const github = html`<oauth-login-button provider="github"></oauth-login-button>`;
const instagram = inAppBrowsers['Instagram on iOS'] ?? '';
const brokenNetwork = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

async function begun(): Promise<ElementStage> {
  const staged = await stage(github);
  innerButton(staged.find('oauth-login-button')).click();
  await staged.rendered();
  return staged;
}

async function copyByHand(): Promise<ElementStage> {
  clipboardIs(undefined);
  const staged = await refusedIn(instagram);
  const { shadowRoot } = staged.find('oauth-login-button');
  shadowRoot?.querySelector<HTMLElement>('.ways button')?.click();
  await until(() => shadowRoot?.querySelector('input:focus') !== null);
  return staged;
}

async function badge(content: TemplateResult, wire = signedIn('github')): Promise<ElementStage> {
  const staged = await stage(content, wire);
  const element = staged.find('oauth-user-badge');
  part(element, 'badge')?.click();
  if (!element.noMenu) await until(() => !!part(element, 'menu')?.checkVisibility());
  await staged.rendered();
  return staged;
}

async function panel(count: number): Promise<ElementStage> {
  const endpoint = new FakeEndpoint();
  const ids = ['github', 'google', 'microsoft', 'acme'];
  endpoint.providers = {
    providers: Array.from({ length: count }, (_, index) => ({
      id: ids[index] ?? `p${index}`,
      name: ids[index] ?? `Provider ${index}`,
    })),
  };
  const staged = await stage(html`<oauth-login-panel></oauth-login-panel>`, undefined, endpoint);
  const { shadowRoot } = staged.find('oauth-login-panel');
  await until(() => !!shadowRoot?.querySelector('oauth-login-button, .note'));
  await staged.rendered();
  return staged;
}

async function failedLogout(): Promise<ElementStage> {
  const staged = await stage(html`<oauth-logout-button></oauth-logout-button>`, signedIn('github'));
  staged.endpoint.answerNext(brokenNetwork);
  const element = staged.find('oauth-logout-button');
  innerButton(element).click();
  await until(() => !!part(element, 'error')?.textContent);
  return staged;
}

async function askedBeforeOthersEnd(): Promise<ElementStage> {
  const staged = await stageSessions();
  buttonsIn(staged, '.others')[0]?.click();
  await until(() => buttonsIn(staged, '.others').length === 2);
  await staged.rendered();
  return staged;
}

async function completePage(outcome: string): Promise<ElementStage> {
  const staged = await stage(html`<oauth-complete-page outcome=${outcome}></oauth-complete-page>`);
  const page = staged.find('oauth-complete-page');
  await until(() => !!page.shadowRoot?.querySelector('[part=message]')?.textContent);
  return staged;
}

/** Every state that a person can see an element in, by what it is. */
export const elementStates: Record<string, () => Promise<ElementStage>> = {
  'a login button': () => stage(github),
  'a neutral login button': () =>
    stage(html`<oauth-login-button provider="github" appearance="neutral"></oauth-login-button>`),
  'a login button of only an icon': () =>
    stage(html`<oauth-login-button provider="github" appearance="icon"></oauth-login-button>`),
  'a login button of a provider without a mark': () =>
    stage(html`<oauth-login-button provider="acme"></oauth-login-button>`),
  'a login button with a link': () =>
    stage(html`<oauth-login-button provider="github"><a href="/x">Go on</a></oauth-login-button>`),
  'a disabled login button': () =>
    stage(html`<oauth-login-button provider="github" disabled></oauth-login-button>`),
  'a login button while its login is under way': begun,
  'a login button after a failure': async () => {
    const staged = await begun();
    await sayAndHear(staged, failed(staged.opened.flow, 'access_denied'));
    const error = part(staged.find('oauth-login-button'), 'error');
    await until(() => !!error?.textContent);
    return staged;
  },
  'a login button of a provider that refuses to be shown by an app': () => refusedIn(instagram),
  'a login button whose page’s address has to be copied by hand': copyByHand,
  'a badge': () => stage(html`<oauth-user-badge></oauth-user-badge>`, signedIn('github')),
  'a badge without a menu': () => badge(html`<oauth-user-badge no-menu></oauth-user-badge>`),
  'a badge with its menu open': () =>
    badge(html`<oauth-user-badge><a slot="menu" href="/me">Settings</a></oauth-user-badge>`),
  'a badge of an avatar alone': () =>
    stage(html`<oauth-user-badge size="avatar"></oauth-user-badge>`, signedIn('github')),
  'a badge without the e-mail address': () =>
    stage(html`<oauth-user-badge size="name"></oauth-user-badge>`, signedIn('github')),
  'a badge with the menu of several accounts open': () =>
    badge(html`<oauth-user-badge></oauth-user-badge>`, signedIn('google', 'acme', 'github')),
  'a badge of a person without a name': () =>
    stage(html`<oauth-user-badge></oauth-user-badge>`, signedInAs({ name: '😀', email: null })),
  'a badge while nobody is signed in': () =>
    stage(html`<oauth-user-badge><b slot="signed-out">Hello</b></oauth-user-badge>`),
  'a panel': () => panel(4),
  'a panel of a hundred providers': async () => {
    const staged = await panel(100);
    staged.find('oauth-login-panel').shadowRoot?.querySelector<HTMLElement>('.more')?.click();
    await staged.rendered();
    return staged;
  },
  'a panel without a provider': () => panel(0),
  'a logout button': () => stage(html`<oauth-logout-button></oauth-logout-button>`, signedIn('github')),
  'a disabled logout button': () => stage(html`<oauth-logout-button></oauth-logout-button>`),
  'a logout button after a failure': failedLogout,
  'a list of sessions': () => stageSessions(),
  'a list of sessions that asks before all others end': askedBeforeOthersEnd,
  'a completion page after a success': () => completePage('success'),
  'a completion page after a failure': () => completePage('error'),
};
