import { expect, fixture, html } from '@open-wc/testing';
import type { OAuthCompletePageElement } from '../../components/index.js';
import { returnChannel } from '../../src/protocol/return-message.js';
import { deferred } from '../support/deferred.js';
import { returned } from '../support/open-other-origin-session.js';
import { Neighbour } from '../support/open-session.js';
import { shownText } from '../support/visible-text.js';
import { onUnstage, unstage } from '../support/stage-elements.js';
import { turn, until } from '../support/wait-for-tasks.js';

const flow = 'abcdefghijklmnopqrstuv';
const place = location.pathname + location.search;
const toldToClose = 'You can close this window and go back to the page you came from.';

interface ReturnPage {
  readonly page: OAuthCompletePageElement;
  /** The page that began the login. */
  readonly opener: Neighbour;
  readonly closed: { times: number };
  /** The requests of the page. */
  readonly asked: readonly string[];
  /** The page that began the login answers; settles once the window is to close. */
  hear(): Promise<void>;
}

/** A site's return page: it holds no session, and may ask nobody. */
async function openReturnPage(hash: string, content = html`<oauth-complete-page></oauth-complete-page>`) {
  history.replaceState({ kept: 1 }, '', place + hash);
  const { close, fetch } = window;
  const asked: string[] = [];
  window.fetch = (input) => {
    asked.push(new Request(input).url);
    return Promise.reject(new TypeError('Failed to fetch'));
  };
  const closed = { times: 0 };
  const closing = deferred();
  window.close = () => {
    closed.times += 1;
    closing.resolve(undefined);
  };
  const opener = new Neighbour(returnChannel);
  onUnstage(() => {
    Object.assign(window, { close, fetch });
    opener.close();
    history.replaceState(null, '', place);
  });
  const said = opener.next();
  const holder = await fixture<HTMLElement>(html`<div>${content}</div>`);
  const hear = async (): Promise<void> => {
    await said;
    opener.say({ type: 'oauth-heard', flow });
    await closing.promise;
    await turn();
  };
  const page = holder.querySelector('oauth-complete-page')!;
  const returnPage: ReturnPage = { page, opener, closed, asked, hear };
  return returnPage;
}

describe('<oauth-complete-page> as a client’s return page', () => {
  afterEach(unstage);

  it('takes the code out of the address, hands it over once, and closes once that is heard', async () => {
    const { page, opener, closed, hear } = await openReturnPage(`#flow=${flow}&code=abc`);
    await until(() => location.hash === '');
    expect(history.state).to.deep.equal({ kept: 1 });
    expect(closed.times).to.equal(0);
    await hear();
    expect(opener.heard).to.deep.equal([returned(flow, { code: 'abc' })]);
    expect(closed.times).to.equal(1);
    expect(page.outcome).to.equal('success');
    expect(page.matches(':state(success)')).to.equal(true);
  });

  it('says that the person is signed in, and what to do where the window cannot be closed', async () => {
    const { page, hear } = await openReturnPage(`#flow=${flow}&code=abc`);
    await hear();
    await page.updateComplete;
    expect(shownText(page)).to.equal(`You’re signed in ${toldToClose}`);
  });

  it('hands over an error, and says what went wrong', async () => {
    const { page, opener, hear } = await openReturnPage(`#flow=${flow}&error=access_denied`);
    await hear();
    await page.updateComplete;
    expect(opener.heard).to.deep.equal([returned(flow, { code: '', error: 'access_denied' })]);
    expect(page.matches(':state(error)')).to.equal(true);
    expect(shownText(page)).to.equal(`Sign-in cancelled Nothing was changed. ${toldToClose}`);
  });

  it('shows nothing of what the address said, which anybody could have written', async () => {
    const words = '<img src=x onerror=alert(1)>';
    const { page, hear } = await openReturnPage(
      `#flow=${flow}&error=${encodeURIComponent(words)}&error_description=${encodeURIComponent(words)}`,
    );
    await hear();
    await page.updateComplete;
    expect(shownText(page)).to.equal(
      `You’re not signed in Something went wrong. Try again in a moment. ${toldToClose}`,
    );
    expect(page.shadowRoot?.querySelector('img')).to.equal(null);
  });

  it('shows the site’s own words in place of ours', async () => {
    const { page, hear } = await openReturnPage(
      `#flow=${flow}&code=abc`,
      html`<oauth-complete-page><p slot="success">Welcome!</p></oauth-complete-page>`,
    );
    await hear();
    await page.updateComplete;
    expect(shownText(page)).to.equal('Welcome!');
  });

  it('hands over once though it is moved, and though there are two', async () => {
    const { page, opener, hear } = await openReturnPage(
      `#flow=${flow}&code=abc`,
      html`<oauth-complete-page></oauth-complete-page><oauth-complete-page></oauth-complete-page>`,
    );
    page.parentElement?.append(page);
    await hear();
    expect(opener.heard).to.have.length(1);
  });

  for (const hash of [`#flow=${flow}`, `#flow=${flow}&code=`, '#flow=short&code=abc', '#top']) {
    it(`says nothing to anybody and closes nothing where the address ends in "${hash}"`, async () => {
      const { page, opener, closed } = await openReturnPage(hash);
      await until(() => shownText(page) !== '');
      const fence = new Neighbour(returnChannel);
      const heard = opener.next();
      fence.say('fence');
      await heard;
      fence.close();
      expect(opener.heard).to.deep.equal(['fence']);
      expect(closed.times).to.equal(0);
      expect(location.hash).to.equal(hash);
    });
  }

  it('asks no endpoint, since it may have none', async () => {
    const { hear, asked } = await openReturnPage(`#flow=${flow}&code=abc`);
    await hear();
    expect(asked).to.deep.equal([]);
  });
});
