import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { OAuthUserBadgeElement } from '../../../components/index.js';
import { logEvents } from '../../support/event-log.js';
import { part, sayAndHear, stage, unstage, type ElementStage } from '../../support/stage-elements.js';
import { shownText } from '../../support/visible-text.js';
import { until } from '../../support/wait-for-tasks.js';
import { completed, failed, signedIn, signedInAs } from '../../support/wire-session.js';

const badgeOf = (staged: ElementStage): OAuthUserBadgeElement => staged.find('oauth-user-badge');
const rows = (staged: ElementStage): HTMLElement[] => [
  ...(part(badgeOf(staged), 'menu')?.querySelectorAll<HTMLElement>('.row') ?? []),
];
const texts = (staged: ElementStage): string[] => rows(staged).map((row) => shownText(row));
const rowOf = (staged: ElementStage, text: string): HTMLElement =>
  rows(staged).find((row) => shownText(row).includes(text))!;
const isOpen = (staged: ElementStage): boolean => part(badgeOf(staged), 'menu')!.checkVisibility();

const listed: unknown = {
  providers: [
    { id: 'github', name: 'GitHub' },
    { id: 'google', name: 'Google' },
    { id: 'acme', name: 'ACME <b>Ltd</b>' },
  ],
};

async function openMenu(
  wire = signedIn('github'),
  content = html`<oauth-user-badge></oauth-user-badge>`,
  providers = listed,
) {
  const staged = await stage(content, wire);
  staged.endpoint.providers = providers;
  part(badgeOf(staged), 'badge')!.focus();
  await sendKeys({ press: 'Enter' });
  await until(() => rows(staged).length > 2);
  await until(() => !!badgeOf(staged).provider || texts(staged).some((text) => text.includes('another')));
  return staged;
}

describe('the rows of the badge’s menu', () => {
  afterEach(unstage);

  it('are in the top layer, which no box of the page cuts off', async () => {
    const staged = await openMenu();
    const menu = part(badgeOf(staged), 'menu')!;
    expect(menu.matches(':popover-open')).to.equal(true);
  });

  it('name the provider in words, and mark the account that is shown', async () => {
    const staged = await openMenu(signedIn('google', 'github'));
    const [current, other] = rows(staged);
    expect(shownText(current!)).to.include('ana@example.com · GitHub');
    expect(current!.getAttribute('aria-current')).to.equal('true');
    expect(shownText(other!)).to.include('ana@example.com · Google');
    expect(other!.hasAttribute('aria-current')).to.equal(false);
  });

  it('are all there where the endpoint lists what is no provider', async () => {
    const staged = await stage(html`<oauth-user-badge></oauth-user-badge>`, signedIn('github'));
    staged.endpoint.providers = {
      providers: [
        null,
        { id: 'acme', name: { _$litType$: 1, strings: ['x'], values: [] } },
        { id: 'google', name: 'Google' },
      ],
    };
    part(badgeOf(staged), 'badge')!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => texts(staged).some((text) => text.includes('another provider')));
    expect(part(badgeOf(staged), 'logout')!.checkVisibility()).to.equal(true);
  });

  it('offer the endpoint’s other providers, and sign in with the one that is chosen', async () => {
    const staged = await openMenu();
    rowOf(staged, 'another provider').click();
    await staged.rendered();
    expect(rowOf(staged, 'another provider').getAttribute('aria-expanded')).to.equal('true');
    expect(texts(staged)).to.include('Google').and.to.include('ACME <b>Ltd</b>').and.not.to.include('GitHub');
    rowOf(staged, 'Google').click();
    await staged.rendered();
    expect(isOpen(staged)).to.equal(false);
    expect(staged.events).to.deep.equal(['login-start google popup']);
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github', 'google'), 'google'));
    expect(staged.events).to.deep.equal(['login-start google popup', 'login google interactive']);
    expect(badgeOf(staged).shadowRoot!.activeElement).to.equal(part(badgeOf(staged), 'badge'));
  });

  it('show each other provider’s mark: the endpoint’s picture, else the brand’s, else the initial', async () => {
    const picture = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    const other = await openMenu(signedIn('github'), undefined, {
      providers: [
        { id: 'google', name: 'Google' },
        { id: 'acme', name: 'Zebra Ltd' },
        { id: 'shop', name: 'Shop', icon: picture },
        { id: 'gone', name: 'Gone', icon: 'data:image/png;base64,AAAA' },
        { id: 'bad', name: 'Bad', icon: 'javascript:alert(1)' },
      ],
    });
    rowOf(other, 'another provider').click();
    await other.rendered();
    const markOf = (name: string): Element => rowOf(other, name).querySelector('.column > *')!;
    await until(() => markOf('Gone').localName !== 'img');
    expect(markOf('Google').querySelector('svg path') === null).to.equal(false);
    expect(markOf('Shop').getAttribute('src')).to.equal(picture);
    for (const [name, initial] of [
      ['Zebra Ltd', 'Z'],
      ['Gone', 'G'],
      ['Bad', 'B'],
    ] as const)
      expect(getComputedStyle(markOf(name), '::before').content).to.equal(`"${initial}"`);
    for (const name of ['Google', 'Zebra Ltd', 'Shop']) {
      const { width, height } = markOf(name).getBoundingClientRect();
      expect([width, height], name).to.deep.equal([20, 20]);
      expect(shownText(rowOf(other, name))).to.equal(name);
    }
  });

  it('let the person choose another account of the same provider', async () => {
    const staged = await openMenu();
    rowOf(staged, 'Switch account').click();
    const url = staged.opened.urls.at(-1)!;
    expect(url.pathname.endsWith('/login/github')).to.equal(true);
    expect(url.searchParams.get('account')).to.equal('true');
    expect(staged.events).to.deep.equal(['login-start github popup']);
  });

  it('sign out of the account that is shown, or of all', async () => {
    const staged = await openMenu(signedIn('google', 'github'));
    rowOf(staged, 'Sign out').click();
    await until(() => staged.events.length > 0);
    expect(staged.events).to.deep.equal(['logout github interactive']);
    await staged.rendered();
    rowOf(staged, 'Sign out').click();
    await until(() => staged.events.length > 1);
    expect(staged.events).to.deep.equal(['logout github interactive', 'logout google interactive']);
  });

  it('sign out of all accounts at once', async () => {
    const staged = await openMenu(signedIn('google', 'github'));
    rowOf(staged, 'Sign out of all').click();
    await until(() => staged.events.length > 1);
    expect(staged.events.sort()).to.deep.equal(['logout github interactive', 'logout google interactive']);
  });

  it('offer no other account where the badge is of one provider', async () => {
    const staged = await openMenu(
      signedIn('google', 'github'),
      html`<oauth-user-badge provider="google"></oauth-user-badge>`,
    );
    expect(texts(staged).slice(1)).to.deep.equal(['Switch account', 'Sign out']);
  });

  it('begin logins whose events come from the badge', async () => {
    const staged = await openMenu();
    const fired = logEvents(badgeOf(staged));
    rowOf(staged, 'Switch account').click();
    await sayAndHear(staged, failed(staged.opened.flow, 'access_denied'));
    expect(fired).to.deep.equal(['login-start github popup', 'login github interactive access_denied']);
  });

  it('say why a sign-in that they began failed, in the open menu', async () => {
    const staged = await openMenu();
    rowOf(staged, 'Switch account').click();
    await sayAndHear(staged, failed(staged.opened.flow, 'access_denied'));
    await staged.rendered();
    expect(isOpen(staged)).to.equal(true);
    expect(shownText(badgeOf(staged).shadowRoot!.querySelector('.message')!)).to.match(/cancelled at GitHub/);
  });

  it('are gone through by Up and Down, around the ends, by Home and End, the app’s own too', async () => {
    const own = html`<oauth-user-badge
      ><a slot="menu" href="#settings" id="own">Settings</a><input slot="menu" aria-label="Find"
    /></oauth-user-badge>`;
    const staged = await openMenu(signedIn('github'), own);
    const focused = (): string => {
      const outer = document.activeElement!;
      return outer.id || shownText(outer.shadowRoot?.activeElement ?? outer);
    };
    const seen: string[] = [];
    for (const press of [
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowUp',
      'Home',
      'End',
    ]) {
      await sendKeys({ press });
      seen.push(focused());
    }
    const [add, change, out] = ['Sign in with another provider', 'Switch account', 'Sign out'];
    expect(seen).to.deep.equal([add, change, 'own', out, add, out, add, out]);
    staged.element.querySelector('input')!.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(document.activeElement?.localName).to.equal('input');
  });

  it('are opened by the first press even while they are still being loaded, and say so', async () => {
    const staged = await stage(html`<oauth-user-badge></oauth-user-badge>`, signedIn('github'));
    const button = part(badgeOf(staged), 'badge')!;
    expect(part(badgeOf(staged), 'menu')).to.equal(null);
    button.click();
    await badgeOf(staged).updateComplete;
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    await until(() => !!part(badgeOf(staged), 'menu')?.checkVisibility());
  });

  it('close on a choice of the app’s own', async () => {
    const staged = await openMenu(
      signedIn('github'),
      html`<oauth-user-badge><button slot="menu" id="own">Settings</button></oauth-user-badge>`,
    );
    staged.find('#own').click();
    await staged.rendered();
    expect(isOpen(staged)).to.equal(false);
  });

  it('show hostile names as text, and fit the longest', async () => {
    const name = `<img src=x onerror="document.body.dataset.hacked=1">${'W'.repeat(150)}`;
    const staged = await openMenu(
      signedInAs({ name, email: `${'m'.repeat(190)}@example.com`, id: '__proto__' }),
    );
    const menu = part(badgeOf(staged), 'menu')!;
    expect(menu.querySelector('img, script')).to.equal(null);
    expect(menu.scrollWidth).to.be.at.most(menu.clientWidth);
    // While the menu appears, its rows stand between two pixels.
    for (const animation of menu.getAnimations({ subtree: true })) animation.finish();
    for (const row of rows(staged)) expect(row.getBoundingClientRect().height).to.be.at.least(44);
  });
});
