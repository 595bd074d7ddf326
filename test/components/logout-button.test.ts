import { expect, html, oneEvent } from '@open-wc/testing';
import { until } from '../support/wait-for-tasks.js';
import { sendKeys } from '@web/test-runner-commands';
import { shownText } from '../support/visible-text.js';
import { innerButton, stage, unstage, type ElementStage } from '../support/stage-elements.js';
import { signedIn } from '../support/wire-session.js';

const plain = html`<oauth-logout-button></oauth-logout-button>`;
const buttonOf = (staged: ElementStage): HTMLButtonElement => innerButton(staged.find('oauth-logout-button'));

describe('<oauth-logout-button>', () => {
  afterEach(unstage);

  it('is disabled if nobody is signed in', async () => {
    const staged = await stage(plain);
    expect(buttonOf(staged).disabled).to.equal(true);
    buttonOf(staged).click();
    expect(staged.endpoint.asked).to.deep.equal(['GET /session']);
  });

  it('is disabled where its provider is signed out', async () => {
    const staged = await stage(
      html`<oauth-logout-button provider="acme"></oauth-logout-button>`,
      signedIn('github'),
    );
    expect(buttonOf(staged).disabled).to.equal(true);
  });

  it('is disabled by its attribute', async () => {
    const staged = await stage(
      html`<oauth-logout-button disabled></oauth-logout-button>`,
      signedIn('github'),
    );
    expect(buttonOf(staged).disabled).to.equal(true);
  });

  it('signs out of all, by events of its own', async () => {
    const staged = await stage(plain, signedIn('acme', 'github'));
    const targets: (EventTarget | null)[] = [];
    staged.element.addEventListener('logout', ({ target }) => targets.push(target));
    buttonOf(staged).click();
    await oneEvent(staged.session, 'logout');
    const element = staged.find('oauth-logout-button');
    expect(targets).to.deep.equal([element, element]);
    expect(staged.events).to.deep.equal(['logout acme interactive', 'logout github interactive']);
    await staged.rendered();
    expect(buttonOf(staged).disabled).to.equal(true);
  });

  it('signs out of its provider alone', async () => {
    const staged = await stage(
      html`<oauth-logout-button provider="github"></oauth-logout-button>`,
      signedIn('acme', 'github'),
    );
    buttonOf(staged).click();
    await oneEvent(staged.session, 'logout');
    expect(staged.events).to.deep.equal(['logout github interactive']);
    expect(staged.session.auth?.provider).to.equal('acme');
  });

  it('forgets what was saved only where forget says so', async () => {
    const bodies: unknown[] = [];
    for (const forget of [true, false]) {
      const staged = await stage(
        html`<oauth-logout-button provider="github" ?forget=${forget}></oauth-logout-button>`,
        signedIn('github'),
      );
      expect(staged.find('oauth-logout-button').forget).to.equal(forget);
      buttonOf(staged).click();
      await oneEvent(staged.session, 'logout');
      bodies.push(await staged.endpoint.requests.at(-1)!.json());
      unstage();
    }
    expect(bodies).to.deep.equal([
      { provider: 'github', forget: true },
      { provider: 'github', forget: false },
    ]);
  });

  it('says that it did not work, and may be tried again', async () => {
    const staged = await stage(plain, signedIn('github'));
    staged.endpoint.answerNext(() => Promise.reject(new TypeError('Failed to fetch')));
    buttonOf(staged).click();
    await until(() => shownText(staged.find('oauth-logout-button')) !== 'Sign out');
    expect(shownText(staged.find('oauth-logout-button'))).to.contain(
      'You’re still signed in. Try again in a moment.',
    );
    expect(staged.events).to.deep.equal([]);
    buttonOf(staged).click();
    await oneEvent(staged.session, 'logout');
    await staged.rendered();
    expect(shownText(staged.find('oauth-logout-button'))).to.equal('Sign out You’re signed out.');
  });

  it('tells of the failure outside of the button, in a live region', async () => {
    const staged = await stage(plain, signedIn('github'));
    const region = staged.find('oauth-logout-button').shadowRoot!.querySelector('[role=status]')!;
    staged.endpoint.answerNext(() => Promise.reject(new TypeError('Failed to fetch')));
    buttonOf(staged).click();
    await until(() => shownText(region) === 'You’re still signed in. Try again in a moment.');
    expect(region.closest('button') === null).to.equal(true);
  });

  it('shows what is slotted', async () => {
    const staged = await stage(html`<oauth-logout-button>退出登录</oauth-logout-button>`, signedIn('github'));
    expect(shownText(staged.find('oauth-logout-button'))).to.equal('退出登录');
  });

  it('works by keyboard', async () => {
    const staged = await stage(plain, signedIn('github'));
    staged.find('oauth-logout-button').focus();
    const logout = oneEvent(staged.session, 'logout');
    await sendKeys({ press: 'Enter' });
    await logout;
    expect(staged.events).to.deep.equal(['logout github interactive']);
  });
});
