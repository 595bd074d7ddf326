import { expect } from '@open-wc/testing';
import { announceCompletion, takeCompletion } from '../../src/session/login/announce-completion.js';
import { createTransport } from '../../src/session/transport.js';
import { turn } from '../support/wait-for-tasks.js';
import { closeSessions, readySession, stagePage, Neighbour } from '../support/open-session.js';
import { nobody, outcomeOf, signedIn } from '../support/wire-session.js';

const flow = 'abcdefghijklmnopqrstuv';
const place = location.pathname + location.search;
const never = new AbortController().signal;

describe('takeCompletion()', () => {
  afterEach(() => history.replaceState(null, '', place));

  it('reads how the login ended and takes it out of the address', () => {
    history.replaceState({ kept: 1 }, '', `${place}#flow=${flow}&outcome=error`);
    expect(takeCompletion(window)).to.deep.equal({ flow, outcome: 'error' });
    expect(location.hash).to.equal('');
    expect(location.pathname + location.search).to.equal(place);
    expect(history.state).to.deep.equal({ kept: 1 });
  });

  for (const hash of [
    '',
    '#top',
    `#flow=${flow}`,
    `#flow=${flow}&outcome=maybe`,
    '#flow=x&outcome=success',
  ]) {
    it(`leaves an address that ends in "${hash}" as it is`, () => {
      history.replaceState(null, '', place + hash);
      expect(takeCompletion(window)).to.equal(undefined);
      expect(location.hash).to.equal(hash);
    });
  }
});

describe('announceCompletion()', () => {
  let told: string[] = [];
  const tell = (code: string): void => void told.push(code);

  afterEach(() => {
    told = [];
    closeSessions();
  });

  it('tells the page that began the login, and settles as soon as that has heard', async () => {
    const { session, page, endpoint, events } = await readySession();
    const promise = session.login('github');
    endpoint.session = { ...signedIn('github'), outcome: outcomeOf(page.flow, 'github') };
    const transport = createTransport(endpoint.url, page.asPage);
    const completion = { flow: page.flow, outcome: 'success' as const };
    await announceCompletion(completion, transport, endpoint.url, never, tell, page.asPage);
    expect(told).to.deep.equal(['']);
    expect((await promise).provider).to.equal('github');
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
  });

  it('tells an error’s code, here and there', async () => {
    const { session, page, endpoint, events } = await readySession();
    void session.login('github').catch(() => undefined);
    endpoint.session = { ...nobody, outcome: outcomeOf(page.flow, 'github', 'access_denied') };
    const transport = createTransport(endpoint.url, page.asPage);
    const completion = { flow: page.flow, outcome: 'error' as const };
    await announceCompletion(completion, transport, endpoint.url, never, tell, page.asPage);
    expect(told).to.deep.equal(['access_denied']);
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive access_denied']);
  });

  it('calls an error without a code server_error', async () => {
    const { session, page, endpoint, events } = await readySession();
    void session.login('github').catch(() => undefined);
    const transport = createTransport(endpoint.url, page.asPage);
    const completion = { flow: page.flow, outcome: 'error' as const };
    await announceCompletion(completion, transport, endpoint.url, never, tell, page.asPage);
    expect(events.at(-1)).to.equal('login github interactive server_error');
  });

  it('tells its own page at once, and settles after a second if nobody answers', async () => {
    const { endpoint, page } = stagePage();
    const transport = createTransport(endpoint.url, page.asPage);
    const waiting = page.timerOf(1000);
    const announced = announceCompletion(
      { flow, outcome: 'success' },
      transport,
      endpoint.url,
      never,
      tell,
      page.asPage,
    );
    await waiting;
    // The page knows it before it waits.
    expect(told).to.deep.equal(['']);
    page.advance(1000);
    await announced;
  });

  it('takes no answer about another flow for its own', async () => {
    const { endpoint, page } = stagePage();
    const neighbour = new Neighbour(endpoint.url);
    const transport = createTransport(endpoint.url, page.asPage);
    let settled = false;
    const asked = neighbour.next();
    const announced = announceCompletion(
      { flow, outcome: 'success' },
      transport,
      endpoint.url,
      never,
      tell,
      page.asPage,
    );
    void announced.then(() => (settled = true));
    await asked;
    neighbour.say({ type: 'oauth-heard', flow: 'vutsrqponmlkjihgfedcba' });
    neighbour.say(null);
    await turn();
    expect(settled).to.equal(false);
    neighbour.say({ type: 'oauth-heard', flow });
    await announced;
    neighbour.close();
  });

  it('fails with endpoint_not_found and says nothing where something else answers', async () => {
    const { endpoint, page } = stagePage();
    endpoint.answerNext(() => new Response('<h1>Oops</h1>'));
    const transport = createTransport(endpoint.url, page.asPage);
    const announced = announceCompletion(
      { flow, outcome: 'success' },
      transport,
      endpoint.url,
      never,
      tell,
      page.asPage,
    );
    const error: unknown = await announced.catch((reason: unknown) => reason);
    expect(error).to.include({ code: 'endpoint_not_found' });
  });
});
