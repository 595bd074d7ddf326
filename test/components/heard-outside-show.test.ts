import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { liveRegions } from '../support/live-regions.js';
import {
  innerButton,
  part,
  sayAndHear,
  stage,
  unstage,
  type ElementStage,
} from '../support/stage-elements.js';
import { shownText } from '../support/visible-text.js';
import { until } from '../support/wait-for-tasks.js';
import { completed, nobody, signedIn } from '../support/wire-session.js';

const signedOutOnly = (content: TemplateResult): TemplateResult =>
  html`<oauth-show when="signed-out">${content}</oauth-show>`;
const button = html`<oauth-login-button provider="github"></oauth-login-button>`;

/** What the live regions say that are not hidden. */
const heard = (staged: ElementStage): string[] =>
  liveRegions(staged.element)
    .filter((one) => one.getClientRects().length > 0)
    .map((one) => shownText(one))
    .filter(Boolean);

async function signIn(staged: ElementStage, pressed: HTMLElement): Promise<void> {
  pressed.click();
  await staged.rendered();
  await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
}

/** The first login button, also of a panel. */
async function loginButton(staged: ElementStage): Promise<HTMLElement> {
  const find = (): Element | null =>
    staged.element.querySelector('oauth-login-button') ??
    staged.element.querySelector('oauth-login-panel')!.shadowRoot!.querySelector('oauth-login-button');
  await until(() => !!find()?.shadowRoot?.querySelector('button'));
  return innerButton(find()!);
}

describe('an <oauth-show> that hides an element says what it says', () => {
  afterEach(unstage);

  for (const [name, content] of [
    ['a login button', signedOutOnly(button)],
    ['a login button in two of them', signedOutOnly(signedOutOnly(html`<p>${button}</p>`))],
    ['a panel', signedOutOnly(html`<oauth-login-panel providers="github"></oauth-login-panel>`)],
  ] as const)
    it(`when a person signs in with ${name}`, async () => {
      const staged = await stage(content);
      await signIn(staged, await loginButton(staged));
      await until(() => heard(staged).length > 0);
      expect(heard(staged)).to.deep.equal(['You’re signed in with GitHub.']);
    });

  for (const [name, content] of [
    ['a logout button', html`<oauth-logout-button></oauth-logout-button>`],
    ['a badge', html`<oauth-user-badge></oauth-user-badge>`],
  ] as const)
    it(`when a person signs out with ${name}`, async () => {
      const staged = await stage(html`<oauth-show>${content}</oauth-show>`, signedIn('github'));
      const [element] = staged.element.querySelectorAll('oauth-logout-button, oauth-user-badge');
      innerButton(element!).click();
      if (element!.localName === 'oauth-user-badge') {
        await until(() => !!part(element!, 'logout'));
        part(element!, 'logout')!.click();
      }
      await until(() => heard(staged).length > 0);
      expect(heard(staged)).to.deep.equal(['You’re signed out.']);
    });

  it('in a live region that was there, and empty, before the words came', async () => {
    const staged = await stage(signedOutOnly(button));
    const inShow = (): Element | null => staged.find('oauth-show').shadowRoot!.querySelector('[role=status]');
    (await loginButton(staged)).click();
    await until(() => !!inShow());
    const region = inShow()!;
    expect(region.textContent).to.equal('');
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
    await until(() => region.textContent === 'You’re signed in with GitHub.');
  });

  it('as long as that is so', async () => {
    const staged = await stage(signedOutOnly(button));
    await signIn(staged, await loginButton(staged));
    await until(() => heard(staged).length > 0);
    await sayAndHear(staged, { type: 'oauth-session', session: nobody }, 'logout');
    await until(() => heard(staged).length === 0);
  });

  it('and nothing where it shows the element, which says it itself', async () => {
    const staged = await stage(html`<oauth-show when="signed-in">${button}</oauth-show>`, signedIn('google'));
    await signIn(staged, await loginButton(staged));
    await until(() => heard(staged).length > 0);
    expect(heard(staged)).to.deep.equal(['You’re signed in with GitHub.']);
    const { shadowRoot } = staged.find('oauth-show');
    expect(shadowRoot!.querySelector('[role=status]')?.textContent ?? '').to.equal('');
  });
});
