import { expect } from '@open-wc/testing';
import { FakeEndpoint, json } from '../support/fake-endpoint.js';
import { FakePage } from '../support/fake-page.js';
import { failureOf } from '../support/failure-of.js';
import { beginSession, closeSessions, readySession, type Stage } from '../support/open-session.js';
import { turn } from '../support/wait-for-tasks.js';
import { nobody } from '../support/wire-session.js';

const html = (status: number) => new Response('<!doctype html><title>App</title>', { status });

interface Fault {
  /** What the endpoint answers to `GET /session`. */
  readonly answer: () => Response | Promise<Response>;
  readonly code: string;
  /** What the developer is told, in part. */
  readonly cure: readonly string[];
  /** Where the endpoint is, if not on the page's own origin. */
  readonly origin?: string;
}

const nothing = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

/** The browser keeps the answer from the page, unless it asks without wanting to read it. */
const refusedByCors = (endpoint: FakeEndpoint) => (): Promise<Response> =>
  endpoint.requests.at(-1)?.mode === 'no-cors' ? Promise.resolve(new Response(null)) : nothing();

const faults: Record<string, (endpoint: FakeEndpoint) => Fault> = {
  'a development server that answers its own page': () => ({
    answer: () => html(200),
    code: 'endpoint_not_found',
    cure: [
      'Vite: server: { proxy:',
      'webpack: devServer: { proxy:',
      'Next: async rewrites()',
      'OAUTH_BASE_URL=',
    ],
  }),
  'a 404 in HTML': () => ({ answer: () => html(404), code: 'endpoint_not_found', cure: ['serve'] }),
  'a 404 in another API’s JSON': () => ({
    answer: () => json({ message: 'Not Found' }, 404),
    code: 'endpoint_not_found',
    cure: ['serve'],
  }),
  'an endpoint that answers at another path': () => ({
    answer: () => json({ error: 'not_found', error_description: '' }, 404),
    code: 'endpoint_not_found',
    cure: ['oauth-endpoint'],
  }),
  'an endpoint of another origin that does not list the page': (endpoint) => ({
    answer: refusedByCors(endpoint),
    code: 'origin_not_allowed',
    cure: ['clients: [{', `origins: ["${location.origin}"]`, 'returnUrls', '<meta name="oauth-client"'],
    origin: 'https://login.example.com',
  }),
};

/** A session whose endpoint is in that state when the page is loaded. */
async function openFaulty(describe: (endpoint: FakeEndpoint) => Fault): Promise<Stage & { fault: Fault }> {
  const { origin } = describe(new FakeEndpoint());
  const endpoint = new FakeEndpoint(origin);
  const fault = describe(endpoint);
  endpoint.answerAt('/session', fault.answer);
  const page = new FakePage(endpoint);
  const stage = beginSession({ endpoint, page });
  await stage.session.ready;
  return { ...stage, fault };
}

describe('a page on which no login can work', () => {
  afterEach(closeSessions);

  for (const [name, describe] of Object.entries(faults)) {
    it(`with ${name} opens nothing, and fires one event with its code`, async () => {
      const { session, page, events, fault } = await openFaulty(describe);
      const error = await failureOf(session.login('github'));
      expect(error).to.have.property('code', fault.code);
      expect(page.opened).to.have.length(0);
      expect(page.assigned).to.have.length(0);
      expect(events).to.deep.equal(['login-start github popup', `login github interactive ${fault.code}`]);
    });

    it(`with ${name} tells the developer the cure, once`, async () => {
      const { session, page, fault } = await openFaulty(describe);
      for (let click = 0; click < 3; click += 1) await failureOf(session.login('github'));
      await turn();
      expect(page.warnings).to.have.length(1);
      expect(page.warnings[0]).to.match(new RegExp(`^oauth-elements: ${fault.code}: `));
      for (const part of fault.cure) expect(page.warnings[0]).to.include(part);
    });

    it(`with ${name} is told by its code after a window that was opened before that was known`, async () => {
      const { session, page, endpoint, events } = await readySession();
      const fault = describe(endpoint);
      if (fault.origin) return;
      endpoint.answerAt('/session', fault.answer);
      const watched = page.watched();
      const failure = failureOf(session.login('github'));
      await watched;
      page.leave();
      page.advance(3000);
      page.lastOpened.window.closed = true;
      page.comeBack();
      expect(await failure).to.have.property('code', fault.code);
      expect(events).to.deep.equal(['login-start github popup', `login github interactive ${fault.code}`]);
    });
  }

  it('signs in at the second click once the endpoint is there', async () => {
    const { session, endpoint, page } = await openFaulty(faults['a 404 in HTML']!);
    endpoint.answerAt('/session', () => json(nobody));
    await failureOf(session.login('github'));
    await turn();
    void session.login('github');
    expect(page.opened).to.have.length(1);
  });

  it('by https tells that browsers block its endpoint by http', async () => {
    const endpoint = new FakeEndpoint('http://login.example.com');
    endpoint.answerAt('/session', nothing);
    const page = new FakePage(endpoint);
    Object.assign(page.location, { protocol: 'https:' });
    await beginSession({ endpoint, page }).session.ready;
    expect(page.warnings).to.have.length(1);
    expect(page.warnings[0]).to.include('Browsers block http://login.example.com/');
  });

  it('says nothing in the console if the page turns that off', async () => {
    const endpoint = new FakeEndpoint();
    endpoint.answerAt('/session', () => html(404));
    const page = new FakePage(endpoint);
    page.document.found = Object.assign(document.createElement('meta'), { content: 'false' });
    const { session } = beginSession({ endpoint, page });
    await session.ready;
    await failureOf(session.login('github'));
    expect(page.warnings).to.deep.equal([]);
  });
});

describe('a login without network', () => {
  afterEach(closeSessions);

  const offline = async (origin: string): Promise<Stage> => {
    const endpoint = new FakeEndpoint(origin);
    const page = new FakePage(endpoint);
    page.location.origin = origin;
    const stage = beginSession({ endpoint, page });
    await stage.session.ready;
    page.navigator.onLine = false;
    return stage;
  };

  it('fails at once as offline, and opens nothing', async () => {
    const { session, page, events } = await offline('https://login.example.com');
    expect(await failureOf(session.login('github'))).to.have.property('code', 'offline');
    expect(page.opened).to.have.length(0);
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive offline']);
  });

  it('opens a window if the endpoint is on this machine', async () => {
    const { session, page } = await offline('http://localhost:8550');
    void session.login('github');
    expect(page.opened).to.have.length(1);
  });

  it('fails as offline if the network goes while the window is open', async () => {
    const { session, page, endpoint } = await offline('https://login.example.com');
    page.navigator.onLine = true;
    const watched = page.watched();
    const failure = failureOf(session.login('github'));
    await watched;
    page.leave();
    page.advance(3000);
    endpoint.answerAt('/session', nothing);
    page.navigator.onLine = false;
    page.lastOpened.window.closed = true;
    page.comeBack();
    expect(await failure).to.have.property('code', 'offline');
    expect(page.warnings).to.deep.equal([]);
  });
});

describe('a login whose window is closed while a service worker controls the page', () => {
  afterEach(closeSessions);

  /** @param shown what the page can see of the window, given the login's label. */
  async function closedLogin(shown: (label: string) => object, worker: object | null = {}): Promise<Stage> {
    const stage = await readySession();
    const { page, session } = stage;
    page.navigator.serviceWorker = { controller: worker };
    const watched = page.watched();
    const failure = failureOf(session.login('github'));
    await watched;
    Object.assign(page.lastOpened.window, shown(page.flow));
    page.leave();
    page.advance(3000);
    page.lastOpened.window.closed = true;
    page.comeBack();
    await failure;
    await turn();
    return stage;
  }

  const ownPage = (label: string): object => ({
    location: { search: `?flow=${label}&mode=popup` },
    document: { readyState: 'complete' },
  });
  const ended = (code: string): string[] => ['login-start github popup', `login github interactive ${code}`];

  it('is endpoint_not_found if the worker showed a page of its own, and the developer is told once', async () => {
    const { events, page } = await closedLogin(ownPage);
    expect(events).to.deep.equal(ended('endpoint_not_found'));
    expect(page.warnings).to.have.length(1);
    expect(page.warnings[0]).to.match(/^oauth-elements: endpoint_not_found: /);
    expect(page.warnings[0]).to.include('service worker').and.include('navigateFallbackDenylist: [/^\\/');
  });

  const others: Record<string, Parameters<typeof closedLogin>> = {
    'where another site was shown': [() => ({})],
    'where the login’s address was still loading': [
      (label) => ({ ...ownPage(label), document: { readyState: 'loading' } }),
    ],
    'at another address of the site': [() => ownPage('another')],
    'where no worker controls the page': [ownPage, null],
  };
  for (const [where, given] of Object.entries(others)) {
    it(`is login_cancelled ${where}`, async () => {
      const { events, page } = await closedLogin(...given);
      expect(events).to.deep.equal(ended('login_cancelled'));
      expect(page.warnings).to.deep.equal([]);
    });
  }
});
