import { expect } from '@open-wc/testing';
import { failureOf } from '../../support/failure-of.js';
import {
  beginClientSession,
  returned,
  signInOrigin,
  stageClientPage,
} from '../../support/open-other-origin-session.js';
import { closeSessions } from '../../support/open-session.js';
import { until } from '../../support/wait-for-tasks.js';
import { signedIn } from '../../support/wire-session.js';

/** A client's page in which nothing can be made ready before `mend` is called. */
function stageBrokenPage() {
  const staged = stageClientPage(signedIn('github'));
  const { crypto } = staged.page;
  const set = (value: unknown): void => {
    Object.defineProperty(staged.page, 'crypto', { value, configurable: true });
  };
  set({
    getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
    // A page of plain http has none.
    subtle: undefined,
  });
  return { staged, mend: () => set(crypto) };
}

describe('a client’s page that cannot be made ready', () => {
  afterEach(closeSessions);

  it('fails each login with one event and endpoint_unreachable, and opens nothing', async () => {
    const { staged } = stageBrokenPage();
    const { session, page, events } = beginClientSession(staged);
    await session.ready;
    for (const times of [1, 2]) {
      const error = await failureOf(session.login('github'));
      expect(error).to.include({ code: 'endpoint_unreachable' });
      expect(events).to.deep.equal(Array(times).fill('login github interactive endpoint_unreachable'));
    }
    expect(page.opened).to.have.length(0);
    expect(session.status).to.equal('signed-out');
    expect(session.failure).to.include({ provider: 'github', error: 'endpoint_unreachable' });
  });

  it('signs in at a later click, once it can be', async () => {
    const { staged, mend } = stageBrokenPage();
    const { session, page } = beginClientSession(staged);
    await session.ready;
    await failureOf(session.login('github'));
    mend();
    const login = session.login('github');
    await until(() => page.opened.length > 0);
    page.hear(returned(page.flow), signInOrigin);
    expect(await login).to.include({ provider: 'github' });
  });
});
