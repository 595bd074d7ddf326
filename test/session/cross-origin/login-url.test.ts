import { expect } from '@open-wc/testing';
import {
  beginClientSession,
  readyClient,
  redeemed,
  returned,
} from '../../support/open-other-origin-session.js';
import { closeSessions } from '../../support/open-session.js';
import { turn } from '../../support/wait-for-tasks.js';
import { signedIn } from '../../support/wire-session.js';

/** RFC 7636 section 4.2, S256. */
async function challengeOf(verifier: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

describe('a client’s login', () => {
  afterEach(closeSessions);

  it('opens the endpoint’s address with client, origin and challenge within the click', async () => {
    const { session, page, endpoint } = await readyClient();
    void session.login('github', { scope: ['repo'], loginHint: 'ada', maxAge: 0, intent: 'sign-up' });
    const { url } = page.lastOpened;
    expect(url.href.startsWith(`${endpoint.url}/login/github?`)).to.equal(true);
    expect([...url.searchParams.keys()]).to.deep.equal([
      'flow',
      'mode',
      'client',
      'origin',
      'challenge',
      'scope',
      'login_hint',
      'max_age',
      'intent',
    ]);
    expect(url.searchParams.get('client')).to.equal('shop');
    expect(url.searchParams.get('origin')).to.equal(location.origin);
    expect(url.searchParams.get('mode')).to.equal('popup');
    expect(url.searchParams.get('challenge')).to.match(/^[\w-]{43}$/);
  });

  it('sends to /redeem the verifier whose S256 hash the challenge was', async () => {
    const { session, page, endpoint, comeBack } = await readyClient(signedIn('github'));
    void session.login('github');
    await comeBack(returned(page.flow));
    const [sent] = await redeemed(endpoint);
    expect(Object.keys(sent!).sort()).to.deep.equal(['code', 'flow', 'verifier']);
    expect(sent?.verifier).to.match(/^[\w-]{43}$/);
    expect(await challengeOf(sent!.verifier)).to.equal(page.lastOpened.url.searchParams.get('challenge'));
  });

  it('has a verifier of its own each time', async () => {
    const { session, page } = await readyClient();
    for (const provider of ['github', 'acme', 'other']) {
      void session.login(provider).catch(() => undefined);
      await page.hashed();
    }
    const challenges = page.opened.map(({ url }) => url.searchParams.get('challenge'));
    expect(new Set(challenges).size).to.equal(3);
  });

  it('never says the verifier itself, nor where the page is', async () => {
    const { session, page, endpoint, comeBack } = await readyClient(signedIn('github'));
    void session.login('github');
    const { href } = page.lastOpened.url;
    await comeBack(returned(page.flow));
    const [sent] = await redeemed(endpoint);
    expect(href).to.not.include(sent!.verifier);
    expect(href).to.not.include('return_to');
    expect(href).to.not.include('shop%3Fitem');
  });

  it('keeps one challenge if the blocked popup goes on as a redirect', async () => {
    const { session, page } = await readyClient();
    page.blocksPopups = true;
    let announced = '';
    session.addEventListener('login-start', (event) => (announced = (event as Event & { url: string }).url));
    void session.login('github');
    const [url] = page.assigned;
    expect(url?.searchParams.get('mode')).to.equal('redirect');
    expect(url?.searchParams.get('challenge')).to.equal(new URL(announced).searchParams.get('challenge'));
  });

  it('begins as soon as the client is ready if the click came before that, once for a double click', async () => {
    const { session, page, events } = beginClientSession();
    const first = session.login('github').catch(() => undefined);
    const second = session.login('github').catch(() => undefined);
    expect(page.opened).to.have.length(0);
    await session.ready;
    await turn();
    expect(page.opened).to.have.length(1);
    expect(page.lastOpened.url.searchParams.get('challenge')).to.match(/^[\w-]{43}$/);
    expect(events).to.deep.equal(['login-start github popup']);
    session.cancel();
    await Promise.all([first, second]);
  });

  it('gives an app’s own address to come back to as return_to, and another place of the site to nobody', async () => {
    const { session, page } = await readyClient();
    void session.login('github', { returnTo: 'com.example.shop:/back' }).catch(() => undefined);
    expect(page.lastOpened.url.searchParams.get('return_to')).to.equal('com.example.shop:/back');
    void session.login('acme', { returnTo: '/basket' });
    expect(page.lastOpened.url.searchParams.has('return_to')).to.equal(false);
  });
});
