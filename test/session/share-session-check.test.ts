import { expect, oneEvent } from '@open-wc/testing';
import { FakeEndpoint } from '../support/fake-endpoint.js';
import { FakePage } from '../support/fake-page.js';
import { beginSession, closeSessions, Neighbour } from '../support/open-session.js';
import { openTabs } from '../support/open-tabs.js';
import { turn, until } from '../support/wait-for-tasks.js';
import { nobody, signedIn } from '../support/wire-session.js';

const unreachable = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'));

describe('tabs that are seen at once', () => {
  afterEach(closeSessions);

  it('ask an endpoint that cannot be reached once in all, and again at the next check', async () => {
    const { tabs, endpoint, each, turnsTaken, askedSince } = await openTabs(5, signedIn('github'));
    endpoint.answerNext(unreachable);
    endpoint.session = nobody;
    each(({ page }) => {
      page.advance(60_001);
      page.comeBack();
    });
    await turnsTaken();
    expect(askedSince()).to.have.length(1);
    for (const { session } of tabs) expect(session.status).to.equal('signed-in');
    tabs[4]?.page.comeBack();
    await turnsTaken();
    expect(askedSince()).to.have.length(2);
    for (const { events } of tabs) expect(events).to.deep.equal(['logout github expired']);
  });

  it('ask an endpoint that never answers once in all', async () => {
    const { tabs, endpoint, each, turnsTaken, askedSince } = await openTabs(5, signedIn('github'));
    const held = endpoint.hold();
    each(({ page }) => {
      page.advance(60_001);
      page.comeBack();
    });
    await held.asked;
    each(({ page }) => page.advance(30_000));
    await turnsTaken();
    expect(askedSince()).to.have.length(1);
    for (const { events } of tabs) expect(events).to.deep.equal([]);
  });

  it('ask a second time if the one that asked has gone', async () => {
    const { tabs, endpoint, turnsTaken, askedSince } = await openTabs(3, signedIn('github'));
    const held = endpoint.hold();
    endpoint.session = nobody;
    tabs[0]?.page.advance(60_001);
    tabs[0]?.page.comeBack();
    await held.asked;
    // Not the first: its request would run out of time, and the others would be told so.
    for (const { page } of tabs.slice(1)) {
      page.advance(60_001);
      page.comeBack();
    }
    await turn();
    expect(askedSince()).to.have.length(1);
    tabs[0]?.session.close();
    await turnsTaken();
    expect(askedSince()).to.have.length(2);
    for (const { events } of tabs.slice(1)) expect(events).to.deep.equal(['logout github expired']);
  });

  it('wait for a tab that is stuck no longer than a request may take', async () => {
    const { tabs, endpoint, turnsTaken, askedSince } = await openTabs(1, signedIn('github'));
    let release = (): void => undefined;
    const stuck = new Promise<void>((resolve) => (release = resolve));
    void navigator.locks.request(`${endpoint.url} look`, () => stuck);
    const [tab] = tabs;
    tab?.page.advance(60_001);
    tab?.page.comeBack();
    await turn();
    tab?.page.advance(30_999);
    await turn();
    expect(askedSince()).to.deep.equal([]);
    tab?.page.advance(1);
    await until(() => askedSince().length === 1);
    release();
    await turnsTaken();
    expect(askedSince()).to.have.length(1);
  });

  it('ask each for itself if the browser has no locks', async () => {
    const { endpoint, each, askedSince } = await openTabs(3, signedIn('github'));
    const held = [endpoint.hold(), endpoint.hold(), endpoint.hold()];
    each(({ page }) => {
      delete page.navigator.locks;
      page.advance(60_001);
      page.comeBack();
    });
    await Promise.all(held.map(({ asked }) => asked));
    for (const one of held) one.answer(signedIn('github'));
    await turn();
    expect(askedSince()).to.have.length(3);
  });

  it('ask nothing more for a minute after one of them has asked', async () => {
    const { tabs, each, turnsTaken, askedSince } = await openTabs(3, signedIn('github'));
    each(({ page }) => page.advance(60_001));
    tabs[0]?.page.comeBack();
    await turnsTaken();
    each(({ page }) => {
      page.advance(60_000);
      page.comeBack();
    });
    await turnsTaken();
    expect(askedSince()).to.have.length(1);
  });
});

describe('what a tab receives of a check elsewhere', () => {
  afterEach(closeSessions);

  /** A tab that nobody has looked at since it was opened; its turn to ask is kept by another tab. */
  async function openUnseen() {
    const endpoint = new FakeEndpoint();
    endpoint.session = signedIn('github');
    const page = new FakePage(endpoint);
    page.navigator.locks = navigator.locks;
    const { session, events } = beginSession({ endpoint, page });
    await session.ready;
    events.length = 0;
    const loadedAt = page.time;
    endpoint.session = nobody;
    let pass = (): void => undefined;
    const kept = new Promise<void>((resolve) => (pass = resolve));
    void navigator.locks.request(`${endpoint.url} look`, () => kept);
    page.advance(60_001);
    page.comeBack();
    await turn();
    const before = endpoint.asked.length;
    const others = new Neighbour(`${endpoint.url} look`);
    const witness = new Neighbour(`${endpoint.url} look`);
    const say = async (message: unknown): Promise<void> => {
      const heard = witness.next();
      others.say(message);
      await heard;
      await turn();
    };
    const passTurn = async (): Promise<void> => {
      pass();
      await turn();
      await navigator.locks.request(`${endpoint.url} look`, () => undefined);
      await turn();
      others.close();
      witness.close();
    };
    return { page, loadedAt, events, say, passTurn, askedSince: () => endpoint.asked.slice(before) };
  }

  it('counts at its first look, though it was asked before this one was loaded for it', async () => {
    const { page, events, say, passTurn, askedSince } = await openUnseen();
    await say({ asked: page.time - 1, session: nobody });
    expect(events).to.deep.equal(['logout github expired']);
    await passTurn();
    expect(askedSince()).to.deep.equal([]);
  });

  it('is no answer to its question if it is older than what the tab knows: it asks itself', async () => {
    const { loadedAt, events, say, passTurn, askedSince } = await openUnseen();
    await say({ asked: loadedAt - 1, session: signedIn('google') });
    expect(events).to.deep.equal([]);
    await passTurn();
    expect(askedSince()).to.have.length(1);
    expect(events).to.deep.equal(['logout github expired']);
  });

  it('is ignored if it was requested before a logout', async () => {
    const { tabs, endpoint } = await openTabs(1, signedIn('github'));
    const { session, page, events } = tabs[0]!;
    const asked = page.time;
    page.advance(10);
    await session.logout();
    const looks = new Neighbour(`${endpoint.url} look`);
    const witness = new Neighbour(`${endpoint.url} look`);
    const heard = witness.next();
    looks.say({ asked, session: signedIn('github') });
    await heard;
    await turn();
    expect(events).to.deep.equal(['logout github interactive']);
    looks.close();
    witness.close();
  });

  it('is ignored where it is no such message', async () => {
    const { tabs, endpoint } = await openTabs(1, signedIn('github'));
    const { session, page, events } = tabs[0]!;
    const asked = page.time + 1;
    const looks = new Neighbour(`${endpoint.url} look`);
    const forged = [null, 'x', 7, [], {}, { asked }, { session: nobody }, { asked, session: {} }];
    const malformed = [[null], ['github'], [{ provider: 'github', user: null }]].map((authorizations) => ({
      asked,
      session: { authorizations },
    }));
    for (const message of [
      ...forged,
      ...malformed,
      { asked: 'now', session: nobody },
      { asked, session: null },
    ])
      looks.say(message);
    looks.say({ asked, session: signedIn('github', 'acme') });
    await oneEvent(session, 'login');
    expect(events).to.deep.equal(['login acme other-tab']);
    looks.close();
  });
});
