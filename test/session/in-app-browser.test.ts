import { expect, oneEvent } from '@open-wc/testing';
import { beginSession, closeSessions, readySession, stagePage, type Stage } from '../support/open-session.js';
import { turn } from '../support/wait-for-tasks.js';
import { inAppBrowsers, realBrowsers } from '../support/user-agents.js';

const instagram = inAppBrowsers['Instagram on iOS']!;
const refusing = { id: 'google', name: 'Google', refuses_webviews: true };
const providers = { providers: [refusing, { id: 'github', name: 'GitHub' }] };

/** A session inside an app that has learned which providers refuse to be there. */
async function inside(app = instagram, standalone = false): Promise<Stage> {
  const staged = stagePage();
  staged.page.navigator.userAgent = app;
  staged.page.standalone = standalone;
  staged.endpoint.providers = providers;
  const stage = beginSession(staged);
  await stage.session.ready;
  while (stage.session.providers.length === 0) await oneEvent(stage.session, 'change');
  return stage;
}

describe('a login inside an app', () => {
  afterEach(closeSessions);

  for (const [name, userAgent] of Object.entries(inAppBrowsers)) {
    it(`starts as a redirect in ${name}`, async () => {
      const { session, page, events } = await readySession();
      page.navigator.userAgent = userAgent;
      void session.login('github');
      expect(page.opened).to.have.length(0);
      expect(page.assigned[0]?.searchParams.get('mode')).to.equal('redirect');
      expect(events).to.deep.equal(['login-start github redirect']);
    });
  }

  for (const [name, userAgent] of Object.entries(realBrowsers)) {
    it(`is not what ${name} takes a login for`, async () => {
      const staged = stagePage();
      staged.page.navigator.userAgent = userAgent;
      const { session, page, endpoint } = beginSession(staged);
      await session.ready;
      void session.login('github');
      expect(page.opened).to.have.length(1);
      expect(page.assigned).to.have.length(0);
      await turn();
      expect(endpoint.asked).to.deep.equal(['GET /session']);
    });
  }

  it('goes nowhere and fires one webview_refused if the provider refuses', async () => {
    const { session, page, events } = await inside();
    const failure = session.login('google').catch((error: unknown) => error);
    expect(page.opened).to.have.length(0);
    expect(page.assigned).to.have.length(0);
    expect(await failure).to.have.property('code', 'webview_refused');
    await turn();
    expect(events).to.deep.equal(['login-start google redirect', 'login google interactive webview_refused']);
    expect(session.status).to.equal('signed-out');
    expect(session.failure).to.include({ provider: 'google', error: 'webview_refused' });
  });

  it('goes on as a redirect if the provider does not refuse', async () => {
    const { session, page } = await inside();
    void session.login('github');
    expect(page.assigned).to.have.length(1);
  });

  it('is left to an app that opens the address itself, though the provider refuses', async () => {
    const { session, page, events } = await inside();
    session.addEventListener('login-start', (event) => event.preventDefault(), { once: true });
    void session.login('google');
    expect(events).to.deep.equal(['login-start google redirect']);
    const opened: string[] = [];
    page.advance(2000);
    session.cancel();
    void session.login('google', { onOpenAuthorizationUrl: (url) => opened.push(url) });
    expect(opened).to.have.length(1);
    expect(page.assigned).to.have.length(0);
    session.cancel();
  });

  it('may be with any provider in a home-screen app, which a browser shows', async () => {
    const { session, page } = await inside(inAppBrowsers['any app on an iPhone'], true);
    void session.login('google');
    expect(page.assigned).to.have.length(1);
  });

  it('asks for the providers once, before any click', async () => {
    const { endpoint } = await inside();
    expect([...endpoint.asked].sort()).to.deep.equal(['GET /providers', 'GET /session']);
  });
});
