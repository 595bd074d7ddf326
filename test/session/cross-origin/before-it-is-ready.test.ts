import { expect } from '@open-wc/testing';
import { beginClientSession, stageClientPage } from '../../support/open-other-origin-session.js';
import { json, refusal } from '../../support/fake-endpoint.js';
import { deferred } from '../../support/deferred.js';
import { closeSessions } from '../../support/open-session.js';
import { turn } from '../../support/wait-for-tasks.js';
import { signedIn } from '../../support/wire-session.js';
import type { OAuthSession } from '../../../src/session/session.js';

const calls: [name: string, call: (session: OAuthSession) => Promise<unknown>][] = [
  ['logout()', (session) => session.logout()],
  ['getToken()', (session) => session.getToken()],
  ['saveToken()', (session) => session.saveToken()],
  ['sessions()', (session) => session.sessions()],
  ['fetch()', (session) => session.fetch('https://api.example/user')],
];

describe('a client’s page that is not ready yet', () => {
  afterEach(closeSessions);

  for (const [name, call] of calls)
    it(`sends no request of ${name} that the endpoint would take for nobody’s`, async () => {
      const staged = stageClientPage(signedIn('github'));
      const { endpoint } = staged;
      const bases = [{ id: 'github', name: 'GitHub', api_bases: ['https://api.example'] }];
      endpoint.answerAt('/providers', () => json({ providers: bases }));
      for (const path of ['/token', '/token/save', '/sessions', '/proxy/'])
        endpoint.answerAt(path, () => refusal('server_error'));
      const { subtle } = staged.page.crypto;
      const hash = subtle.digest.bind(subtle);
      const { promise, resolve } = deferred();
      Object.assign(subtle, {
        digest: (...given: Parameters<typeof hash>) => promise.then(() => hash(...given)),
      });
      const { session } = beginClientSession(staged);
      const called = call(session).catch(() => undefined);
      await turn();
      expect(endpoint.asked).to.deep.equal([]);
      resolve(undefined);
      await called;
      await session.ready;
      const asked = endpoint.requests.filter(({ url }) => !url.endsWith('/session'));
      expect(asked).not.to.have.length(0);
      for (const { url, credentials } of asked) expect(credentials, url).to.equal('include');
    });
});
