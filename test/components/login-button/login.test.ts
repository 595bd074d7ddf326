import { expect, html } from '@open-wc/testing';
import type { LoginStartEvent } from '../../../components/index.js';
import { shownText } from '../../support/visible-text.js';
import { innerButton, part, sayAndHear, stage, unstage } from '../../support/stage-elements.js';
import { completed, failed, signedIn } from '../../support/wire-session.js';

const plain = html`<oauth-login-button provider="github"></oauth-login-button>`;

describe('<oauth-login-button>', () => {
  afterEach(unstage);

  it('opens the login in the click itself', async () => {
    const { find, opened, endpoint } = await stage(plain);
    innerButton(find('oauth-login-button')).click();
    expect(opened.urls).to.have.length(1);
    expect(opened.urls[0]?.href.startsWith(`${endpoint.url}/login/github?`)).to.equal(true);
  });

  it('begins a login by click() on the element', async () => {
    const { find, opened } = await stage(plain);
    find('oauth-login-button').click();
    expect(opened.urls).to.have.length(1);
  });

  it('passes on every attribute', async () => {
    const { find, opened } = await stage(
      html`<oauth-login-button
        provider="github"
        mode="tab"
        scope=" repo  read:org "
        groups
        no-user
        remember
        return-to="/after"
        complete-page="shop"
      ></oauth-login-button>`,
    );
    innerButton(find('oauth-login-button')).click();
    const query = Object.fromEntries(opened.urls[0]!.searchParams);
    expect(query).to.deep.equal({
      flow: opened.flow,
      mode: 'tab',
      return_to: '/after',
      scope: 'repo read:org',
      fetch_user: 'false',
      fetch_groups: 'true',
      remember: 'true',
      complete_page: 'shop',
    });
  });

  it('asks for nothing of its own where its attributes were removed', async () => {
    const { find, opened } = await stage(
      html`<oauth-login-button
        provider="github"
        scope="repo"
        groups
        no-user
        remember
        return-to="/x"
        complete-page="y"
        mode="tab"
      ></oauth-login-button>`,
    );
    const element = find('oauth-login-button');
    const names = ['scope', 'groups', 'no-user', 'remember', 'return-to', 'complete-page', 'mode'];
    for (const name of names) element.removeAttribute(name);
    await element.updateComplete;
    innerButton(element).click();
    const query = Object.fromEntries(opened.urls[0]?.searchParams ?? []);
    expect(query).to.deep.equal({
      flow: opened.flow,
      mode: 'popup',
      return_to: location.pathname + location.search,
    });
  });

  it('follows groups and remember as properties', async () => {
    const { find, opened } = await stage(plain);
    const element = find('oauth-login-button');
    expect([element.groups, element.remember]).to.deep.equal([false, false]);
    Object.assign(element, { groups: true, remember: true });
    innerButton(element).click();
    const { fetch_groups, remember, fetch_user } = Object.fromEntries(opened.urls[0]!.searchParams);
    expect([fetch_groups, remember, fetch_user]).to.deep.equal(['true', 'true', undefined]);
  });

  it('dispatches login-start and login itself', async () => {
    const staged = await stage(plain);
    const targets: (EventTarget | null)[] = [];
    for (const type of ['login-start', 'login']) {
      staged.element.addEventListener(type, ({ target }) => targets.push(target));
    }
    const element = staged.find('oauth-login-button');
    innerButton(element).click();
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
    expect(targets).to.deep.equal([element, element]);
  });

  it('tells in login-start what will be opened', async () => {
    const { find, opened } = await stage(plain);
    const element = find('oauth-login-button');
    let start: LoginStartEvent | undefined;
    element.addEventListener('login-start', (event) => (start = event));
    innerButton(element).click();
    expect(start).to.include({ provider: 'github', mode: 'popup', url: opened.urls[0]?.href });
    expect(start).to.include({ bubbles: true, composed: true, cancelable: true });
  });

  it('is pending while its login is under way, and only for its provider', async () => {
    const staged = await stage(
      html`<oauth-login-button provider="github"></oauth-login-button
        ><oauth-login-button provider="acme"></oauth-login-button>`,
    );
    const [github, acme] = [...staged.element.querySelectorAll('oauth-login-button')];
    innerButton(github!).click();
    await staged.rendered();
    expect(github!.matches(':state(pending)')).to.equal(true);
    expect(innerButton(github!).getAttribute('aria-busy')).to.equal('true');
    expect(part(github!, 'spinner')?.checkVisibility()).to.equal(true);
    expect(part(github!, 'icon')).to.equal(null);
    expect(acme!.matches(':state(pending)')).to.equal(false);
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
    expect(github!.matches(':state(pending)')).to.equal(false);
    expect(innerButton(github!).getAttribute('aria-busy')).to.equal('false');
    expect(github!.matches(':state(signed-in)')).to.equal(true);
    expect(acme!.matches(':state(signed-in)')).to.equal(false);
  });

  it('says what went wrong, and no longer once another login begins', async () => {
    const staged = await stage(plain);
    const element = staged.find('oauth-login-button');
    innerButton(element).click();
    await sayAndHear(staged, failed(staged.opened.flow, 'access_denied'));
    expect(element.matches(':state(error)')).to.equal(true);
    expect(shownText(part(element, 'error')!)).to.equal(
      'Sign-in was cancelled at GitHub. Nothing was changed.',
    );
    expect(element.shadowRoot!.querySelector('[role=status]')?.textContent).to.equal(
      'Sign-in was cancelled at GitHub. Nothing was changed.',
    );
    innerButton(element).click();
    await staged.rendered();
    expect(element.matches(':state(error)')).to.equal(false);
    expect(part(element, 'error')).to.equal(null);
  });

  it('shows a sentence of ours and never the provider’s text', async () => {
    const staged = await stage(plain);
    const element = staged.find('oauth-login-button');
    innerButton(element).click();
    await sayAndHear(staged, failed(staged.opened.flow, 'x<b>', '<img src=x onerror=alert(1)>'));
    expect(shownText(part(element, 'error')!)).to.equal('You’re not signed in yet, and nothing was changed.');
  });

  it('does not say to begin again beside the button that says so, except to those who hear it', async () => {
    for (const [code, seen, repeated] of [
      ['server_error', 'You’re not signed in yet, and nothing was changed.', ' Try again.'],
      ['flow_expired', 'This sign-in took too long. Nothing was changed.', ' Start again.'],
      ['login_timeout', 'This sign-in took too long. Nothing was changed.', ' Start again.'],
      ['code_invalid', 'This sign-in took too long. Nothing was changed.', ' Start again.'],
      ['provider_unreachable', 'This site can’t reach GitHub right now. Try again in a moment.', ''],
    ] as const) {
      const staged = await stage(plain);
      const element = staged.find('oauth-login-button');
      innerButton(element).click();
      await sayAndHear(staged, failed(staged.opened.flow, code));
      const note = element.shadowRoot!.querySelector<HTMLElement>('.note .error > span')!;
      expect(shownText(note)).to.equal(`${seen} Try again`);
      expect(element.shadowRoot!.querySelector('[role=status]')?.textContent).to.equal(seen + repeated);
      unstage();
    }
  });

  it('says nothing of a failure that another button of the provider began', async () => {
    const staged = await stage(html`${plain}${plain}`);
    const [one, other] = [...staged.element.querySelectorAll('oauth-login-button')];
    innerButton(one!).click();
    await sayAndHear(staged, failed(staged.opened.flow, 'access_denied'));
    expect(one!.matches(':state(error)')).to.equal(true);
    expect(other!.matches(':state(error)')).to.equal(false);
  });

  it('shows no error where the person has cancelled', async () => {
    const staged = await stage(plain);
    const element = staged.find('oauth-login-button');
    innerButton(element).click();
    staged.session.cancel();
    await staged.rendered();
    expect(staged.events).to.deep.equal([
      'login-start github popup',
      'login github interactive login_cancelled',
    ]);
    expect(element.matches(':state(error)')).to.equal(false);
    expect(element.matches(':state(pending)')).to.equal(false);
  });

  it('keeps its error among others of its provider that are put in another order', async () => {
    const staged = await stage(html`<p>${plain}${plain}${plain}</p>`);
    const [one, failing, other] = [...staged.element.querySelectorAll('oauth-login-button')];
    innerButton(failing!).click();
    await sayAndHear(staged, failed(staged.opened.flow, 'access_denied'));
    for (const order of [
      [other!, failing!, one!],
      [failing!, one!, other!],
    ]) {
      staged.find('p').append(...order);
      await staged.rendered();
      const isWrong = order.map((element) => element.matches(':state(error)'));
      expect(isWrong).to.deep.equal(order.map((element) => element === failing));
      const sentences = order.map((element) => part(element, 'error')?.textContent ?? '');
      expect(sentences).to.deep.equal(
        order.map((element) =>
          element === failing ? 'Sign-in was cancelled at GitHub. Nothing was changed.' : '',
        ),
      );
    }
  });

  it('does nothing while it is disabled', async () => {
    const { find, opened, events } = await stage(
      html`<oauth-login-button provider="github" disabled></oauth-login-button>`,
    );
    const element = find('oauth-login-button');
    expect(innerButton(element).disabled).to.equal(true);
    innerButton(element).click();
    element.click();
    expect(opened.urls).to.have.length(0);
    expect(events).to.deep.equal([]);
  });

  it('does nothing without a provider', async () => {
    const { find, events } = await stage(html`<oauth-login-button></oauth-login-button>`);
    innerButton(find('oauth-login-button')).click();
    expect(events).to.deep.equal([]);
  });

  it('submits no form that it stands in', async () => {
    let submitted = 0;
    const { find, opened } = await stage(html`<form @submit=${() => (submitted += 1)}>${plain}</form>`);
    innerButton(find('oauth-login-button')).click();
    expect(submitted).to.equal(0);
    expect(opened.urls).to.have.length(1);
  });
});
