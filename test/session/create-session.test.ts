import { expect } from '@open-wc/testing';
import { createSession } from '../../src/session/create-session.js';
import { FakeEndpoint } from '../support/fake-endpoint.js';
import { FakePage } from '../support/fake-page.js';
import { closeSessions, onClose, stagePage } from '../support/open-session.js';

describe('createSession()', () => {
  afterEach(closeSessions);

  const create = (page: FakePage, endpoint: string, client?: string) => {
    const session = createSession({ endpoint, client }, page.asPage);
    onClose(() => session.close());
    return session;
  };

  it('gives the same session to everybody on the page, and asks the endpoint once', async () => {
    const { endpoint, page } = stagePage();
    const first = create(page, endpoint.url);
    expect(create(page, `${endpoint.url}/`)).to.equal(first);
    expect(create(page, new URL(endpoint.url).pathname)).to.equal(first);
    await first.ready;
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });

  it('keeps endpoints, clients and pages apart', () => {
    const { endpoint, page } = stagePage();
    const first = create(page, endpoint.url);
    expect(create(page, `${endpoint.url}/other`)).not.to.equal(first);
    expect(create(page, endpoint.url, 'docs')).not.to.equal(first);
    expect(create(new FakePage(endpoint), endpoint.url)).not.to.equal(first);
  });

  it('gives the same session to a second copy of the package', async () => {
    const { endpoint, page } = stagePage();
    const address = '/src/session/create-session.ts?copy';
    const copy = (await import(address)) as { createSession: typeof createSession };
    expect(copy.createSession).not.to.equal(createSession);
    const first = create(page, endpoint.url);
    expect(copy.createSession({ endpoint: endpoint.url }, page.asPage)).to.equal(first);
    first.close();
  });

  it('closes the session with its last user, and opens another one then', async () => {
    const { endpoint, page } = stagePage();
    const first = createSession({ endpoint: endpoint.url }, page.asPage);
    const same = createSession({ endpoint: endpoint.url }, page.asPage);
    await first.ready;
    first.close();
    expect(create(page, endpoint.url)).to.equal(first);
    closeSessions();
    same.close();
    expect(create(page, endpoint.url)).not.to.equal(first);
  });

  it('dispatches events from the first user of the session that can', () => {
    const endpoint = new FakeEndpoint();
    const page = new FakePage(endpoint);
    const shown: string[] = [];
    const dispatch = (name: string) => (event: Event) => void shown.push(`${name} ${event.type}`);
    const session = create(page, endpoint.url);
    createSession({ endpoint: endpoint.url, dispatch: dispatch('elements') }, page.asPage);
    createSession({ endpoint: endpoint.url, dispatch: dispatch('a copy') }, page.asPage);
    session.login('github').catch(() => undefined);
    expect(shown).to.deep.equal(['elements login-start']);
    session.close();
    session.close();
  });
});
