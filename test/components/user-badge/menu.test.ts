import { expect, html, oneEvent } from '@open-wc/testing';
import { expectAccessible } from '../../support/expect-accessible.js';
import { until } from '../../support/wait-for-tasks.js';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { OAuthUserBadgeElement } from '../../../components/index.js';
import { shownText } from '../../support/visible-text.js';
import { part, stage, unstage, type ElementStage } from '../../support/stage-elements.js';
import { signedIn } from '../../support/wire-session.js';

const badgeOf = (staged: ElementStage): OAuthUserBadgeElement => staged.find('oauth-user-badge');
const isOpen = (staged: ElementStage): boolean => !!part(badgeOf(staged), 'menu')?.checkVisibility();
const focused = (staged: ElementStage): string | undefined =>
  badgeOf(staged).shadowRoot?.activeElement?.getAttribute('part') ?? undefined;

const focusedText = (staged: ElementStage): string =>
  shownText(badgeOf(staged).shadowRoot?.activeElement ?? document.body);

async function openMenu(content = html`<oauth-user-badge></oauth-user-badge>`): Promise<ElementStage> {
  const staged = await stage(content, signedIn('github'));
  part(badgeOf(staged), 'badge')!.focus();
  await sendKeys({ press: 'Enter' });
  await until(() => isOpen(staged));
  await staged.rendered();
  return staged;
}

describe('the menu of <oauth-user-badge>', () => {
  afterEach(unstage);

  it('opens and closes by the badge, which says so', async () => {
    const staged = await stage(html`<oauth-user-badge></oauth-user-badge>`, signedIn('github'));
    const button = part(badgeOf(staged), 'badge')!;
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    expect(isOpen(staged)).to.equal(false);
    button.click();
    await staged.rendered();
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    await until(() => isOpen(staged));
    button.click();
    await staged.rendered();
    expect(isOpen(staged)).to.equal(false);
  });

  it('is reached by Tab, and signs out by Enter', async () => {
    const staged = await openMenu();
    await sendKeys({ press: 'Tab' });
    expect(focusedText(staged)).to.equal('Switch account');
    await sendKeys({ press: 'Tab' });
    expect(focused(staged)).to.equal('logout');
    const logout = oneEvent(document, 'logout');
    await sendKeys({ press: 'Enter' });
    expect((await logout).target).to.equal(badgeOf(staged));
    expect(staged.events).to.deep.equal(['logout github interactive']);
  });

  it('closes by Escape and gives focus back to the badge', async () => {
    const staged = await openMenu();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Escape' });
    await staged.rendered();
    expect(isOpen(staged)).to.equal(false);
    expect(focused(staged)).to.equal('badge');
  });

  it('closes by Escape in an entry of the app’s own, and gives focus back to the badge', async () => {
    const staged = await openMenu(
      html`<oauth-user-badge><button slot="menu" id="own">Settings</button></oauth-user-badge>`,
    );
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement?.id).to.equal('own');
    await sendKeys({ press: 'Escape' });
    await staged.rendered();
    expect(isOpen(staged)).to.equal(false);
    expect(focused(staged)).to.equal('badge');
  });

  it('closes by Escape before the dialog that it is in', async () => {
    const staged = await stage(
      html`<dialog><oauth-user-badge></oauth-user-badge></dialog>`,
      signedIn('github'),
    );
    const dialog = staged.find('dialog');
    dialog.showModal();
    part(badgeOf(staged), 'badge')!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => isOpen(staged));
    await sendKeys({ press: 'Escape' });
    await staged.rendered();
    expect([isOpen(staged), dialog.open, focused(staged)]).to.deep.equal([false, true, 'badge']);
    await sendKeys({ press: 'Escape' });
    expect(dialog.open).to.equal(false);
  });

  it('closes by a click outside, and stays open for one inside', async () => {
    const staged = await openMenu();
    const { left, width, top } = part(badgeOf(staged), 'menu')!.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top) + 4] });
    await staged.rendered();
    expect(isOpen(staged)).to.equal(true);
    await sendMouse({ type: 'click', position: [700, 500] });
    await staged.rendered();
    expect(isOpen(staged)).to.equal(false);
  });

  it('closes when focus goes on past it', async () => {
    const staged = await openMenu(
      html`<oauth-user-badge></oauth-user-badge><button id="after">after</button>`,
    );
    for (let row = 0; row < 3; row++) await sendKeys({ press: 'Tab' });
    await staged.rendered();
    expect(document.activeElement?.id).to.equal('after');
    expect(isOpen(staged)).to.equal(false);
  });

  it('is closed again after the badge was away', async () => {
    const staged = await openMenu();
    const element = badgeOf(staged);
    element.remove();
    staged.element.append(element);
    await staged.rendered();
    expect(isOpen(staged)).to.equal(false);
  });

  it('shows the app’s own entries before signing out', async () => {
    const staged = await openMenu(
      html`<oauth-user-badge><a slot="menu" href="/me">Settings</a></oauth-user-badge>`,
    );
    expect(shownText(part(badgeOf(staged), 'menu')!)).to.match(/Switch account Settings Sign out$/);
  });

  it('says that signing out did not work, and keeps the person', async () => {
    const staged = await openMenu();
    staged.endpoint.answerNext(() => Promise.reject(new TypeError('Failed to fetch')));
    part(badgeOf(staged), 'logout')!.click();
    const message = badgeOf(staged).shadowRoot!.querySelector('.message')!;
    await until(() => shownText(message) !== '');
    expect(shownText(message)).to.equal('You’re still signed in. Try again in a moment.');
    expect(staged.events).to.deep.equal([]);
    expect(staged.session.status).to.equal('signed-in');
    await expectAccessible(badgeOf(staged));
  });

  it('does not exist with no-menu', async () => {
    const staged = await stage(html`<oauth-user-badge no-menu></oauth-user-badge>`, signedIn('github'));
    expect(part(badgeOf(staged), 'menu')).to.equal(null);
    expect(badgeOf(staged).shadowRoot?.querySelector('button')).to.equal(null);
    expect(shownText(part(badgeOf(staged), 'name')!)).to.equal('Ana Silva');
  });

  it('is gone with the person', async () => {
    const staged = await openMenu();
    await staged.session.logout();
    await staged.rendered();
    expect(part(badgeOf(staged), 'menu')).to.equal(null);
  });
});
