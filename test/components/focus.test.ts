import { expect, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { OAuthLoginButtonElement } from '../../components/index.js';
import { deepFocus } from '../support/deep-elements.js';
import { innerButton, part, sayAndHear, stage, unstage } from '../support/stage-elements.js';
import { until } from '../support/wait-for-tasks.js';
import { completed, nobody, signedIn } from '../support/wire-session.js';

/** Until the browser has taken the focus from what it no longer shows. */
const shown = (): Promise<unknown> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

describe('the focus', () => {
  afterEach(unstage);

  it('goes from a link to the button that it becomes', async () => {
    const staged = await stage(
      html`<oauth-focus-button provider="github"><a href="/x">Go</a></oauth-focus-button>`,
    );
    staged.find('a').focus();
    OAuthLoginButtonElement.define('oauth-focus-button');
    await staged.rendered();
    await shown();
    expect(deepFocus()).to.equal(innerButton(staged.find('oauth-focus-button')));
  });

  it('stays where it is when a link elsewhere becomes a button', async () => {
    const staged = await stage(
      html`<button id="own">x</button
        ><oauth-calm-button provider="github"><a href="/x">Go</a></oauth-calm-button>`,
    );
    staged.find('#own').focus();
    OAuthLoginButtonElement.define('oauth-calm-button');
    await staged.rendered();
    await shown();
    expect(deepFocus().id).to.equal('own');
  });

  it('goes from the login button in a badge to the badge of the person', async () => {
    const staged = await stage(
      html`<oauth-user-badge
        ><oauth-login-button slot="signed-out" provider="github"></oauth-login-button
      ></oauth-user-badge>`,
    );
    innerButton(staged.find('oauth-login-button')).focus();
    await sendKeys({ press: 'Enter' });
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
    await shown();
    expect(deepFocus()).to.equal(part(staged.find('oauth-user-badge'), 'badge'));
  });

  it('goes from the menu, after signing out, to the login button in the badge', async () => {
    const staged = await stage(
      html`<oauth-user-badge
        ><oauth-login-button slot="signed-out" provider="github"></oauth-login-button
      ></oauth-user-badge>`,
      signedIn('github'),
    );
    const badge = staged.find('oauth-user-badge');
    badge.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => part(badge, 'logout')?.checkVisibility() === true);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    expect(deepFocus()).to.equal(part(badge, 'logout'));
    const ended = oneEvent(staged.session, 'logout');
    await sendKeys({ press: 'Enter' });
    await ended;
    await staged.rendered();
    await shown();
    expect(deepFocus()).to.equal(innerButton(staged.find('oauth-login-button')));
  });

  it('stays in a badge that has nothing else to focus, and goes on from there', async () => {
    const staged = await stage(
      html`<button id="before">x</button><oauth-user-badge></oauth-user-badge><button id="after">x</button>`,
      signedIn('github'),
    );
    const badge = staged.find('oauth-user-badge');
    badge.focus();
    await staged.session.logout();
    await staged.rendered();
    await shown();
    expect(deepFocus().getRootNode()).to.equal(badge.shadowRoot);
    await sendKeys({ press: 'Tab' });
    expect(deepFocus().id).to.equal('after');
  });

  it('is not taken by a badge that did not have it', async () => {
    const staged = await stage(
      html`<button id="own">x</button><oauth-user-badge></oauth-user-badge>`,
      signedIn('github'),
    );
    staged.find('#own').focus();
    await staged.session.logout();
    await staged.rendered();
    await sayAndHear(staged, { type: 'oauth-session', session: signedIn('github') });
    await sayAndHear(staged, { type: 'oauth-session', session: nobody }, 'logout');
    await shown();
    expect(deepFocus().id).to.equal('own');
  });

  it('stays on a logout button that has done its work, until the person moves on', async () => {
    const staged = await stage(
      html`<oauth-logout-button></oauth-logout-button><button id="after">x</button>`,
      signedIn('github'),
    );
    const button = innerButton(staged.find('oauth-logout-button'));
    button.focus();
    const ended = oneEvent(staged.session, 'logout');
    await sendKeys({ press: 'Enter' });
    await ended;
    await staged.rendered();
    await shown();
    expect(deepFocus()).to.equal(button);
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    await sendKeys({ press: 'Enter' });
    expect(staged.endpoint.asked.filter((one) => one.startsWith('POST'))).to.have.length(1);
    await sendKeys({ press: 'Tab' });
    await staged.rendered();
    expect(deepFocus().id).to.equal('after');
    expect(button.disabled).to.equal(true);
  });

  const guarded = html`<button id="before">x</button>
    <oauth-show when="signed-out"><oauth-login-button provider="github"></oauth-login-button></oauth-show>
    <oauth-show><oauth-logout-button></oauth-logout-button></oauth-show>`;

  it('goes from content for people who are signed out, which held it, to what is shown in its place', async () => {
    const staged = await stage(guarded);
    innerButton(staged.find('oauth-login-button')).focus();
    await sendKeys({ press: 'Enter' });
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
    await until(() => deepFocus() === innerButton(staged.find('oauth-logout-button')));
    const ended = oneEvent(staged.session, 'logout');
    await sendKeys({ press: 'Enter' });
    await ended;
    await until(() => deepFocus() === innerButton(staged.find('oauth-login-button')));
  });

  it('goes to the badge where nothing else is shown in the place of content that held it', async () => {
    const staged = await stage(
      html`<oauth-show when="signed-out"
          ><oauth-login-button provider="github"></oauth-login-button></oauth-show
        ><oauth-user-badge></oauth-user-badge>`,
    );
    innerButton(staged.find('oauth-login-button')).focus();
    await sendKeys({ press: 'Enter' });
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
    await until(() => deepFocus() === part(staged.find('oauth-user-badge'), 'badge'));
  });

  it('is not taken by content that is shown or hidden while it is elsewhere', async () => {
    const staged = await stage(guarded);
    staged.find('#before').focus();
    await sayAndHear(staged, { type: 'oauth-session', session: signedIn('github') });
    await shown();
    expect(deepFocus().id).to.equal('before');
  });
});
