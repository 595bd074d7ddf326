import { expect } from '@open-wc/testing';
import { json, refusal, type FakeEndpoint } from '../../support/fake-endpoint.js';
import { failureOf } from '../../support/failure-of.js';
import {
  readyClient,
  redeemed,
  returned,
  signInOrigin,
  type ClientStage,
} from '../../support/open-other-origin-session.js';
import { closeSessions } from '../../support/open-session.js';
import { turn } from '../../support/wait-for-tasks.js';
import { nobody, signedIn } from '../../support/wire-session.js';

const offline = (): never => {
  throw new TypeError('Failed to fetch');
};

const count = async (endpoint: FakeEndpoint): Promise<number> => (await redeemed(endpoint)).length;

interface Redeeming extends ClientStage {
  /** What the login rejects with. */
  readonly failure: Promise<unknown>;
}

/** A login whose code has just come back; `/redeem` answers as given, its last answer for ever. */
async function redeeming(...answers: (() => Response)[]): Promise<Redeeming> {
  const stage = await readyClient();
  const { session, page, endpoint } = stage;
  const last = answers.at(-1)!;
  endpoint.answerAt('/redeem', () => (answers.length > 1 ? answers.shift()! : last)());
  // Its watch is a timer too, and no matter here.
  const watched = page.watched();
  const failure = failureOf(session.login('github'));
  await watched;
  page.timers.clear();
  page.hear(returned(page.flow), signInOrigin);
  await turn();
  return { ...stage, failure };
}

describe('redeeming a code', () => {
  afterEach(closeSessions);

  const atOnce: [name: string, answer: () => Response, error: string][] = [
    ['code_invalid', () => refusal('code_invalid', 'Sign in again.', 400), 'code_invalid'],
    ['origin_not_allowed', () => refusal('origin_not_allowed'), 'origin_not_allowed'],
    ['rate_limited', () => refusal('rate_limited', '', 429), 'rate_limited'],
    ['an error of its own with 500', () => refusal('server_error', '', 500), 'server_error'],
    ['a session without the provider', () => json(nobody), 'server_error'],
    ['a session of another provider alone', () => json(signedIn('acme')), 'server_error'],
  ];
  for (const [name, answer, error] of atOnce) {
    it(`ends the login at once if the endpoint answers ${name}`, async () => {
      const { failure, endpoint, events, session } = await redeeming(answer);
      expect(await failure).to.include({ code: error });
      expect(await count(endpoint)).to.equal(1);
      expect(events.filter((line) => line.includes(' github '))).to.deep.equal([
        'login-start github popup',
        `login github interactive ${error}`,
      ]);
      expect(session.failure).to.include({ provider: 'github', error });
      expect(session.pendingProvider).to.equal(undefined);
    });
  }

  const unreachable: [name: string, answer: () => Response, code?: string][] = [
    ['can’t be reached', offline],
    ['answers HTML with 200', () => new Response('<h1>Oops</h1>'), 'endpoint_not_found'],
    ['answers HTML with 502', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['answers nothing with 500', () => new Response('', { status: 500 })],
    ['answers JSON that is no session', () => json({ authorizations: 'none' })],
    ['answers null', () => json(null)],
    ['answers a list', () => json([])],
  ];
  for (const [name, answer, code = 'endpoint_unreachable'] of unreachable) {
    it(`is tried again after one second and after five more if the endpoint ${name}, and then given up`, async () => {
      const { page, failure, endpoint, events, session } = await redeeming(answer);
      expect(await count(endpoint)).to.equal(1);
      page.advance(999);
      await turn();
      expect(await count(endpoint)).to.equal(1);
      page.advance(1);
      await turn();
      expect(await count(endpoint)).to.equal(2);
      page.advance(4999);
      await turn();
      expect(await count(endpoint)).to.equal(2);
      expect(session.status).to.equal('pending');
      page.advance(1);
      expect(await failure).to.include({ code });
      page.advance(60_000);
      await turn();
      expect(await count(endpoint)).to.equal(3);
      expect(events).to.deep.equal(['login-start github popup', `login github interactive ${code}`]);
      expect(session.status).to.equal('signed-out');
    });
  }

  it('signs in by the second try if the network was away for a moment, with the same body', async () => {
    const { page, endpoint, events, session } = await redeeming(offline, () => json(signedIn('github')));
    page.advance(1000);
    await turn();
    const [first, second] = await redeemed(endpoint);
    expect(second).to.deep.equal(first);
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
    expect(session.status).to.equal('signed-in');
  });

  it('tells what the endpoint says once it answers again', async () => {
    const { page, failure, endpoint } = await redeeming(offline, () => refusal('code_invalid', '', 400));
    page.advance(1000);
    expect(await failure).to.include({ code: 'code_invalid' });
    page.advance(60_000);
    await turn();
    expect(await count(endpoint)).to.equal(2);
  });

  it('leaves those alone who were signed in before', async () => {
    const stage = await redeeming(() => refusal('code_invalid', '', 400));
    stage.endpoint.answerAt('/redeem', () => json(signedIn('github', 'acme')));
    void stage.session.login('acme');
    await stage.comeBack(returned(stage.page.flow));
    stage.endpoint.answerAt('/redeem', () => refusal('code_invalid', '', 400));
    void stage.session.login('github', {}).catch(() => undefined);
    await stage.comeBack(returned(stage.page.flow));
    expect(Object.keys(stage.session.auths)).to.deep.equal(['github', 'acme']);
    expect(stage.events.at(-1)).to.equal('login github interactive code_invalid');
  });

  it('lets another login begin after it has failed', async () => {
    const { session, page, comeBack, endpoint, events } = await redeeming(() =>
      refusal('code_invalid', '', 400),
    );
    endpoint.answerAt('/redeem', () => json(signedIn('github')));
    const again = session.login('github');
    await comeBack(returned(page.flow));
    expect((await again).provider).to.equal('github');
    expect(events.slice(2)).to.deep.equal(['login-start github popup', 'login github interactive']);
  });

  it('leaves signed in whoever has signed in in another tab meanwhile, whom its answer does not know', async () => {
    const { session, page, endpoint, neighbour, settle } = await readyClient();
    const watched = page.watched();
    const login = session.login('github');
    await watched;
    const held = endpoint.hold();
    page.hear(returned(page.flow), signInOrigin);
    await held.asked;
    neighbour.say({ type: 'oauth-session', session: signedIn('acme') });
    await settle();
    endpoint.session = signedIn('acme', 'github');
    held.answer(signedIn('github'));
    expect(await login).to.equal(session.auth);
    expect(Object.keys(session.auths)).to.deep.equal(['acme', 'github']);
  });
});
