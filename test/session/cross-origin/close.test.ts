import { expect } from '@open-wc/testing';
import { FakeClientPage } from '../../support/fake-other-origin-page.js';
import {
  beginClientSession,
  readyClient,
  redeemed,
  returned,
  signInOrigin,
  stageClientPage,
} from '../../support/open-other-origin-session.js';
import { closeSessions } from '../../support/open-session.js';
import { turn } from '../../support/wait-for-tasks.js';
import { signedIn } from '../../support/wire-session.js';

/** Channels that are open, by name. */
class CountedChannel extends BroadcastChannel {
  static readonly open: string[] = [];

  constructor(name: string) {
    super(name);
    CountedChannel.open.push(name);
  }

  override close(): void {
    super.close();
    CountedChannel.open.splice(CountedChannel.open.indexOf(this.name), 1);
  }
}

function stageCounted(): ReturnType<typeof stageClientPage> {
  CountedChannel.open.length = 0;
  const { endpoint } = stageClientPage();
  return {
    endpoint,
    page: Object.assign(new FakeClientPage(endpoint), { BroadcastChannel: CountedChannel }),
  };
}

describe('close() of a client’s session', () => {
  afterEach(closeSessions);

  it('stops listening to the window and to the return page', async () => {
    const { session, page, endpoint, events, comeBack } = await readyClient(signedIn('github'));
    void session.login('github');
    session.close();
    page.hear(returned(page.flow), signInOrigin);
    await comeBack(returned(page.flow));
    expect(await redeemed(endpoint)).to.deep.equal([]);
    expect(events).to.deep.equal(['login-start github popup']);
  });

  it('leaves another session of the page as it is', async () => {
    const staged = stageClientPage(signedIn('github'));
    const [one, other] = [beginClientSession(staged), beginClientSession(staged)];
    await Promise.all([one.session.ready, other.session.ready]);
    one.session.close();
    const login = other.session.login('github');
    await other.comeBack(returned(staged.page.flow));
    expect((await login).provider).to.equal('github');
    expect(one.events).to.deep.equal([]);
  });

  it('closes the channel', async () => {
    const { session } = beginClientSession(stageCounted());
    await session.ready;
    expect(CountedChannel.open).to.deep.equal(['oauth-return']);
    session.close();
    expect(CountedChannel.open).to.deep.equal([]);
  });

  it('lets no channel be opened by a part that was on its way', async () => {
    const staged = stageCounted();
    const { session } = beginClientSession(staged);
    session.close();
    await session.ready;
    await staged.page.hashed();
    expect(CountedChannel.open).to.deep.equal([]);
  });

  it('lets a login that is asked for afterwards open its window, without waiting for ever', async () => {
    const { session, page } = beginClientSession();
    session.close();
    void session.login('github').catch(() => undefined);
    await session.ready;
    await turn();
    expect(page.opened).to.have.length(1);
  });

  it('may be called twice', async () => {
    const { session } = await readyClient();
    session.close();
    session.close();
    expect(session.status).to.equal('signed-out');
  });
});
