import { expect } from '@open-wc/testing';
import { closeSessions, readySession } from '../tools/open-session.js';
import { LoginStartEvent } from '../../src/session/events.js';

const inAppBrowsers = {
  'Facebook on iOS': 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 [FBAN/FBIOS;FBAV/450.0]',
  'Facebook on Android': 'Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile [FB_IAB/FB4A;FBAV/450.0]',
  Instagram: 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile Instagram 310.0',
  LINE: 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Safari Line/13.20.0',
  WeChat: 'Mozilla/5.0 (Linux; Android 14) Chrome/116 MicroMessenger/8.0',
  'an Android web view': 'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) Chrome/120 Mobile Safari/537.36',
};

describe('a login where windows do not work', () => {
  afterEach(closeSessions);

  it('goes on as a redirect in the same click where the popup is blocked, under the same label', async () => {
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

  it('goes on as a redirect where a tab is blocked', async () => {
    const { session, page } = await readySession();
    page.blocksPopups = true;
    void session.login('github', { mode: 'tab' });
    expect(page.assigned[0]?.searchParams.get('mode')).to.equal('redirect');
  });

  for (const [name, userAgent] of Object.entries(inAppBrowsers)) {
    it(`starts as a redirect in the browser of ${name}`, async () => {
      const { session, page, events } = await readySession();
      page.navigator.userAgent = userAgent;
      void session.login('github');
      expect(page.opened).to.have.length(0);
      expect(page.assigned[0]?.searchParams.get('mode')).to.equal('redirect');
      expect(events).to.deep.equal(['login-start github redirect']);
    });
  }

  it('starts as a redirect in an installed app', async () => {
    const { session, page } = await readySession();
    page.standalone = true;
    void session.login('github', { mode: 'tab' });
    expect(page.opened).to.have.length(0);
    expect(page.assigned[0]?.searchParams.get('mode')).to.equal('redirect');
  });

  it('fires one login_cancelled where the browser’s Back brings the page back from its memory', async () => {
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
