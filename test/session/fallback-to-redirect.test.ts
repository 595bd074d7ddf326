import { expect } from '@open-wc/testing';
import { closeSessions, readySession } from '../support/open-session.js';
import { LoginStartEvent } from '../../src/session/events.js';

describe('a login where windows do not work', () => {
  afterEach(closeSessions);

  it('goes on as a redirect in the same click if the popup is blocked, under the same label', async () => {
    const { session, page, events } = await readySession();
    page.blocksPopups = true;
    let announced = '';
    session.addEventListener('login-start', (event) => {
      if (event instanceof LoginStartEvent) announced = event.url;
    });
    void session.login('github', { scope: ['repo'] });
    const [url] = page.assigned;
    expect(page.assigned).to.have.length(1);
    expect(url?.searchParams.get('mode')).to.equal('redirect');
    expect(url?.searchParams.get('flow')).to.equal(new URL(announced).searchParams.get('flow'));
    expect(url?.searchParams.get('scope')).to.equal('repo');
    expect(url?.searchParams.get('return_to')).to.equal('/shop?item=1#top');
    expect(events).to.deep.equal(['login-start github popup']);
    expect(session.status).to.equal('pending');
  });

  it('goes on as a redirect to the requested page if the popup is blocked', async () => {
    const { session, page } = await readySession();
    page.blocksPopups = true;
    void session.login('github', { returnTo: '/after?x=1#y' });
    expect(page.assigned[0]?.searchParams.get('return_to')).to.equal('/after?x=1#y');
  });

  it('goes on as a redirect if a tab is blocked', async () => {
    const { session, page } = await readySession();
    page.blocksPopups = true;
    void session.login('github', { mode: 'tab' });
    expect(page.assigned[0]?.searchParams.get('mode')).to.equal('redirect');
  });

  it('starts as a redirect in an installed app', async () => {
    const { session, page } = await readySession();
    page.standalone = true;
    void session.login('github', { mode: 'tab' });
    expect(page.opened).to.have.length(0);
    expect(page.assigned[0]?.searchParams.get('mode')).to.equal('redirect');
  });

  it('fires one login_cancelled if the browser’s Back brings the page back from its memory', async () => {
    const { session, page, events, endpoint } = await readySession();
    const promise = session.login('github', { mode: 'redirect' });
    const settled = promise.catch((error: unknown) => error);
    page.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(await settled).to.have.property('code', 'login_cancelled');
    expect(events).to.deep.equal(['login-start github redirect', 'login github interactive login_cancelled']);
    expect(endpoint.asked).to.deep.equal(['GET /session', `GET /session?flow=${page.flow}`]);
    expect(session.status).to.equal('signed-out');
  });
});
