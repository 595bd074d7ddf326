import { expect, html } from '@open-wc/testing';
import type { OAuthCompletePageElement } from '../../components/index.js';
import { loadMessagesFor } from '../../components/messages/messages-for.js';
import { deferred } from '../support/deferred.js';
import { shownText } from '../support/visible-text.js';
import { part, stage, unstage, type ElementStage } from '../support/stage-elements.js';
import { until } from '../support/wait-for-tasks.js';
import { nobody, outcomeOf, signedIn } from '../support/wire-session.js';

const flow = 'abcdefghijklmnopqrstuv';
const place = location.pathname + location.search;
const toldToClose = 'You can close this window and go back to the page you came from.';
const plain = html`<oauth-complete-page></oauth-complete-page>`;

interface CompletePage extends ElementStage {
  readonly page: OAuthCompletePageElement;
  /** Settles when the window is to close. */
  readonly closing: Promise<undefined>;
}

const { close } = window;

/** A completion page, and a page that began the login, which answers at once. */
async function stagePage(hash: string, wire = nobody, content = plain): Promise<CompletePage> {
  history.replaceState(null, '', place + hash);
  const closing = deferred();
  window.close = () => {
    closing.resolve(undefined);
  };
  const staged = await stage(html``, wire);
  staged.neighbour.answerCompletions();
  const holder = document.createElement('div');
  staged.element.append(holder);
  const { render } = await import('lit');
  render(content, holder);
  const page = staged.find('oauth-complete-page');
  return { ...staged, page, closing: closing.promise };
}

describe('<oauth-complete-page>', () => {
  afterEach(() => {
    unstage();
    window.close = close;
    history.replaceState(null, '', place);
  });

  it('takes how the login ended out of the address', async () => {
    const { page, closing } = await stagePage(`#flow=${flow}&outcome=success`);
    await closing;
    await page.updateComplete;
    expect(location.hash).to.equal('');
    expect(page.outcome).to.equal('success');
    expect(page.matches(':state(success)')).to.equal(true);
  });

  it('keeps no room for what is not there: without actions or an outcome its words stand in the middle', async () => {
    for (const outcome of ['', 'success', 'error']) {
      const { page } = await stagePage(
        '',
        nobody,
        html`<style>
            oauth-complete-page::part(page) {
              padding: 32px;
            }
          </style>
          <oauth-complete-page outcome=${outcome}></oauth-complete-page>`,
      );
      await until(() => !!part(page, 'message')?.textContent);
      const card = part(page, 'page')!.getBoundingClientRect();
      const words = [...page.shadowRoot!.querySelectorAll('svg, h1, p')].filter((one) =>
        one.checkVisibility(),
      );
      const boxes = words.map((one) => one.getBoundingClientRect());
      const above = Math.min(...boxes.map(({ top }) => top)) - card.top;
      const below = card.bottom - Math.max(...boxes.map(({ bottom }) => bottom));
      expect([above, below], outcome).to.deep.equal([32, 32]);
      unstage();
    }
  });

  it('keeps its actions away from its words', async () => {
    const { page } = await stagePage(
      '',
      nobody,
      html`<oauth-complete-page outcome="success"><a slot="actions" href="/">Go on</a></oauth-complete-page>`,
    );
    await until(() => !!part(page, 'message')?.textContent);
    const { top } = page.shadowRoot!.querySelector('[name=actions]')!.getBoundingClientRect();
    expect(top - part(page, 'message')!.getBoundingClientRect().bottom).to.equal(24);
  });

  it('shows nothing before its words have loaded, so that nothing moves when they come', async () => {
    const content = html`<oauth-complete-page><a slot="actions" href="/">Home</a></oauth-complete-page>`;
    const { page } = await stagePage('', nobody, content);
    await page.updateComplete;
    const action = page.querySelector('a')!;
    const isSeen = (): boolean => action.checkVisibility({ visibilityProperty: true });
    expect(isSeen()).to.equal(false);
    await until(isSeen);
    expect(shownText(page)).to.equal(`${toldToClose} Home`);
  });

  it('leaves its actions where they are when it says that the window stays open', async () => {
    const content = html`<oauth-complete-page><a slot="actions" href="/">Home</a></oauth-complete-page>`;
    const { page, closing, rendered } = await stagePage(`#flow=${flow}&outcome=success`, nobody, content);
    const action = page.querySelector('a')!;
    await until(() => action.checkVisibility({ visibilityProperty: true }));
    expect(shownText(page)).to.equal('You’re signed in Home');
    const { top } = action.getBoundingClientRect();
    await closing;
    await rendered();
    expect(shownText(page)).to.equal(`You’re signed in ${toldToClose} Home`);
    expect(action.getBoundingClientRect().top).to.equal(top);
  });

  it('tells the page that began the login, then closes', async () => {
    const wire = { ...signedIn('github'), outcome: outcomeOf(flow, 'github') };
    const { closing, neighbour, endpoint } = await stagePage(`#flow=${flow}&outcome=success`, wire);
    await closing;
    expect(neighbour.heard).to.deep.include({
      type: 'oauth-complete',
      outcome: 'success',
      flow,
      provider: 'github',
      error: '',
      error_description: '',
      session: wire,
    });
    expect(endpoint.asked).to.deep.equal(['GET /session', `GET /session?flow=${flow}`]);
  });

  it('says what to do where it cannot be closed', async () => {
    const { page, closing, rendered } = await stagePage(`#flow=${flow}&outcome=success`);
    await closing;
    await rendered();
    expect(shownText(page)).to.equal(`You’re signed in ${toldToClose}`);
  });

  it('says what went wrong', async () => {
    const wire = { ...nobody, outcome: outcomeOf(flow, 'github', 'access_denied') };
    const { page, closing, rendered } = await stagePage(`#flow=${flow}&outcome=error`, wire);
    await closing;
    await rendered();
    expect(page.matches(':state(error)')).to.equal(true);
    expect(shownText(page)).to.equal(`Sign-in cancelled Nothing was changed. ${toldToClose}`);
  });

  it('shows no failure before it knows that the person cancelled', async () => {
    const { page: other, closing, endpoint, element, rendered } = await stagePage('');
    await until(() => shownText(other) !== '');
    const held = endpoint.hold();
    history.replaceState(null, '', `${place}#flow=${flow}&outcome=error`);
    const page = document.createElement('oauth-complete-page');
    element.append(page);
    await held.asked;
    await loadMessagesFor(page);
    await rendered();
    const early = [page.outcome, page.shadowRoot!.querySelector('svg')];
    held.answer({ ...nobody, outcome: outcomeOf(flow, 'github', 'access_denied') });
    expect(early).to.deep.equal(['error', null]);
    await until(() => !!page.shadowRoot!.querySelector('svg'));
    expect(shownText(page)).to.equal('Sign-in cancelled Nothing was changed.');
    await closing;
  });

  it('that is moved before it has loaded tells how the login ended from its new place', async () => {
    const wire = { ...signedIn('github'), outcome: outcomeOf(flow, 'github') };
    const { page, element, closing, endpoint } = await stagePage('', wire);
    page.remove();
    history.replaceState(null, '', `${place}#flow=${flow}&outcome=success`);
    element.append(page);
    page.remove();
    element.append(page);
    await closing;
    expect(endpoint.asked).to.deep.equal(['GET /session', `GET /session?flow=${flow}`]);
  });

  it('says what went wrong in the language of the page around it', async () => {
    const wire = { ...nobody, outcome: outcomeOf(flow, 'github', 'reauth_required') };
    const content = html`<div lang="zh-CN">${plain}</div>`;
    const { page, closing, rendered } = await stagePage(`#flow=${flow}&outcome=error`, wire, content);
    await closing;
    await rendered();
    expect(shownText(page)).to.equal(
      '您尚未登录 您的登录已失效。请重新登录后继续。 您可以关闭此窗口，返回之前的页面。',
    );
  });

  it('closes even where the endpoint cannot be reached', async () => {
    history.replaceState(null, '', place);
    const staged = await stagePage('');
    staged.page.remove();
    staged.endpoint.answerNext(() => Promise.reject(new TypeError('Failed to fetch')));
    history.replaceState(null, '', `${place}#flow=${flow}&outcome=error`);
    staged.element.append(staged.page);
    await staged.closing;
    await staged.rendered();
    expect(shownText(staged.page)).to.equal(
      `You’re not signed in Something went wrong. Try again in a moment. ${toldToClose}`,
    );
  });

  it('shows the app’s own words in place of ours', async () => {
    const content = html`<oauth-complete-page>
      <p slot="success">Welcome!</p>
      <p slot="error">Sorry.</p>
      <a slot="actions" href="/">Home</a>
    </oauth-complete-page>`;
    const { page, closing, rendered } = await stagePage(`#flow=${flow}&outcome=success`, nobody, content);
    await closing;
    await rendered();
    expect(shownText(page)).to.equal('Welcome! Home');
    page.outcome = 'error';
    await rendered();
    expect(shownText(page)).to.equal(
      `Sorry. You’re not signed in yet, and nothing was changed. Try again. ${toldToClose} Home`,
    );
  });

  it('shows the outcome that its attribute names where the address has none, and does not close', async () => {
    const content = html`<oauth-complete-page outcome="error"></oauth-complete-page>`;
    const { page, endpoint } = await stagePage('', nobody, content);
    await until(() => shownText(page) !== '');
    expect(shownText(page)).to.equal(
      `You’re not signed in Something went wrong. Try again in a moment. ${toldToClose}`,
    );
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });

  it('says something where it is opened without an outcome', async () => {
    const content = html`${plain}<oauth-complete-page id="other" outcome="error"></oauth-complete-page>`;
    const { page, find } = await stagePage('', nobody, content);
    await until(() => shownText(find('#other')) !== '');
    expect(shownText(page)).to.not.equal('');
  });

  it('leaves a fragment of another kind in the address', async () => {
    const { rendered } = await stagePage('#top');
    await rendered();
    expect(location.hash).to.equal('#top');
  });
});
