import { expect, html, oneEvent } from '@open-wc/testing';
import {
  innerButton,
  part,
  sayAndHear,
  stage,
  unstage,
  type ElementStage,
} from '../support/stage-elements.js';
import { announcementsOf } from '../support/live-regions.js';
import { until } from '../support/wait-for-tasks.js';
import { completed, failed, nobody, signedIn, signedInAs } from '../support/wire-session.js';

/** What every live region in an element says. */
const heard = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('[role=status], [role=alert], [aria-live]')].map(
    ({ textContent }) => textContent.trim(),
  );

async function begun(): Promise<ElementStage> {
  const staged = await stage(
    html`<oauth-login-button provider="github"></oauth-login-button>
      <oauth-login-button id="other" provider="github"></oauth-login-button>`,
  );
  innerButton(staged.find('oauth-login-button')).click();
  await staged.rendered();
  return staged;
}

describe('who can’t see an element hears by one live region', () => {
  afterEach(unstage);

  it('nothing before anything has happened', async () => {
    const staged = await stage(
      html`<oauth-login-button provider="github"></oauth-login-button>
        <oauth-logout-button></oauth-logout-button><oauth-user-badge></oauth-user-badge>`,
      signedIn('github'),
    );
    for (const tag of ['oauth-login-button', 'oauth-logout-button', 'oauth-user-badge'])
      expect(heard(staged.find(tag)), tag).to.deep.equal(['']);
  });

  it('that a login is under way, from the button that was pressed', async () => {
    const staged = await begun();
    expect(heard(staged.find('oauth-login-button'))).to.deep.equal(['Signing in with GitHub…']);
    expect(heard(staged.find('#other'))).to.deep.equal(['']);
  });

  it('that it has succeeded', async () => {
    const staged = await begun();
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
    expect(heard(staged.find('oauth-login-button'))).to.deep.equal(['You’re signed in with GitHub.']);
    expect(heard(staged.find('#other'))).to.deep.equal(['']);
  });

  it('that it has failed, in the words that are seen', async () => {
    const staged = await begun();
    await sayAndHear(staged, failed(staged.opened.flow, 'access_denied'));
    const element = staged.find('oauth-login-button');
    expect(heard(element)).to.deep.equal([part(element, 'error')!.textContent]);
    expect(part(element, 'error')!.checkVisibility()).to.equal(true);
  });

  it('that the person has cancelled it, which is no error and not seen', async () => {
    const staged = await begun();
    staged.session.cancel();
    await staged.rendered();
    const element = staged.find('oauth-login-button');
    expect(heard(element)).to.deep.equal(['Sign-in with GitHub was cancelled. Nothing was changed.']);
    expect(element.matches(':state(error)')).to.equal(false);
    expect(part(element, 'error')).to.equal(null);
    expect(innerButton(element).getAttribute('aria-busy')).to.equal('false');
    innerButton(element).click();
    await staged.rendered();
    expect(heard(element)).to.deep.equal(['Signing in with GitHub…']);
  });

  it('nothing any more of a login that has ended, once somebody is signed in or out elsewhere', async () => {
    const staged = await begun();
    const button = staged.find('oauth-login-button');
    staged.session.cancel();
    await sayAndHear(staged, { type: 'oauth-session', session: signedIn('github') });
    expect(heard(button)).to.deep.equal(['']);
    innerButton(button).click();
    await sayAndHear(staged, completed(staged.opened.flow, signedInAs({ id: '2' })));
    expect(heard(button)).to.deep.equal(['You’re signed in with GitHub.']);
    await sayAndHear(staged, { type: 'oauth-session', session: nobody }, 'logout');
    expect(heard(button)).to.deep.equal(['']);
    await sayAndHear(staged, { type: 'oauth-session', session: signedIn('github') });
    expect(heard(button)).to.deep.equal(['']);
  });

  it('of the login that takes the place of another alone', async () => {
    const staged = await stage(
      html`<oauth-login-button provider="github"></oauth-login-button>
        <oauth-login-button id="other" provider="google"></oauth-login-button>`,
    );
    innerButton(staged.find('oauth-login-button')).click();
    await staged.rendered();
    innerButton(staged.find('#other')).click();
    await staged.rendered();
    expect(heard(staged.find('oauth-login-button'))).to.deep.equal(['']);
    expect(heard(staged.find('#other'))).to.deep.equal(['Signing in with Google…']);
  });

  it('who is signed in now, where the login button was in a badge', async () => {
    const staged = await stage(
      html`<oauth-user-badge
        ><oauth-login-button slot="signed-out" provider="github"></oauth-login-button
      ></oauth-user-badge>`,
    );
    const badge = staged.find('oauth-user-badge');
    innerButton(staged.find('oauth-login-button')).click();
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
    await until(() => heard(badge)[0] !== '');
    expect(heard(badge)).to.deep.equal(['You’re signed in as Ana Silva.']);
    await sayAndHear(staged, { type: 'oauth-session', session: nobody }, 'logout');
    expect(heard(badge)).to.deep.equal(['']);
  });

  it('not who has signed in here before, where somebody else signs in on another page of the site', async () => {
    const staged = await stage(
      html`<oauth-user-badge
        ><oauth-login-button slot="signed-out" provider="github"></oauth-login-button
      ></oauth-user-badge>`,
    );
    const badge = staged.find('oauth-user-badge');
    const isHeard = (): boolean => heard(badge)[0] !== '';
    innerButton(staged.find('oauth-login-button')).click();
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
    await until(isHeard);
    const said = announcementsOf(badge);
    const other = signedInAs({ id: '2', name: 'Bo Berg' });
    await sayAndHear(staged, { type: 'oauth-session', session: other }, 'login');
    expect(isHeard()).to.equal(false);
    await sayAndHear(staged, { type: 'oauth-session', session: nobody }, 'logout');
    await sayAndHear(staged, { type: 'oauth-session', session: signedIn('github') }, 'login');
    expect(isHeard()).to.equal(false);
    expect(said).to.deep.equal([]);
  });

  it('why a login that the badge’s menu began has failed, once for each', async () => {
    const staged = await stage(html`<oauth-user-badge></oauth-user-badge>`, signedIn('github'));
    const badge = staged.find('oauth-user-badge');
    part(badge, 'badge')!.click();
    await until(() => !!part(badge, 'logout'));
    const said = announcementsOf(badge);
    for (let time = 1; time <= 2; time++) {
      const rows = [...part(badge, 'menu')!.querySelectorAll<HTMLElement>('button.row')];
      rows.find((row) => row.textContent.includes('Switch account'))!.click();
      await sayAndHear(staged, failed(staged.opened.flow, 'access_denied'));
      expect(said).to.have.length(time);
    }
    expect(new Set(said)).to.deep.equal(new Set(['Sign-in was cancelled at GitHub. Nothing was changed.']));
    const ended = oneEvent(staged.session, 'logout');
    part(badge, 'logout')!.click();
    await ended;
    await until(() => said.length > 2);
    expect(said.slice(2)).to.deep.equal(['You’re signed out.']);
  });

  for (const tag of ['oauth-logout-button', 'oauth-user-badge']) {
    it(`that they are signed out, or are not, by <${tag}>`, async () => {
      const staged = await stage(
        html`<oauth-logout-button></oauth-logout-button><oauth-user-badge></oauth-user-badge>`,
        signedIn('github'),
      );
      const element = staged.find(tag);
      const press = (): void => [...element.shadowRoot!.querySelectorAll('button')].at(-1)!.click();
      if (tag === 'oauth-user-badge') {
        press();
        await until(() => staged.endpoint.asked.includes('GET /providers'));
      }
      staged.endpoint.answerNext(() => Promise.reject(new TypeError('Failed to fetch')));
      press();
      await until(() => heard(element)[0] !== '');
      expect(heard(element)).to.deep.equal(['You’re still signed in. Try again in a moment.']);
      const ended = oneEvent(staged.session, 'logout');
      press();
      await ended;
      await until(() => heard(element)[0] !== '');
      expect(heard(element)).to.deep.equal(['You’re signed out.']);
    });
  }

  it('again that they are still signed in, where a second try fails too', async () => {
    const staged = await stage(html`<oauth-logout-button></oauth-logout-button>`, signedIn('github'));
    const said = announcementsOf(staged.element);
    for (let time = 1; time <= 2; time++) {
      staged.endpoint.answerNext(() => Promise.reject(new TypeError('Failed to fetch')));
      innerButton(staged.find('oauth-logout-button')).click();
      await until(() => said.length === time);
    }
    const still = 'You’re still signed in. Try again in a moment.';
    expect(said).to.deep.equal([still, still]);
  });

  it('how a login stands in another language once the page is switched to it, and nothing twice', async () => {
    const staged = await begun();
    const said = announcementsOf(staged.element);
    staged.element.lang = 'zh-Hans';
    await until(() => said.length > 0);
    await staged.rendered();
    expect(said).to.deep.equal(['正在通过 GitHub 登录…']);
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('github')));
    expect(said.slice(1)).to.deep.equal(['已通过 GitHub 登录。']);
  });

  it('without anything of it being seen, or making the page scroll', async () => {
    const staged = await begun();
    const region = staged.find('oauth-login-button').shadowRoot!.querySelector('[role=status]')!;
    const { width, height } = region.getBoundingClientRect();
    expect([width, height]).to.deep.equal([1, 1]);
    const page = document.documentElement;
    expect(page.scrollWidth).to.be.at.most(page.clientWidth);
  });
});
