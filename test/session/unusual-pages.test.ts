import { expect } from '@open-wc/testing';
import { failureOf } from '../support/failure-of.js';
import { OAuthSession } from '../../src/session/session.js';
import { absolute } from '../../src/session/session-options.js';
import { beginSession, closeSessions, readySession, stagePage } from '../support/open-session.js';

const pageAt = (href: string, baseURI = href, origin = 'null'): Window =>
  ({ location: { href }, document: { baseURI }, origin }) as unknown as Window;

describe('where the endpoint is', () => {
  for (const [what, page, url] of [
    [
      'a page',
      pageAt('https://a.example/shop/', undefined, 'https://a.example'),
      'https://a.example/api/oauth',
    ],
    [
      'an srcdoc frame',
      pageAt('about:srcdoc', 'https://a.example/shop/', 'https://a.example'),
      'https://a.example/api/oauth',
    ],
    [
      'about:blank',
      pageAt('about:blank', 'https://a.example/x', 'https://a.example'),
      'https://a.example/api/oauth',
    ],
    [
      'a blob',
      pageAt('blob:https://a.example/1', undefined, 'https://a.example'),
      'https://a.example/api/oauth',
    ],
    ['a page without any origin', pageAt('about:srcdoc', 'about:srcdoc'), 'about:'],
  ] as const) {
    it(`is known to ${what}`, () => {
      expect(absolute('/api/oauth', page)).to.equal(url);
    });
  }

  it('is used as it is if it is absolute', () => {
    expect(absolute('https://b.example/api/oauth/', pageAt('data:text/html,'))).to.equal(
      'https://b.example/api/oauth',
    );
  });
});

describe('a session on an odd page', () => {
  afterEach(closeSessions);

  it('says that nothing answers, and opens nothing if there is no endpoint to open', async () => {
    for (const endpoint of ['http://[', 'javascript:alert(1)//', 'data:text/html,x']) {
      const staged = stagePage();
      const { session, page } = beginSession(staged, { endpoint });
      await session.ready;
      const failure = await failureOf(session.login('github'));
      expect(failure, endpoint).to.have.property('code', 'endpoint_unreachable');
      expect([page.opened.length, page.assigned.length]).to.deep.equal([0, 0]);
    }
  });

  it('comes back to the site’s root if the page has no address', async () => {
    const { session, page } = await readySession();
    Object.assign(page.location, { href: 'about:srcdoc', origin: 'null' });
    void session.login('github');
    expect(page.lastOpened.url.searchParams.has('return_to')).to.equal(false);
  });

  for (const [path, expected] of [
    ['//evil.example/x', '/'],
    ['//evil.example//x?a=//b', '/'],
    ['/\\evil.example/x', '/'],
    ['/a//b?c=//d#//e', '/a//b?c=//d#//e'],
  ] as const)
    it(`comes back from ${path} to ${expected}, never to another host`, async () => {
      const { session, page } = await readySession();
      page.location.href = page.location.origin + path;
      void session.login('github');
      expect(page.lastOpened.url.searchParams.get('return_to')).to.equal(expected);
    });

  it('begins and signs in if the browser has no channels and no media queries', async () => {
    const { BroadcastChannel } = globalThis;
    Object.assign(globalThis, { BroadcastChannel: undefined });
    try {
      const staged = stagePage();
      Object.assign(staged.page, { matchMedia: undefined });
      const session = new OAuthSession({ endpoint: staged.endpoint.url }, staged.page.asPage);
      await session.ready;
      expect(session.status).to.equal('signed-out');
      void session.login('github');
      expect(staged.page.opened).to.have.length(1);
      session.close();
    } finally {
      Object.assign(globalThis, { BroadcastChannel });
    }
  });
});
