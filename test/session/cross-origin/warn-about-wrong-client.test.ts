import { expect } from '@open-wc/testing';
import { json } from '../../support/fake-endpoint.js';
import {
  beginClientSession,
  stageClientPage,
  type ClientStage,
} from '../../support/open-other-origin-session.js';
import { closeSessions } from '../../support/open-session.js';
import { nobody } from '../../support/wire-session.js';

/** A page that names the client `shop`, at an endpoint that says which client its origin belongs to. */
async function pageOf(known: string | undefined): Promise<ClientStage> {
  const staged = stageClientPage();
  staged.endpoint.answerAt('/session', () => {
    const answer = json(nobody);
    if (known !== undefined) answer.headers.set('x-oauth-client', known);
    return answer;
  });
  const stage = beginClientSession(staged);
  await stage.session.ready;
  return stage;
}

describe('a page that names another client than its own', () => {
  afterEach(closeSessions);

  it('tells its developer once, when it is loaded, which one is its own', async () => {
    const { page, session, endpoint, events } = await pageOf('docs');
    const [warning = '', ...more] = page.warnings;
    expect(warning).to.match(/^oauth-elements: client_unknown: /);
    expect(warning).to.include('"shop"').and.include('<meta name="oauth-client" content="docs">');
    expect(endpoint.asked).to.deep.equal(['GET /session']);
    await session.getToken('github').catch(() => undefined);
    expect(more).to.deep.equal([]);
    expect(page.warnings).to.have.length(1);
    expect(session.status).to.equal('signed-out');
    expect(events).to.deep.equal([]);
  });

  for (const [which, known] of [
    ['its own', 'shop'],
    ['none, to an endpoint that says nothing of clients', undefined],
  ] as const)
    it(`is told nothing if it names ${which}`, async () => {
      expect((await pageOf(known)).page.warnings).to.deep.equal([]);
    });
});
