import { expect, oneEvent } from '@open-wc/testing';
import { turn } from '../support/wait-for-tasks.js';
import { closeSessions, readySession } from '../support/open-session.js';

describe('the providers of a session', () => {
  afterEach(closeSessions);

  it('are not asked for until somebody looks', async () => {
    const { endpoint } = await readySession();
    expect(endpoint.asked).to.deep.equal(['GET /session']);
  });

  it('are asked for once, and change tells when they have come', async () => {
    const { session, endpoint } = await readySession();
    expect(session.providers).to.deep.equal([]);
    expect(session.providers).to.deep.equal([]);
    await oneEvent(session, 'change');
    expect(session.providers).to.deep.equal([{ id: 'github', name: 'GitHub' }]);
    expect(endpoint.asked).to.deep.equal(['GET /session', 'GET /providers']);
  });

  it('are asked for again by a look after a failure', async () => {
    const { session, endpoint } = await readySession();
    endpoint.answerNext(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(session.providers).to.deep.equal([]);
    await turn();
    expect(session.providers).to.deep.equal([]);
    await oneEvent(session, 'change');
    expect(session.providers).to.have.length(1);
  });

  it('stay a list if the endpoint answers in another shape', async () => {
    const { session, endpoint } = await readySession();
    endpoint.providers = {};
    expect(session.providers).to.deep.equal([]);
    await turn();
    expect(session.providers).to.deep.equal([]);
  });

  it('are those with an id and a text for a name, whatever else an endpoint lists', async () => {
    const { session, endpoint } = await readySession();
    const acme = { id: 'acme', name: 'ACME' };
    endpoint.providers = {
      providers: [null, 7, 'github', [], {}, { id: '' }, { id: 7 }, { id: 'x', name: { toString: 1 } }, acme],
    };
    expect(session.providers).to.deep.equal([]);
    await oneEvent(session, 'change');
    expect(session.providers).to.deep.equal([acme]);
  });
});
