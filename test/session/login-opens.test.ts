import { expect, oneEvent } from '@open-wc/testing';
import { LoginStartEvent } from '../../src/session/events.js';
import type { LoginMode } from '../../src/session/login/flow.js';
import { beginSession, closeSessions, readySession, stagePage } from '../support/open-session.js';
import { completed, signedIn } from '../support/wire-session.js';

const urlOf = (event: Event): string => (event instanceof LoginStartEvent ? event.url : '');

describe('login()', () => {
  afterEach(closeSessions);

  it('opens a window before it returns', async () => {
    const { session, page } = await readySession();
    void session.login('github');
    expect(page.opened).to.have.length(1);
    expect(page.lastOpened.target).to.equal('_blank');
    expect(page.lastOpened.features).to.equal('popup,width=520,height=680,left=240');
  });

  for (const mode of ['popup', 'tab'] as const) {
    it(`opens a ${mode} before it returns while the session is still loading`, () => {
      const { session, page } = beginSession();
      expect(session.status).to.equal('loading');
      void session.login('github', { mode });
      // Nothing was awaited up to here, not even a microtask: Safari opens a window only within the click.
      expect(page.opened).to.have.length(1);
    });
  }

  it('opens the endpoint at the login of the provider, with a label, the mode and the present place', async () => {
    const { session, page, endpoint } = await readySession();
    void session.login('github');
    const { url } = page.lastOpened;
    expect(url.href.startsWith(`${endpoint.url}/login/github?`)).to.equal(true);
    expect([...url.searchParams.keys()]).to.deep.equal(['flow', 'mode', 'return_to']);
    expect(url.searchParams.get('flow')).to.match(/^[\w-]{22}$/);
    expect(url.searchParams.get('mode')).to.equal('popup');
    expect(url.searchParams.get('return_to')).to.equal('/shop?item=1#top');
  });

  it('makes another label for each login', async () => {
    const { session, page } = await readySession();
    void session.login('github');
    session.cancel();
    void session.login('github');
    const labels = page.opened.map(({ url }) => url.searchParams.get('flow'));
    expect(new Set(labels).size).to.equal(2);
  });

  it('passes on every option', async () => {
    const { session, page } = await readySession();
    void session.login('github', {
      scope: ['repo', 'read:org'],
      fetchUser: false,
      returnTo: '/after',
      completePage: 'shop',
    });
    const { searchParams } = page.lastOpened.url;
    expect(searchParams.get('scope')).to.equal('repo read:org');
    expect(searchParams.get('fetch_user')).to.equal('false');
    expect(searchParams.get('return_to')).to.equal('/after');
    expect(searchParams.get('complete_page')).to.equal('shop');
  });

  it('leaves the scopes of its caller as they are', async () => {
    const { session } = await readySession();
    const scope = ['repo', 'read:org'];
    void session.login('github', { scope });
    expect(scope).to.deep.equal(['repo', 'read:org']);
  });

  it('keeps a provider’s odd name inside its part of the path', async () => {
    const { session, page, endpoint } = await readySession();
    void session.login('../x?y=1#z');
    expect(page.lastOpened.url.href.startsWith(`${endpoint.url}/login/..%2Fx%3Fy%3D1%23z?`)).to.equal(true);
  });

  it('opens a tab without asking for a popup’s shape in mode tab', async () => {
    const { session, page } = await readySession();
    void session.login('github', { mode: 'tab' });
    expect(page.lastOpened.features).to.equal('');
    expect(page.lastOpened.url.searchParams.get('mode')).to.equal('tab');
  });

  it('opens a popup in a mode that nobody knows', async () => {
    const { session, page } = await readySession();
    void session.login('github', { mode: 'modal' as LoginMode });
    expect(page.lastOpened.url.searchParams.get('mode')).to.equal('popup');
  });

  it('leaves the page and opens nothing in mode redirect', async () => {
    const { session, page } = await readySession();
    void session.login('github', { mode: 'redirect' });
    expect(page.opened).to.have.length(0);
    expect(page.assigned).to.have.length(1);
    expect(page.assigned[0]?.searchParams.get('mode')).to.equal('redirect');
  });

  it('fires one login-start with the address before anything opens', async () => {
    const { session, page, events } = await readySession();
    let openedBefore = -1;
    let url = '';
    session.addEventListener('login-start', (event) => {
      openedBefore = page.opened.length;
      url = urlOf(event);
    });
    void session.login('github');
    expect(openedBefore).to.equal(0);
    expect(url).to.equal(page.lastOpened.url.href);
    expect(events).to.deep.equal(['login-start github popup']);
  });

  it('opens nothing if login-start is cancelled, and still ends by the message', async () => {
    const { session, page, events, neighbour } = await readySession();
    let flow = '';
    session.addEventListener('login-start', (event) => {
      event.preventDefault();
      flow = new URL(urlOf(event)).searchParams.get('flow') ?? '';
    });
    const promise = session.login('github');
    expect(page.opened).to.have.length(0);
    expect(page.assigned).to.have.length(0);
    neighbour.say(completed(flow, signedIn('github')));
    expect((await promise).provider).to.equal('github');
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
  });

  it('opens nothing if a listener of the element cancels login-start', async () => {
    const { session, page } = beginSession(stagePage(), { dispatch: (event) => event.preventDefault() });
    await session.ready;
    void session.login('github');
    expect(page.opened).to.have.length(0);
    expect(session.status).to.equal('pending');
  });

  it('comes back to the page’s own address, with its query and fragment', async () => {
    const { session, page } = await readySession();
    void session.login('github', { mode: 'redirect' }).catch(() => undefined);
    expect(page.assigned[0]?.searchParams.get('return_to')).to.equal('/shop?item=1#top');
  });

  it('hands the address to onOpenAuthorizationUrl in place of a window', async () => {
    const { session, page, neighbour } = await readySession();
    const urls: string[] = [];
    const promise = session.login('github', { onOpenAuthorizationUrl: (url) => urls.push(url) });
    expect(urls).to.have.length(1);
    expect(page.opened).to.have.length(0);
    const flow = new URL(urls[0]!).searchParams.get('flow')!;
    neighbour.say(completed(flow, signedIn('github')));
    await oneEvent(session, 'login');
    expect((await promise).provider).to.equal('github');
  });

  it('does not call onOpenAuthorizationUrl if login-start is cancelled', async () => {
    const { session } = await readySession();
    const urls: string[] = [];
    session.addEventListener('login-start', (event) => event.preventDefault());
    void session.login('github', { onOpenAuthorizationUrl: (url) => urls.push(url) });
    expect(urls).to.deep.equal([]);
  });
});
