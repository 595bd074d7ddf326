import { expect } from '@open-wc/testing';
import { failureOf } from '../support/failure-of.js';
import { closeSessions } from '../support/open-session.js';
import { proxied, sessionWithApis } from '../support/stage-apis.js';
import { turn } from '../support/wait-for-tasks.js';

const places: [url: string, path: string, base: string][] = [
  ['https://api.github.com/user', '/proxy/github/user', '0'],
  ['https://api.github.com', '/proxy/github/', '0'],
  ['https://api.github.com/?page=2', '/proxy/github/?page=2', '0'],
  ['https://API.GitHub.com:443/user', '/proxy/github/user', '0'],
  ['https://api.github.com/repos/a%2Fb?q=x%20y&q=z', '/proxy/github/repos/a%2Fb?q=x%20y&q=z', '0'],
  ['https://uploads.github.com/a', '/proxy/github/a', '1'],
  ['https://api.acme.example/v1', '/proxy/acme/', '0'],
  ['https://api.acme.example/v1/', '/proxy/acme/', '0'],
  ['https://api.acme.example/v1?x=1', '/proxy/acme/?x=1', '0'],
  ['https://api.acme.example/v1#top', '/proxy/acme/', '0'],
  ['https://api.acme.example/v1#', '/proxy/acme/', '0'],
  ['https://api.acme.example/v2/me#/v1', '/proxy/acme/me', '1'],
  ['https://api.acme.example/v2/me?a=b#top?c', '/proxy/acme/me?a=b', '1'],
  ['https://api.acme.example/v3/../v2/me', '/proxy/acme/me', '1'],
  ['https://api.acme.example/v1/corp/me', '/proxy/corp/me', '0'],
  ['https://api.acme.example/v1/corporate', '/proxy/acme/corporate', '0'],
];

// The attack: an address that looks like one of a provider's, so that the person's token goes along with it.
const elsewhere = [
  'https://api.github.com.evil.example/user',
  'https://api.github.comx/user',
  'https://api.github.com%2eevil.example/user',
  'https://api.github.com:8443/user',
  'http://api.github.com/user',
  'https://github.com/user',
  'https://evil.example/https://api.github.com/user',
  'https://evil.example/?https://api.github.com/user',
  'https://evil.example/#https://api.github.com/user',
  'https://api.acme.example/',
  'https://api.acme.example/v10/me',
  'https://api.acme.example/v1x',
  'https://api.acme.example/v1;x=1/me',
  'https://api.acme.example/v1%2Fme',
  'https://api.acme.example/v1/../v3/me',
  'https://api.acme.example/v1/%2e%2e/v3/me',
  'https://api.acme.example//v1/me',
  'https://closed.example/me',
  'data:text/plain,https://api.github.com/user',
  '/user',
];

describe('the place that fetch() of a session calls', () => {
  afterEach(closeSessions);

  for (const [url, path, base] of places) {
    it(`is ${path} with base ${base} for ${url}`, async () => {
      const stage = await sessionWithApis();
      await stage.session.fetch(url);
      expect(proxied(stage)).to.deep.equal([`GET ${path}`]);
      expect(stage.endpoint.requests.at(-1)!.headers.get('x-oauth-base')).to.equal(base);
    });
  }

  for (const url of elsewhere) {
    it(`is none for ${url}: proxy_refused, and no call`, async () => {
      const stage = await sessionWithApis();
      const error = await failureOf(stage.session.fetch(url, { method: 'POST', body: 'x' }));
      expect(error).to.include({ name: 'OAuthError', code: 'proxy_refused' });
      expect(stage.endpoint.asked).to.deep.equal(['GET /session', 'GET /providers']);
      expect(stage.events).to.deep.equal([]);
    });
  }

  it('is none for an address with a password in it, which no request may have', async () => {
    // The attack: what stands before the @ makes the host look like another.
    for (const url of ['https://api.github.com@evil.example/', 'https://a:b@api.github.com/user']) {
      const stage = await sessionWithApis();
      expect(await failureOf(stage.session.fetch(url))).to.be.instanceOf(TypeError);
      expect(stage.endpoint.asked).to.deep.equal(['GET /session']);
    }
  });

  it('is none for what is no address', async () => {
    const stage = await sessionWithApis();
    expect(await failureOf(stage.session.fetch('https://'))).to.be.instanceOf(TypeError);
    expect(stage.endpoint.asked).to.deep.equal(['GET /session']);
  });

  it('may be given as a URL or a Request', async () => {
    const stage = await sessionWithApis();
    await stage.session.fetch(new URL('https://api.github.com/user'));
    await stage.session.fetch(new Request('https://api.github.com/user', { method: 'DELETE' }));
    expect(proxied(stage)).to.deep.equal(['GET /proxy/github/user', 'DELETE /proxy/github/user']);
  });

  it('is looked up once, and again only for an address that nobody is known to have', async () => {
    const { session, endpoint } = await sessionWithApis();
    await session.fetch('https://api.github.com/user');
    await session.fetch('https://api.github.com/user');
    await failureOf(session.fetch('https://evil.example/user'));
    expect(endpoint.asked).to.deep.equal([
      'GET /session',
      'GET /providers',
      'GET /proxy/github/user',
      'GET /proxy/github/user',
      'GET /providers',
    ]);
  });

  it('is found for a provider that is new since', async () => {
    const stage = await sessionWithApis();
    await stage.session.fetch('https://api.github.com/user');
    stage.endpoint.providers = {
      providers: [{ id: 'new', name: 'New', api_bases: ['https://new.example'] }],
    };
    await stage.session.fetch('https://new.example/me');
    expect(proxied(stage).at(-1)).to.equal('GET /proxy/new/me');
  });

  it('is found while somebody else waits for the providers', async () => {
    const stage = await sessionWithApis();
    expect(stage.session.providers).to.deep.equal([]);
    await stage.session.fetch('https://api.github.com/user');
    await turn();
    expect(proxied(stage)).to.deep.equal(['GET /proxy/github/user']);
    expect(stage.session.providers.map(({ id }) => id)).to.deep.equal(['closed', 'github', 'acme', 'corp']);
  });

  for (const providers of [null, {}, { providers: {} }, { providers: [] }]) {
    it(`is none if the endpoint says ${JSON.stringify(providers)} of its providers`, async () => {
      const stage = await sessionWithApis();
      stage.endpoint.providers = providers;
      const error = await failureOf(stage.session.fetch('https://api.github.com/user'));
      expect(error).to.include({ code: 'proxy_refused' });
      expect(proxied(stage)).to.deep.equal([]);
    });
  }

  it('is unknown if the providers can’t be fetched: endpoint_unreachable, and no call', async () => {
    const stage = await sessionWithApis();
    stage.endpoint.answerAt('/providers', () => Promise.reject(new TypeError('Failed to fetch')));
    const error = await failureOf(stage.session.fetch('https://api.github.com/user'));
    expect(error).to.include({ code: 'endpoint_unreachable' });
    expect(proxied(stage)).to.deep.equal([]);
  });
});
