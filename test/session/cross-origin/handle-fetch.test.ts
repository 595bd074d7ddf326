import { expect } from '@open-wc/testing';
import type { WireSession } from '../../../src/protocol/wire.js';
import { json, refusal, type FakeEndpoint } from '../../support/fake-endpoint.js';
import { failureOf } from '../../support/failure-of.js';
import {
  beginClientSession,
  readyClient,
  returned,
  stageClientPage,
  type ClientStage,
} from '../../support/open-other-origin-session.js';
import { closeSessions } from '../../support/open-session.js';
import { turn } from '../../support/wait-for-tasks.js';
import { nobody, signedIn } from '../../support/wire-session.js';

const header = 'x-oauth-handle';
const withHandle = (body: unknown, handle: string): Response =>
  Response.json(body, { headers: { [header]: handle } });
const handles = ({ requests }: FakeEndpoint): (string | null)[] =>
  requests.map(({ headers }) => headers.get(header));

/** Somebody is signed in, with the session in the page's memory alone. */
async function heldSession(session: WireSession = signedIn('github')): Promise<ClientStage> {
  const stage = await readyClient();
  stage.endpoint.answerAt('/redeem', () => withHandle(session, 'handle-1'));
  void stage.session.login('github');
  await stage.comeBack(returned(stage.page.flow));
  expect(stage.session.status).to.equal('signed-in');
  stage.events.length = 0;
  return stage;
}

describe('a handle', () => {
  afterEach(closeSessions);

  it('is sent with nothing before the endpoint has given one', async () => {
    const { endpoint } = await readyClient();
    expect(handles(endpoint)).to.deep.equal([null]);
  });

  it('is sent with every kind of request from then on', async () => {
    const { session, endpoint, page } = await heldSession();
    endpoint.providers = {
      providers: [{ id: 'github', name: 'GitHub', api_bases: ['https://api.example'] }],
    };
    endpoint.answerAt('/token', () => json({ access_token: 'a', token_type: 'bearer', scope: [] }));
    endpoint.answerAt('/token/save', () => json({ saved_token: 'sealed' }));
    endpoint.answerAt('/proxy/', () => json({ proxied: true }));
    const before = endpoint.requests.length;
    await session.getToken('github');
    await session.saveToken('github');
    await session.fetch('https://api.example/user');
    page.advance(61_000);
    page.comeBack();
    await turn();
    await session.logout('github');
    const asked = endpoint.asked.slice(before);
    expect(asked).to.deep.equal([
      'POST /token',
      'POST /token/save',
      'GET /providers',
      'GET /proxy/github/user',
      'GET /session',
      'POST /logout',
    ]);
    expect(handles(endpoint).slice(before)).to.deep.equal(asked.map(() => 'handle-1'));
  });

  it('goes to the endpoint with its cookies, too', async () => {
    const { session, endpoint } = await heldSession();
    await session.logout();
    expect(new Set(endpoint.requests.map(({ credentials }) => credentials))).to.deep.equal(
      new Set(['include']),
    );
  });

  it('is replaced by the one in an answer, an error’s too', async () => {
    const { session, endpoint } = await heldSession();
    endpoint.answerNext(() => withHandle({ error: 'token_not_available' }, 'handle-2'));
    await failureOf(session.getToken());
    endpoint.answerNext(() => refusal('token_not_available'));
    await failureOf(session.getToken());
    expect(handles(endpoint).slice(-2)).to.deep.equal(['handle-1', 'handle-2']);
    await failureOf(session.getToken());
    expect(handles(endpoint).at(-1)).to.equal('handle-2');
  });

  it('is dropped if an answer says an empty one', async () => {
    const { session, endpoint, events } = await heldSession();
    endpoint.answerNext(() => withHandle({ logout_url: null }, ''));
    await session.logout();
    expect(events).to.deep.equal(['logout github interactive']);
    await failureOf(session.getToken());
    expect(handles(endpoint).at(-1)).to.equal(null);
  });

  it('stays as it is if an answer says none, or nothing is answered', async () => {
    const { session, endpoint } = await heldSession();
    endpoint.answerNext(() => {
      throw new TypeError('Failed to fetch');
    });
    await failureOf(session.getToken());
    await failureOf(session.getToken());
    expect(handles(endpoint).slice(-2)).to.deep.equal(['handle-1', 'handle-1']);
  });

  it('is not undone by the answer to an older request', async () => {
    const { session, endpoint } = await heldSession();
    const [older, newer] = [endpoint.holdWhole(), endpoint.holdWhole()];
    const both = [failureOf(session.getToken()), failureOf(session.saveToken())];
    await Promise.all([older.asked, newer.asked]);
    newer.answer(withHandle(nobody, 'newer'));
    await both[1];
    older.answer(withHandle(nobody, 'older'));
    await both[0];
    await failureOf(session.getToken());
    expect(handles(endpoint).at(-1)).to.equal('newer');
  });

  it('that was ended is not brought back by the answer to an older request', async () => {
    const { session, endpoint } = await heldSession();
    const [older, logout] = [endpoint.holdWhole(), endpoint.holdWhole()];
    const both = [failureOf(session.getToken()), session.logout()] as const;
    await Promise.all([older.asked, logout.asked]);
    logout.answer(withHandle({ logout_url: null }, ''));
    await both[1];
    older.answer(withHandle(nobody, 'brought back'));
    await both[0];
    await failureOf(session.getToken());
    expect(handles(endpoint).at(-1)).to.equal(null);
  });

  // A read renews what the page has; a login or logout makes another of it, however late its answer comes.
  for (const first of ['login', 'question'] as const) {
    it(`of a login outlives a question asked meanwhile whose answer comes ${first === 'login' ? 'last' : 'first'}`, async () => {
      const stage = await heldSession();
      const { session, endpoint, page } = stage;
      const [login, question] = [endpoint.holdWhole(), endpoint.holdWhole()];
      void session.login('google');
      await stage.comeBack(returned(page.flow));
      await login.asked;
      const asked = failureOf(session.getToken('github'));
      await question.asked;
      const answerLogin = (): void => login.answer(withHandle(signedIn('github', 'google'), 'both'));
      if (first === 'login') answerLogin();
      await turn();
      question.answer(withHandle({ error: 'token_not_available' }, 'renewed'));
      await asked;
      if (first === 'question') answerLogin();
      await turn();
      await failureOf(session.getToken('github'));
      expect(handles(endpoint).slice(-3)).to.deep.equal(['handle-1', 'handle-1', 'both']);
    });
  }

  it('is changed by one request after the other, so that none loses what another brought', async () => {
    const { session, endpoint } = await heldSession();
    const [save, logout] = [endpoint.holdWhole(), endpoint.holdWhole()];
    const saved = failureOf(session.saveToken('github'));
    await save.asked;
    const signedOut = session.logout('github');
    await turn();
    save.answer(withHandle({ saved_token: 'sealed' }, 'saved'));
    await logout.asked;
    logout.answer(withHandle({ logout_url: null }, ''));
    await Promise.all([saved, signedOut]);
    expect(handles(endpoint).slice(-2)).to.deep.equal(['handle-1', 'saved']);
  });

  it('is told to no other tab and kept in no storage, through login, reading and logout', async () => {
    const stage = await heldSession();
    const { session, endpoint, page, neighbour, heardThere, settle } = stage;
    endpoint.answerNext(() => refusal('reauth_required', '', 401));
    endpoint.answerNext(() => withHandle(nobody, ''));
    await failureOf(session.getToken());
    await settle();
    endpoint.answerAt('/redeem', () => withHandle(signedIn('github'), 'handle-2'));
    void session.login('github');
    await stage.comeBack(returned(page.flow));
    endpoint.answerNext(() => withHandle({ logout_url: null }, ''));
    await session.logout();
    await settle();
    // Nor is the session itself: other tabs have theirs, or none.
    expect(neighbour.heard).to.deep.equal([]);
    expect(JSON.stringify(await heardThere())).to.not.include('handle');
    expect([...page.storage.items]).to.deep.equal([]);
    expect(
      JSON.stringify([...Object.entries(localStorage), ...Object.entries(sessionStorage)]),
    ).to.not.include('handle-');
  });

  it('does not let a saved sign-in be told to other tabs that can’t have it', async () => {
    const { session, endpoint, neighbour, settle } = await readyClient();
    endpoint.answerAt('/token/restore', () => withHandle(signedIn('github'), 'handle-1'));
    await session.login('github', { savedToken: 'sealed' });
    await settle();
    expect(neighbour.heard).to.deep.equal([]);
  });
});

describe('where the browser keeps the endpoint’s cookies', () => {
  afterEach(closeSessions);

  it('other tabs are told of login and logout, once each', async () => {
    const stage = await readyClient(signedIn('github'));
    const { session, page, neighbour, settle } = stage;
    void session.login('github');
    await stage.comeBack(returned(page.flow));
    await session.logout();
    await settle();
    expect(neighbour.heard).to.deep.equal([
      { type: 'oauth-session', session: signedIn('github') },
      { type: 'oauth-session', session: nobody },
    ]);
  });

  it('another tab signs in and out with the first', async () => {
    const staged = stageClientPage(signedIn('github'));
    const [first, second] = [beginClientSession(staged), beginClientSession(staged)];
    await Promise.all([first.session.ready, second.session.ready]);
    void first.session.login('github');
    await first.comeBack(returned(staged.page.flow));
    await first.session.logout();
    await second.settle();
    expect(second.events).to.deep.equal(['login github other-tab', 'logout github other-tab']);
  });
});
