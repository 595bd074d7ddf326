import { expect, oneEvent } from '@open-wc/testing';
import { closeSessions } from '../support/open-session.js';
import { openTabs } from '../support/open-tabs.js';
import { turn } from '../support/wait-for-tasks.js';
import { completed, nobody, signedIn } from '../support/wire-session.js';

const twenty = 20;

describe('twenty tabs', () => {
  afterEach(closeSessions);

  it('ask once each when they are loaded', async () => {
    const { endpoint } = await openTabs(twenty);
    expect(endpoint.asked).to.deep.equal(Array.from({ length: twenty }, () => 'GET /session'));
  });

  it('all learn of a login in one of them without asking anything', async () => {
    const { tabs, askedSince } = await openTabs(twenty);
    const [first, ...others] = tabs;
    const heard = tabs.map(({ session }) => oneEvent(session, 'login'));
    void first?.session.login('github');
    first?.neighbour.say(completed(first.page.flow, signedIn('github')));
    await Promise.all(heard);
    await turn();
    expect(first?.events).to.deep.equal(['login-start github popup', 'login github interactive']);
    for (const { events } of others) expect(events).to.deep.equal(['login github other-tab']);
    expect(askedSince()).to.deep.equal([]);
  });

  it('all learn of a logout in one of them by its one request', async () => {
    const { tabs, askedSince } = await openTabs(twenty, signedIn('github'));
    const [first, ...others] = tabs;
    const heard = tabs.map(({ session }) => oneEvent(session, 'logout'));
    await first?.session.logout();
    await Promise.all(heard);
    expect(first?.events).to.deep.equal(['logout github interactive']);
    for (const { events } of others) expect(events).to.deep.equal(['logout github other-tab']);
    expect(askedSince()).to.deep.equal(['POST /logout']);
  });

  it('ask nothing when they are seen soon after a login or a logout', async () => {
    const { tabs, endpoint, each, turnsTaken, askedSince } = await openTabs(twenty);
    each(({ page }) => page.advance(3_600_000));
    const heard = tabs.map(({ session }) => oneEvent(session, 'login'));
    endpoint.session = signedIn('github');
    tabs[0]?.neighbour.say({ type: 'oauth-session', session: endpoint.session });
    await Promise.all(heard);
    each(({ page }) => page.comeBack());
    await turnsTaken();
    expect(askedSince()).to.deep.equal([]);
    each(({ page }) => page.advance(3_600_000));
    const left = tabs.map(({ session }) => oneEvent(session, 'logout'));
    await tabs[0]?.session.logout();
    await Promise.all(left);
    each(({ page }) => page.comeBack());
    await turnsTaken();
    expect(askedSince()).to.deep.equal(['POST /logout']);
  });

  it('ask once in all when they are seen at once, by focus and visibility both', async () => {
    const { tabs, each, turnsTaken, askedSince } = await openTabs(twenty, signedIn('github'));
    each(({ page }) => {
      page.advance(60_001);
      page.document.dispatchEvent(new Event('visibilitychange'));
      page.comeBack();
    });
    await turnsTaken();
    expect(askedSince()).to.deep.equal(['GET /session']);
    for (const { events, session } of tabs) {
      expect(events).to.deep.equal([]);
      expect(session.status).to.equal('signed-in');
    }
  });

  it('ask once in all after the session has expired, and fire one logout of that reason each', async () => {
    const { tabs, endpoint, each, turnsTaken, askedSince } = await openTabs(twenty, signedIn('github'));
    endpoint.session = nobody;
    each(({ page }) => {
      page.advance(3_600_000);
      page.comeBack();
    });
    await turnsTaken();
    expect(askedSince()).to.deep.equal(['GET /session']);
    for (const { events } of tabs) expect(events).to.deep.equal(['logout github expired']);
  });

  it('ask once in all when the network is back', async () => {
    const { tabs, endpoint, each, turnsTaken, askedSince } = await openTabs(twenty);
    endpoint.session = signedIn('github');
    each(({ page }) => {
      page.advance(60_001);
      page.dispatchEvent(new Event('online'));
    });
    await turnsTaken();
    expect(askedSince()).to.deep.equal(['GET /session']);
    for (const { events } of tabs) expect(events).to.deep.equal(['login github other-tab']);
  });

  it('learn from the one that is seen, the hidden ones too', async () => {
    const { tabs, endpoint, each, turnsTaken, askedSince } = await openTabs(twenty, signedIn('github'));
    endpoint.session = nobody;
    each(({ page }) => {
      page.advance(60_001);
      page.document.hidden = page !== tabs[0]?.page;
      page.document.dispatchEvent(new Event('visibilitychange'));
    });
    await turnsTaken();
    expect(askedSince()).to.deep.equal(['GET /session']);
    for (const { events } of tabs) expect(events).to.deep.equal(['logout github expired']);
  });
});
