import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { innerButton, part, stage, unstage, type ElementStage } from '../support/stage-elements.js';
import { FakeEndpoint } from '../support/fake-endpoint.js';
import { nobody, signedIn, signedInAs } from '../support/wire-session.js';

const shown = (staged: ElementStage): string[] =>
  [...staged.element.querySelectorAll('b')].filter((one) => one.checkVisibility()).map(({ id }) => id);

const everyWhen = html`
  <oauth-show><b id="default">x</b></oauth-show>
  <oauth-show when="signed-in"><b id="in">x</b></oauth-show>
  <oauth-show when="signed-out"><b id="out">x</b></oauth-show>
  <oauth-show when="pending"><b id="pending">x</b></oauth-show>
`;

const admin = (group: TemplateResult, groups: { id: string; name: string }[]): Promise<ElementStage> =>
  stage(group, signedInAs({ groups }));

describe('<oauth-show>', () => {
  afterEach(unstage);

  it('shows what is for people who are signed in, once somebody is', async () => {
    expect(shown(await stage(everyWhen, signedIn('github')))).to.deep.equal(['default', 'in']);
  });

  it('shows what is for people who are signed out while nobody is signed in', async () => {
    expect(shown(await stage(everyWhen, nobody))).to.deep.equal(['out']);
  });

  it('keeps what is for people who are signed out until the session is known, and nothing else', async () => {
    const endpoint = new FakeEndpoint();
    const held = endpoint.hold();
    const staging = stage(everyWhen, signedIn('github'), endpoint);
    await held.asked;
    const elements = [...document.querySelectorAll('oauth-show')];
    await Promise.all(elements.map((one) => one.updateComplete));
    const visible = [...document.querySelectorAll('oauth-show b')]
      .filter((one) => one.checkVisibility())
      .map(({ id }) => id);
    held.answer(signedIn('github'));
    expect(visible).to.deep.equal(['out']);
    expect(shown(await staging)).to.deep.equal(['default', 'in']);
  });

  it('shows what is for a login under way from the click to its end, beside the button that is signed out', async () => {
    const staged = await stage(
      html`${everyWhen}<oauth-show when="pending" provider="google"><b id="google">x</b></oauth-show>
        <oauth-login-button provider="github"></oauth-login-button>`,
    );
    innerButton(staged.find('oauth-login-button')).click();
    await staged.rendered();
    expect(shown(staged)).to.deep.equal(['out', 'pending']);
    staged.session.cancel();
    await staged.rendered();
    expect(shown(staged)).to.deep.equal(['out']);
  });

  it('counts only logins with its provider', async () => {
    const staged = await stage(
      html`<oauth-show provider="google"><b id="google">x</b></oauth-show>
        <oauth-show provider="github"><b id="github">x</b></oauth-show>
        <oauth-show provider="constructor"><b id="constructor">x</b></oauth-show>
        <oauth-show when="signed-out" provider="google"><b id="not-google">x</b></oauth-show>`,
      signedIn('github'),
    );
    expect(shown(staged)).to.deep.equal(['github', 'not-google']);
  });

  it('counts only people in its group, by id or by name', async () => {
    const staged = await admin(
      html`<oauth-show group="7"><b id="by-id">x</b></oauth-show>
        <oauth-show group="admins"><b id="by-name">x</b></oauth-show>
        <oauth-show group="Admins"><b id="other-case">x</b></oauth-show>
        <oauth-show group="admins" provider="google"><b id="other-provider">x</b></oauth-show>`,
      [{ id: '7', name: 'admins' }],
    );
    expect(shown(staged)).to.deep.equal(['by-id', 'by-name']);
  });

  it('shows nothing for a group where the login fetched no user', async () => {
    const staged = await stage(
      html`<oauth-show group="admins"><b id="x">x</b></oauth-show>`,
      signedInAs(null),
    );
    expect(shown(staged)).to.deep.equal([]);
  });

  it('follows a sign-out, and hides with `hidden` whatever its state', async () => {
    const staged = await stage(everyWhen, signedIn('github'));
    await staged.session.logout();
    await staged.rendered();
    expect(shown(staged)).to.deep.equal(['out']);
    staged.element.querySelector<HTMLElement>('[when=signed-out]')!.hidden = true;
    expect(shown(staged)).to.deep.equal([]);
  });

  it('reads an unknown word as signed-in, and words in any case', async () => {
    const staged = await stage(
      html`<oauth-show when="sometimes"><b id="unknown">x</b></oauth-show>
        <oauth-show when="SIGNED-OUT"><b id="capitals">x</b></oauth-show>`,
    );
    expect(shown(staged)).to.deep.equal(['capitals']);
  });

  it('lets its content use all the events of the session', async () => {
    const staged = await stage(
      html`<oauth-show when="signed-out"
        ><oauth-login-button provider="github"></oauth-login-button
      ></oauth-show>`,
    );
    innerButton(staged.find('oauth-login-button')).click();
    staged.session.cancel();
    expect(staged.events).to.deep.equal([
      'login-start github popup',
      'login github interactive login_cancelled',
    ]);
    expect(part(staged.find('oauth-login-button'), 'button')?.checkVisibility()).to.equal(true);
  });
});
