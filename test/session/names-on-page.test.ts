import { expect, fixture, html } from '@open-wc/testing';
import { keepsCookies } from '../../src/session/login/detect-blocked-cookies.js';
import { beginSession, closeSessions, readySession, stagePage } from '../support/open-session.js';
import { turn } from '../support/wait-for-tasks.js';
import { completed, nobody, signedIn } from '../support/wire-session.js';

// A form, frame or picture with a name stands in the place of the document's own property of that name, and a variable of a classic script
// in the place of some of the window's.
describe('on a page with names of its own', () => {
  afterEach(closeSessions);

  const clobber = (target: object, name: string, value: unknown): void =>
    void Object.defineProperty(target, name, { value, configurable: true });

  it('<form name="cookie"> blocks no login', async () => {
    const { session, page, events } = await readySession();
    clobber(page.document, 'cookie', document.createElement('form'));
    page.comeBack();
    await turn();
    void session.login('github').catch(() => undefined);
    await turn();
    expect(page.opened).to.have.length(1);
    expect(events).to.deep.equal(['login-start github popup']);
  });

  it('<form name="cookie"> does not hide that the browser blocks cookies', async () => {
    const { session, page, events } = await readySession();
    clobber(page.document, 'cookie', document.createElement('form'));
    page.document.keepsCookies = false;
    await session.login('github').catch(() => undefined);
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive cookies_blocked']);
  });

  it('<form name="cookie"> stands for the cookies of a real document, which still are found', async () => {
    const form = await fixture(html`<form name="cookie"></form>`);
    expect(document.cookie).to.equal(form);
    expect(keepsCookies(window)).to.equal(true);
    form.remove();
    expect(document.cookie).not.to.include('oauth-probe');
  });

  it('<iframe name="hidden"> keeps nobody from learning that the session has ended', async () => {
    const { page, endpoint, events } = await readySession(signedIn('github'));
    clobber(page.document, 'hidden', document.createElement('iframe'));
    endpoint.session = nobody;
    page.advance(60_001);
    page.comeBack();
    await turn();
    expect(events).to.deep.equal(['logout github expired']);
  });

  it('`var parent` makes no frame of it', async () => {
    const { session, page } = await readySession();
    clobber(page, 'parent', document.body);
    void session.login('github', { mode: 'redirect' });
    expect(page.assigned).to.have.length(1);
  });

  for (const origin of ['LHR', 'https://other.example', { lat: 1 }]) {
    it(`\`var origin = ${JSON.stringify(origin)}\` makes no other site of it`, async () => {
      const { endpoint, page } = stagePage();
      const site = page.location.origin;
      clobber(page, 'origin', origin);
      endpoint.answerAt('/session', () => Response.json(nobody, { headers: { 'x-oauth-site': site } }));
      const { session, events } = beginSession({ endpoint, page });
      await session.ready;
      page.comeBack();
      await turn();
      void session.login('github').catch(() => undefined);
      await turn();
      expect(page.opened).to.have.length(1);
      expect(page.warnings).to.deep.equal([]);
      const data = completed(page.flow, signedIn('github'));
      const source = page.lastOpened.window as unknown as Window;
      const said = new MessageEvent('message', { data, origin: site });
      clobber(said, 'source', source);
      page.dispatchEvent(said);
      expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
    });
  }
});
