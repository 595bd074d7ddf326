import { expect } from '@open-wc/testing';
import type { ReturnMessage } from '../../../src/protocol/return-message.js';
import type { WireSession } from '../../../src/protocol/wire.js';
import { FakeClientPage } from '../../support/fake-other-origin-page.js';
import { FakeEndpoint, refusal } from '../../support/fake-endpoint.js';
import {
  beginClientSession,
  answerCodesWith,
  readyClient,
  redeemed,
  returned,
  signInOrigin,
  type ClientStage,
} from '../../support/open-other-origin-session.js';
import { closeSessions } from '../../support/open-session.js';
import { nobody, signedIn } from '../../support/wire-session.js';

const key = (flow: string): string => `oauth-flow.${flow}`;

/** A page that has left for a login. */
async function leftPage(returnTo?: string): Promise<ClientStage> {
  const stage = await readyClient();
  void stage.session.login('github', { mode: 'redirect', ...(returnTo && { returnTo }) });
  return stage;
}

const kept = ({ page }: ClientStage): Record<string, unknown> =>
  JSON.parse(page.storage.getItem(key(page.flow)) ?? 'null') as Record<string, unknown>;

/** The same tab once the return page has sent it back: another page with the storage of the one before. */
function comeBack(left: ClientStage, endpoint = left.endpoint): ClientStage {
  const page = new FakeClientPage(endpoint);
  page.storage = left.page.storage;
  left.session.close();
  return beginClientSession({ endpoint, page });
}

async function comeBackWith(
  message: Partial<ReturnMessage>,
  session: WireSession = signedIn('github'),
): Promise<ClientStage & { readonly left: ClientStage }> {
  const left = await leftPage();
  answerCodesWith(left.endpoint, session);
  left.page.storage.setItem('oauth-returned', JSON.stringify(returned(left.page.flow, message)));
  const stage = comeBack(left);
  await stage.session.ready;
  return { ...stage, left };
}

describe('a client’s login by redirect', () => {
  afterEach(closeSessions);

  it('keeps in the tab what it needs to come back, and nothing else', async () => {
    const stage = await leftPage();
    expect([...stage.page.storage.items.keys()]).to.deep.equal([key(stage.page.flow)]);
    const { verifier, ...rest } = kept(stage);
    expect(verifier).to.match(/^[\w-]{43}$/);
    expect(rest).to.deep.equal({
      provider: 'github',
      returnTo: stage.page.location.href,
      endpoint: stage.endpoint.url,
    });
  });

  it('keeps nothing if a popup opens', async () => {
    const { session, page } = await readyClient();
    void session.login('github');
    expect([...page.storage.items]).to.deep.equal([]);
  });

  it('comes back to another place of the site if the caller wants that', async () => {
    const stage = await leftPage('/basket?step=2#pay');
    expect(kept(stage)['returnTo']).to.equal('/basket?step=2#pay');
    expect(stage.page.assigned[0]?.searchParams.has('return_to')).to.equal(false);
  });

  for (const returnTo of [
    'https://evil.example/',
    '//evil.example/',
    '\\\\evil.example\\',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://evil.example/1',
  ]) {
    it(`never comes back to ${returnTo}, but to where it was`, async () => {
      const stage = await leftPage(returnTo);
      expect(kept(stage)['returnTo']).to.equal(stage.page.location.href);
    });
  }

  it('goes on if the browser keeps nothing for the page, and throws nothing in the click', async () => {
    const { session, page } = await readyClient();
    page.refusesStorage = true;
    void session.login('github', { mode: 'redirect' });
    expect(page.assigned).to.have.length(1);
  });
});

describe('a page that a client’s redirect comes back to', () => {
  afterEach(closeSessions);

  it('redeems the code with the verifier that the tab kept, and fires one interactive login', async () => {
    const { session, events, endpoint, page, left } = await comeBackWith({});
    const { challenge } = Object.fromEntries(left.page.assigned[0]!.searchParams);
    expect(events).to.deep.equal(['login github interactive']);
    expect(session.status).to.equal('signed-in');
    const sent = await redeemed(endpoint);
    expect(sent.map(({ flow, code }) => ({ flow, code }))).to.deep.equal([
      { flow: left.page.flow, code: 'one-time-code' },
    ]);
    expect(challenge).to.not.equal(undefined);
    expect([...page.storage.items]).to.deep.equal([]);
  });

  it('asks the endpoint first, so that it sees whether its cookies are kept', async () => {
    const { endpoint } = await comeBackWith({});
    expect(endpoint.asked.slice(1)).to.deep.equal(['GET /session', 'POST /redeem', 'GET /session']);
  });

  it('fires one interactive login with the error of a failure, and asks for no redemption', async () => {
    const { session, events, endpoint, page } = await comeBackWith({ code: '', error: 'access_denied' });
    expect(events).to.deep.equal(['login github interactive access_denied']);
    expect(session.failure).to.include({ provider: 'github', error: 'access_denied' });
    expect(await redeemed(endpoint)).to.deep.equal([]);
    expect([...page.storage.items]).to.deep.equal([]);
  });

  it('fires one login that failed if the endpoint answers a session without the provider', async () => {
    const { events } = await comeBackWith({}, nobody);
    expect(events).to.deep.equal(['login github interactive server_error']);
  });

  it('fires one login that failed if the endpoint refuses the code', async () => {
    const left = await leftPage();
    left.endpoint.answerAt('/redeem', () => refusal('code_invalid', '', 400));
    left.page.storage.setItem('oauth-returned', JSON.stringify(returned(left.page.flow)));
    const { session, events } = comeBack(left);
    await session.ready;
    expect(events).to.deep.equal(['login github interactive code_invalid']);
    expect(session.status).to.equal('signed-out');
  });

  it('redeems nothing a second time when it is loaded again', async () => {
    const first = await comeBackWith({});
    const again = comeBack(first);
    await again.session.ready;
    expect(await redeemed(first.endpoint)).to.have.length(1);
    expect(again.events).to.deep.equal(['login github restored']);
  });

  it('leaves a login at another endpoint to the session of that one', async () => {
    const left = await leftPage();
    answerCodesWith(left.endpoint, signedIn('github'));
    left.page.storage.setItem('oauth-returned', JSON.stringify(returned(left.page.flow)));
    const other = comeBack(left, new FakeEndpoint(signInOrigin));
    await other.session.ready;
    expect(other.endpoint.asked).to.deep.equal(['GET /session']);
    const right = comeBack(left);
    await right.session.ready;
    expect(right.events).to.deep.equal(['login github interactive']);
    expect([...right.page.storage.items]).to.deep.equal([]);
  });

  it('leaves what came back to the session that is still open', async () => {
    const left = await leftPage();
    answerCodesWith(left.endpoint, signedIn('github'));
    left.page.storage.setItem('oauth-returned', JSON.stringify(returned(left.page.flow)));
    const closed = comeBack(left);
    closed.session.close();
    await closed.session.ready;
    expect(await redeemed(left.endpoint)).to.deep.equal([]);
    const open = comeBack(left);
    await open.session.ready;
    expect(open.events).to.deep.equal(['login github interactive']);
  });

  const damaged: Record<string, (flow: string) => [flow: string, returned: string]> = {
    'a flow that is no JSON': (flow) => ['{', JSON.stringify(returned(flow))],
    'a flow that is null': (flow) => ['null', JSON.stringify(returned(flow))],
    'a flow that is a list': (flow) => ['[]', JSON.stringify(returned(flow))],
    'a flow whose verifier is none': (flow) => [
      JSON.stringify({ provider: 'github', verifier: {}, returnTo: '/', endpoint: '' }),
      JSON.stringify(returned(flow)),
    ],
    'an answer that is no JSON': () => ['{}', 'oauth-return'],
    'an answer that is a number': () => ['{}', '1'],
    'an answer of another type': (flow) => ['{}', JSON.stringify({ ...returned(flow), type: 'other' })],
    'an answer of another tab’s flow': () => ['{}', JSON.stringify(returned('abcdefghijklmnopqrstuv'))],
  };
  for (const [name, make] of Object.entries(damaged)) {
    it(`takes no notice of ${name}, and keeps no answer`, async () => {
      const left = await leftPage();
      const [flow, answer] = make(left.page.flow);
      left.page.storage.setItem(key(left.page.flow), flow);
      left.page.storage.setItem('oauth-returned', answer);
      const { session, events, endpoint, page } = comeBack(left);
      await session.ready;
      expect(events).to.deep.equal([]);
      expect(session.status).to.equal('signed-out');
      expect(await redeemed(endpoint)).to.deep.equal([]);
      expect(page.storage.items.has('oauth-returned')).to.equal(false);
    });
  }

  it('is ready and signed out if the browser keeps nothing for it', async () => {
    const endpoint = new FakeEndpoint(signInOrigin);
    const page = new FakeClientPage(endpoint);
    page.refusesStorage = true;
    const { session } = beginClientSession({ endpoint, page });
    await session.ready;
    void session.login('github');
    expect(session.status).to.equal('pending');
    expect(page.opened).to.have.length(1);
  });
});
