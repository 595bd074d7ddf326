import { expect } from '@open-wc/testing';
import { FakeEndpoint } from '../support/fake-endpoint.js';
import { FakePage } from '../support/fake-page.js';
import { failureOf } from '../support/failure-of.js';
import { beginSession, closeSessions, type Stage } from '../support/open-session.js';
import { nobody } from '../support/wire-session.js';

/** A page at one address of a site whose endpoint signs people in at another. */
async function openAt(pageOrigin: string, site: string, framed = false): Promise<Stage> {
  const endpoint = new FakeEndpoint(pageOrigin);
  endpoint.answerAt('/session', () => Response.json(nobody, { headers: { 'x-oauth-site': site } }));
  const page = new FakePage(endpoint);
  const { protocol, hostname } = new URL(pageOrigin);
  Object.assign(page.location, { origin: pageOrigin, href: `${pageOrigin}/shop?item=1`, protocol, hostname });
  if (framed) page.top = {};
  const stage = beginSession({ endpoint, page });
  await stage.session.ready;
  return stage;
}

const leads: [page: string, site: string][] = [
  ['http://127.0.0.1:8550', 'http://localhost:8550'],
  ['http://localhost:8550', 'http://127.0.0.1:8550'],
  ['https://www.example.com', 'https://example.com'],
  ['https://example.com', 'https://www.example.com'],
  ['http://example.com', 'https://example.com'],
  ['http://192.168.1.5:8550', 'https://example.com'],
];

const refuses: [page: string, site: string, code: string][] = [
  ['http://192.168.1.5:8550', 'http://localhost:8550', 'insecure_page'],
  ['http://mymac.local:8550', 'http://localhost:8550', 'insecure_page'],
  ['https://example.com', 'http://localhost:8550', 'wrong_host'],
];

describe('a page at another address of the site than sign-in', () => {
  afterEach(closeSessions);

  for (const [from, site] of leads) {
    it(`at ${from} leads the person to ${site}, and back to the same path there`, async () => {
      const { session, page, events } = await openAt(from, site);
      void session.login('github');
      expect(page.opened).to.have.length(0);
      const [address] = page.assigned;
      expect(address?.origin).to.equal(site);
      expect(address?.pathname).to.match(/\/login\/github$/);
      expect(address?.searchParams.get('mode')).to.equal('redirect');
      expect(address?.searchParams.get('return_to')).to.equal('/shop?item=1');
      expect(events).to.deep.equal(['login-start github redirect']);
      expect(page.warnings).to.have.length(1);
      expect(page.warnings[0]).to.include(from).and.include(site);
    });
  }

  for (const [from, site, code] of refuses) {
    it(`at ${from} with ${site} fails as ${code}, and opens nothing`, async () => {
      const { session, page, events } = await openAt(from, site);
      expect(await failureOf(session.login('github'))).to.have.property('code', code);
      expect(page.opened).to.have.length(0);
      expect(page.assigned).to.have.length(0);
      expect(events).to.deep.equal(['login-start github popup', `login github interactive ${code}`]);
      expect(page.warnings).to.have.length(1);
      expect(page.warnings[0]).to.include('OAUTH_BASE_URL');
    });
  }

  it('in a frame is never redirected, and fails as wrong_host', async () => {
    const { session, page } = await openAt('https://www.example.com', 'https://example.com', true);
    expect(await failureOf(session.login('github'))).to.have.property('code', 'wrong_host');
    expect(page.assigned).to.have.length(0);
  });

  it('in a frame’s own text, which has an origin and no address, signs in by a window', async () => {
    const site = 'https://example.com';
    const endpoint = new FakeEndpoint(site);
    endpoint.answerAt('/session', () => Response.json(nobody, { headers: { 'x-oauth-site': site } }));
    const page = new FakePage(endpoint);
    page.top = {};
    page.ownOrigin = site;
    Object.assign(page.location, { origin: 'null', href: 'about:srcdoc', protocol: 'about:', hostname: '' });
    const { session, events } = beginSession({ endpoint, page });
    await session.ready;
    void session.login('github');
    expect(page.opened).to.have.length(1);
    expect(events).to.deep.equal(['login-start github popup']);
    expect(page.warnings).to.deep.equal([]);
  });

  it('at another port signs in as usual, and the developer is told', async () => {
    const { session, page } = await openAt('http://localhost:5173', 'http://localhost:8550');
    void session.login('github');
    expect(page.opened).to.have.length(1);
    expect(page.warnings).to.have.length(1);
    expect(page.warnings[0]).to.include('OAUTH_BASE_URL) to http://localhost:5173');
  });

  for (const site of ['', 'nonsense', 'null', 'javascript:alert(1)', '//evil.example']) {
    it(`takes no harm from the site ${JSON.stringify(site)}`, async () => {
      const { session, page } = await openAt('https://example.com', site);
      void session.login('github').catch(() => undefined);
      expect(page.assigned).to.have.length(0);
    });
  }
});
