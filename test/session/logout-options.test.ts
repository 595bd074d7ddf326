import { expect } from '@open-wc/testing';
import { failureOf } from '../support/failure-of.js';
import { json, refusal } from '../support/fake-endpoint.js';
import { closeSessions, readySession, type Stage } from '../support/open-session.js';
import { signedIn } from '../support/wire-session.js';

const place = 'https://id.example/logout?client_id=x';

async function signedInUntilThere(logoutUrl: unknown = place): Promise<Stage> {
  const stage = await readySession(signedIn('github'));
  stage.endpoint.answerAt('/logout', () => json({ logout_url: logoutUrl }));
  return stage;
}

describe('the options of logout()', () => {
  afterEach(closeSessions);

  it('forget ends what was saved, too', async () => {
    const { session, endpoint, events } = await signedInUntilThere();
    await session.logout('github', { forget: true });
    expect(await endpoint.requests.at(-1)!.text()).to.equal('{"provider":"github","forget":true}');
    expect(events).to.deep.equal(['logout github interactive']);
  });

  it('forget ends all that was saved if no provider is named', async () => {
    const { session, endpoint } = await signedInUntilThere();
    await session.logout(undefined, { forget: true });
    expect(await endpoint.requests.at(-1)!.text()).to.equal('{"forget":true}');
  });

  it('say nothing to the endpoint if there are none', async () => {
    const { session, endpoint } = await signedInUntilThere();
    await session.logout();
    expect(await endpoint.requests.at(-1)!.text()).to.equal('{}');
  });

  it('atProvider goes on to the provider’s sign-out after all tabs know of the logout', async () => {
    const { session, page, endpoint, events } = await signedInUntilThere();
    let before: string[] = [];
    page.location.assign = (url) => {
      before = [...events];
      page.assigned.push(new URL(url));
    };
    expect(await session.logout('github', { atProvider: true })).to.equal(place);
    expect(page.assigned.map(({ href }) => href)).to.deep.equal([place]);
    expect(before).to.deep.equal(['logout github interactive']);
    expect(await endpoint.requests.at(-1)!.text()).to.equal('{"provider":"github"}');
  });

  it('leave the page where it is unless atProvider asks for more, and answer the address', async () => {
    const { session, page } = await signedInUntilThere();
    expect(await session.logout('github', { forget: true })).to.equal(place);
    expect(await session.logout('github', { atProvider: false })).to.equal(place);
    expect(page.assigned).to.deep.equal([]);
  });

  it('atProvider stays on the page if the provider has no sign-out page', async () => {
    const { session, page, events } = await signedInUntilThere(null);
    expect(await session.logout('github', { atProvider: true })).to.equal(null);
    expect(page.assigned).to.deep.equal([]);
    expect(events).to.deep.equal(['logout github interactive']);
  });

  it('atProvider goes to a provider on this machine, too', async () => {
    const { session, page } = await signedInUntilThere('http://localhost:9000/logout');
    expect(await session.logout('github', { atProvider: true })).to.equal('http://localhost:9000/logout');
    expect(page.assigned).to.have.length(1);
  });

  const wrong: unknown[] = [
    'javascript:alert(document.domain)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://id.example/1',
    'http://id.example/logout',
    '//id.example/logout',
    '/logout',
    '',
    42,
    { href: 'https://id.example' },
  ];
  for (const address of wrong) {
    it(`atProvider goes nowhere for ${JSON.stringify(address)}, and the logout counts`, async () => {
      // The attack: a broken endpoint, or metadata that it took over, has the page run a script or leave in the clear.
      const { session, page, events } = await signedInUntilThere(address);
      expect(await session.logout('github', { atProvider: true })).to.equal(null);
      expect(page.assigned).to.deep.equal([]);
      expect(events).to.deep.equal(['logout github interactive']);
    });
  }

  const failures: [title: string, code: string, answer: () => Response | Promise<Response>][] = [
    ['refuses', 'provider_unknown', () => refusal('provider_unknown', '', 404)],
    ['cannot be reached', 'endpoint_unreachable', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['answers by a page', 'endpoint_not_found', () => new Response('<!doctype html>')],
  ];
  for (const [title, code, answer] of failures) {
    it(`change nothing and go nowhere if the endpoint ${title}`, async () => {
      const { session, endpoint, page, events, neighbour, settle } = await readySession(signedIn('github'));
      endpoint.answerAt('/logout', answer);
      const error = await failureOf(session.logout('github', { forget: true, atProvider: true }));
      await settle();
      expect(error).to.include({ name: 'OAuthError', code });
      expect(session.auth?.provider).to.equal('github');
      expect([page.assigned, events, neighbour.heard]).to.deep.equal([[], [], []]);
    });
  }

  it('atProvider still goes on if the session is closed meanwhile', async () => {
    const { session, endpoint, page } = await readySession(signedIn('github'));
    const held = endpoint.hold();
    const logout = session.logout('github', { atProvider: true });
    await held.asked;
    session.close();
    held.answer({ logout_url: place });
    expect(await logout).to.equal(place);
    expect(page.assigned.map(({ href }) => href)).to.deep.equal([place]);
  });
});
