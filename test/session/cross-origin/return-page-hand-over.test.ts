import { expect } from '@open-wc/testing';
import { returnChannel } from '../../../src/protocol/return-message.js';
import { handOver } from '../../../src/session/cross-origin/return-page.js';
import { FakeClientPage } from '../../support/fake-other-origin-page.js';
import { FakeEndpoint } from '../../support/fake-endpoint.js';
import {
  beginClientSession,
  answerCodesWith,
  readyClient,
  redeemed,
  returned,
  stageClientPage,
} from '../../support/open-other-origin-session.js';
import { closeSessions, Neighbour, onClose } from '../../support/open-session.js';
import { turn } from '../../support/wait-for-tasks.js';
import { signedIn } from '../../support/wire-session.js';

const flow = 'abcdefghijklmnopqrstuv';

interface ReturnPage {
  readonly page: FakeClientPage;
  /** The page that began the login. */
  readonly opener: Neighbour;
}

function openReturnPage(address = '/return.html'): ReturnPage {
  const page = new FakeClientPage(new FakeEndpoint());
  page.goTo(address);
  const opener = new Neighbour(returnChannel);
  onClose(() => opener.close());
  return { page, opener };
}

/** Whether a promise has settled by now. */
function watch(promise: Promise<unknown>): { settled: boolean } {
  const state = { settled: false };
  void promise.then(() => (state.settled = true));
  return state;
}

describe('handing over in a window of its own', () => {
  afterEach(closeSessions);

  it('says what came back once, and waits for the page that hears', async () => {
    const { page, opener } = openReturnPage();
    const asked = opener.next();
    const state = watch(handOver(returned(flow), page.asPage));
    expect(await asked).to.deep.equal(returned(flow));
    opener.say({ type: 'oauth-heard', flow: 'vutsrqponmlkjihgfedcba' });
    opener.say({ type: 'oauth-return', flow });
    opener.say({ type: ['oauth-heard'], flow });
    opener.say('oauth-heard');
    opener.say(null);
    await turn();
    expect(state.settled).to.equal(false);
    const fence = new Neighbour(returnChannel);
    const heard = fence.next();
    opener.say({ type: 'oauth-heard', flow });
    await heard;
    fence.close();
    await turn();
    expect(state.settled).to.equal(true);
    expect(opener.heard).to.have.length(1);
    expect(page.replaced).to.deep.equal([]);
  });

  it('gives up after a second if nobody hears', async () => {
    const { page } = openReturnPage();
    const state = watch(handOver(returned(flow), page.asPage));
    page.advance(999);
    await turn();
    expect(state.settled).to.equal(false);
    page.advance(1);
    await turn();
    expect(state.settled).to.equal(true);
  });

  it('ends with whoever wanted it', async () => {
    const { page } = openReturnPage();
    const stop = new AbortController();
    const state = watch(handOver(returned(flow), page.asPage, stop.signal));
    stop.abort();
    await turn();
    expect(state.settled).to.equal(true);
  });

  it('says it to the page that began the login if the browser keeps nothing for the site', async () => {
    const { page, opener } = openReturnPage();
    page.refusesStorage = true;
    const asked = opener.next();
    const state = watch(handOver(returned(flow), page.asPage));
    expect(await asked).to.deep.equal(returned(flow));
    page.advance(1000);
    await turn();
    expect(state.settled).to.equal(true);
  });
});

describe('handing over in the tab that left', () => {
  afterEach(closeSessions);

  const leave = (page: FakeClientPage, returnTo: string): void => {
    const left = { provider: 'github', verifier: 'v', returnTo, endpoint: '' };
    page.storage.setItem(`oauth-flow.${flow}`, JSON.stringify(left));
  };
  const { origin } = location;

  for (const [returnTo, target] of [
    ['/shop?item=1#top', `${origin}/shop?item=1#top`],
    [`${origin}/shop`, `${origin}/shop`],
    ['https://evil.example/', `${origin}/`],
    ['//evil.example', `${origin}/`],
    ['\\\\evil.example', `${origin}/`],
    ['javascript:alert(1)', `${origin}/`],
    ['JAVASCRIPT:alert(1)', `${origin}/`],
    [' javascript:alert(1)', `${origin}/`],
    ['data:text/html,hello', `${origin}/`],
    [`blob:${origin}/1`, `${origin}/`],
    [`${origin}.evil.example/`, `${origin}/`],
    [`${origin}@evil.example/`, `${origin}/`],
    [origin.replace('http:', 'https:'), `${origin}/`],
    ['http://[', `${origin}/`],
  ] as const) {
    it(`goes from "${returnTo}" to ${target}, and says nothing to others`, async () => {
      const { page, opener } = openReturnPage('/return.html?x=1');
      leave(page, returnTo);
      const state = watch(handOver(returned(flow), page.asPage));
      await turn();
      page.advance(60_000);
      await turn();
      expect(page.replaced).to.deep.equal([target]);
      expect(page.assigned).to.deep.equal([]);
      expect(JSON.parse(page.storage.getItem('oauth-returned')!)).to.deep.equal(returned(flow));
      expect(opener.heard).to.deep.equal([]);
      // The window is not to be closed: the next page is on its way.
      expect(state.settled).to.equal(false);
    });
  }

  it('loads the same page again, with its fragment, where it is the one that was left', async () => {
    const { page } = openReturnPage('/shop?item=1');
    leave(page, `${origin}/shop?item=1#top`);
    void handOver(returned(flow), page.asPage);
    await turn();
    expect(page.replaced).to.deep.equal([]);
    expect(page.shown).to.deep.equal([`${origin}/shop?item=1#top`]);
    expect(page.reloads).to.equal(1);
  });

  it('runs no script on a page without an origin, which has the same "null" as the script’s address', async () => {
    const { page } = openReturnPage();
    Object.assign(page.location, { href: 'file:///app/return.html', origin: 'null', protocol: 'file:' });
    leave(page, 'javascript:alert(1)');
    void handOver(returned(flow), page.asPage);
    await turn();
    expect(page.replaced.filter((address) => !address.startsWith('file:'))).to.deep.equal([]);
  });
});

describe('a page that is its own return page', () => {
  afterEach(closeSessions);

  it('keeps the answer for the page that it makes way for, which then redeems it', async () => {
    const left = await readyClient();
    void left.session.login('github', { mode: 'redirect' });
    left.session.close();
    answerCodesWith(left.endpoint, signedIn('github'));
    const back = new FakeClientPage(left.endpoint);
    back.storage = left.page.storage;
    back.goTo(`/shop?item=1#flow=${left.page.flow}&code=abc`);
    const first = beginClientSession({ endpoint: left.endpoint, page: back });
    await first.session.ready;
    expect(back.location.hash).to.equal('#top');
    expect(back.reloads).to.equal(1);
    expect(await redeemed(left.endpoint)).to.deep.equal([]);
    first.session.close();
    const reloaded = new FakeClientPage(left.endpoint);
    reloaded.storage = back.storage;
    const second = beginClientSession({ endpoint: left.endpoint, page: reloaded });
    await second.session.ready;
    expect(second.events).to.deep.equal(['login github interactive']);
  });

  it('hands over to the page that opened it, closes, and is no login of its own', async () => {
    const opener = await readyClient(signedIn('github'));
    const login = opener.session.login('github');
    const popup = new FakeClientPage(opener.endpoint);
    popup.goTo(`/shop?item=1#flow=${opener.page.flow}&code=abc`);
    const inPopup = beginClientSession({ endpoint: opener.endpoint, page: popup });
    expect((await login).provider).to.equal('github');
    await inPopup.session.ready;
    await opener.settle();
    expect(popup.location.hash).to.equal('');
    expect(popup.closed).to.equal(1);
    expect(await redeemed(opener.endpoint)).to.have.length(1);
    expect(opener.events).to.deep.equal(['login-start github popup', 'login github interactive']);
    expect(inPopup.events.filter((line) => line.includes('interactive'))).to.deep.equal([]);
  });

  it('leaves the address to an <oauth-complete-page> that it holds', async () => {
    const staged = stageClientPage();
    const { page } = staged;
    page.document.found = document.createElement('oauth-complete-page');
    page.goTo(`/return.html#flow=${flow}&code=abc`);
    const { session } = beginClientSession(staged);
    await session.ready;
    expect(page.location.hash).to.equal(`#flow=${flow}&code=abc`);
    expect(page.closed).to.equal(0);
  });
});
