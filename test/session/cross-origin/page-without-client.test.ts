import { expect } from '@open-wc/testing';
import { failureOf } from '../../support/failure-of.js';
import { stageClientPage } from '../../support/open-other-origin-session.js';
import { beginSession, closeSessions, type Stage } from '../../support/open-session.js';
import { turn } from '../../support/wait-for-tasks.js';

/** A page that names an endpoint of another origin, which answers it, and no client. */
async function pageWithoutClient(): Promise<Stage> {
  const stage = beginSession(stageClientPage(), {});
  await stage.session.ready;
  return stage;
}

describe('a page of another origin that names no client', () => {
  afterEach(closeSessions);

  it('opens nothing, and tells its developer once what to write', async () => {
    const { session, page } = await pageWithoutClient();
    page.comeBack();
    await turn();
    for (let attempt = 0; attempt < 2; attempt++)
      expect(await failureOf(session.login('github'))).to.have.property('code', 'client_unknown');
    await turn();
    expect(page.opened).to.have.length(0);
    const [warning = '', ...more] = page.warnings;
    expect(warning).to.match(
      /^oauth-elements: client_unknown: The endpoint https:\/\/signin\.example\S* lists /,
    );
    expect(warning).to.include('<meta name="oauth-client" content="ID">');
    expect(more).to.deep.equal([]);
  });

  it('closes the window of a click that came before this was known', async () => {
    const { session, page } = await pageWithoutClient();
    expect(await failureOf(session.login('github'))).to.have.property('code', 'client_unknown');
    expect(page.lastOpened.window.closed).to.equal(true);
  });
});
