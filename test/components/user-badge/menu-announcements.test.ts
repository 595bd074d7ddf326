import { expect, html } from '@open-wc/testing';
import { announcementsOf } from '../../support/live-regions.js';
import { part, sayAndHear, stage, unstage, type ElementStage } from '../../support/stage-elements.js';
import { shownText } from '../../support/visible-text.js';
import { until } from '../../support/wait-for-tasks.js';
import { completed, failed, signedIn, signedInAs } from '../../support/wire-session.js';

const cancelled = 'Sign-in with GitHub was cancelled. Nothing was changed.';

const rootOf = (staged: ElementStage): ShadowRoot => staged.find('oauth-user-badge').shadowRoot!;
const heard = (staged: ElementStage): string => shownText(rootOf(staged).querySelector('[role=status]')!);

/** Begins a login from the menu. */
async function switchAccount(staged: ElementStage): Promise<void> {
  const row = (): HTMLElement | undefined =>
    [...rootOf(staged).querySelectorAll<HTMLElement>('button.row')].find(
      (one) => shownText(one) === 'Switch account',
    );
  part(staged.find('oauth-user-badge'), 'badge')!.click();
  await until(() => !!row());
  row()!.click();
  await staged.rendered();
}

describe('a login that the badge’s menu has begun', () => {
  afterEach(unstage);

  it('is announced as cancelled each time that the person cancels it, and the menu stays closed', async () => {
    const staged = await stage(html`<oauth-user-badge></oauth-user-badge>`, signedIn('github'));
    const said = announcementsOf(staged.find('oauth-user-badge'));
    for (const count of [1, 2]) {
      await switchAccount(staged);
      expect(heard(staged)).to.equal('');
      staged.session.cancel();
      await until(() => said.length === count);
      expect(part(staged.find('oauth-user-badge'), 'menu')!.checkVisibility()).to.equal(false);
    }
    expect(said).to.deep.equal([cancelled, cancelled]);
  });

  it('leaves no message in the menu when the person has cancelled it', async () => {
    const staged = await stage(html`<oauth-user-badge></oauth-user-badge>`, signedIn('github'));
    await switchAccount(staged);
    staged.session.cancel();
    await until(() => heard(staged) === cancelled);
    part(staged.find('oauth-user-badge'), 'badge')!.click();
    await staged.rendered();
    expect(shownText(rootOf(staged).querySelector('.message')!)).to.equal('');
  });

  for (const [what, happen, then] of [
    [
      'fails',
      (staged: ElementStage) => sayAndHear(staged, failed(staged.opened.flow, 'access_denied')),
      'Sign-in was cancelled at GitHub. Nothing was changed.',
    ],
    [
      'succeeds',
      (staged: ElementStage) =>
        sayAndHear(staged, completed(staged.opened.flow, signedInAs({ id: '2', name: 'Bo' }))),
      'You’re signed in as Bo.',
    ],
  ] as const)
    it(`is no longer announced as cancelled when the next one ${what}`, async () => {
      const staged = await stage(html`<oauth-user-badge></oauth-user-badge>`, signedIn('github'));
      await switchAccount(staged);
      staged.session.cancel();
      await until(() => heard(staged) === cancelled);
      await switchAccount(staged);
      await happen(staged);
      await until(() => heard(staged) === then);
    });

  it('is not announced by the badge when a button of the page has begun it', async () => {
    const content = html`<oauth-user-badge
      ><oauth-login-button slot="menu" provider="google"></oauth-login-button
    ></oauth-user-badge>`;
    const staged = await stage(content, signedIn('github'));
    await switchAccount(staged);
    staged.session.cancel();
    await until(() => heard(staged) === cancelled);
    staged.session.login('google', { initiator: staged.find('oauth-login-button') }).catch(() => undefined);
    await staged.rendered();
    staged.session.cancel();
    await staged.rendered();
    expect(heard(staged)).to.equal('');
  });
});
