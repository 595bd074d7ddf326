import { expect } from '@open-wc/testing';
import {
  beginClientSession,
  readyClient,
  returned,
  signInOrigin,
} from '../../support/open-other-origin-session.js';
import { closeSessions } from '../../support/open-session.js';
import { turn } from '../../support/wait-for-tasks.js';
import { signedIn } from '../../support/wire-session.js';

describe('a client’s page that is looked at', () => {
  afterEach(closeSessions);

  it('asks once when it is opened, with its cookies, although it is shown before it can ask', async () => {
    const { session, page, endpoint } = beginClientSession();
    page.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    page.comeBack();
    await session.ready;
    await turn();
    expect(endpoint.asked).to.deep.equal(['GET /session']);
    expect(endpoint.requests[0]?.credentials).to.equal('include');
  });

  it('asks nothing more while a login is under way, since the endpoint cannot know how that ends', async () => {
    const { session, page, endpoint } = await readyClient(signedIn('github'));
    void session.login('github');
    page.leave();
    page.advance(5000);
    page.comeBack();
    await turn();
    page.hear(returned(page.flow), signInOrigin);
    page.leave();
    page.comeBack();
    await turn();
    expect(endpoint.asked).to.deep.equal(['GET /session', 'POST /redeem']);
  });

  it('asks again after a minute, as any page does', async () => {
    const { session, page, endpoint } = await readyClient();
    void session.login('github');
    page.advance(61_000);
    page.comeBack();
    await turn();
    expect(endpoint.asked).to.deep.equal(['GET /session', `GET /session?flow=${page.flow}`]);
  });
});
