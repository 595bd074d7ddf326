import assert from 'node:assert/strict';
import { asking } from '../../support/browser-with-cookies.js';
import { openSite } from '../../support/site.js';
import { revocable } from '../../support/stub-provider.js';

import {
  back,
  callbackError,
  clients,
  docs,
  login,
  post,
  signedIn,
  tokenError,
  type Attack,
} from './operator-log-visits.js';

/** Each code of the operator's log, and how visitors make an endpoint tell it. */
export const attacks: Readonly<Record<string, Attack>> = {
  invalid_client: tokenError('invalid_client', 'The secret stub-secret-never-to-be-seen is wrong.', 401),
  unauthorized_client: tokenError('unauthorized_client'),
  invalid_scope: tokenError('invalid_scope'),
  invalid_grant: tokenError('invalid_grant'),
  redirect_url_refused: tokenError('redirect_uri_mismatch'),
  provider_error: tokenError('temporarily_unavailable'),
  callback_error: callbackError('invalid_scope'),
  token_response_invalid: {
    prepare: ({ stub }) => {
      stub.token = { access_token: undefined };
    },
    visit: login(),
  },
  id_token_invalid: {
    prepare: ({ openid }) => {
      openid.claims = { aud: 'somebody-else' };
    },
    visit: login('openid'),
  },
  issuer_mismatch: { visit: login('openid', '', { iss: 'https://evil.example' }) },
  user_fetch_failed: {
    prepare: ({ stub }) => {
      stub.answers.set('/user', () => ({ status: 401, body: {} }));
    },
    visit: login(),
  },
  groups_fetch_failed: {
    options: {
      stub: (stub) => ({
        groupScopes: ['read:org'],
        groupsFn: (_: unknown, list: (url: string, read: (body: unknown) => object) => unknown) =>
          list(`${stub.url}/groups`, () => ({ items: [] })),
      }),
    },
    prepare: ({ stub }) => {
      stub.token = { scope: 'profile' };
    },
    visit: login('stub', '?fetch_groups=true'),
  },
  provider_unreachable: {
    prepare: ({ stub }) => {
      stub.answers.set('/token', () => 'cut');
    },
    visit: login(),
  },
  state_mismatch: {
    visit: async (site, browser) => {
      await back(browser, site.stub.approve(await site.begin('', 'stub', site.newBrowser())));
    },
  },
  flow_cookie_unreadable: {
    visit: async (site, browser) => {
      const address = site.stub.approve(await site.begin('', 'stub', browser));
      for (const name of browser.names('flow.')) browser.cookies.set(name, 'sealed-by-somebody-else');
      await back(browser, address);
    },
  },
  session_cookie_unreadable: {
    visit: async (site, browser) => {
      await site.begin('', 'stub', browser);
      const [flow = ''] = browser.names('flow.');
      const header = Buffer.from('{"alg":"dir","enc":"A256GCM","kid":"anothers.20000"}').toString(
        'base64url',
      );
      browser.cookies.set(flow.replace(/flow\..*/, 'session.stub.0'), `1:${header}..iv.sealed.tag`);
      assert.deepEqual(await site.ids(browser), []);
    },
  },
  callback_without_state: {
    visit: (site, browser) => browser.visit(`${site.base}/redirect?code=x&state=${Math.random()}`),
  },
  callback_on_other_host: {
    visit: async (site, browser) => {
      const address = new URL(site.stub.approve(await site.begin('', 'stub', browser)));
      await site.send({
        target: address.pathname + address.search,
        host: `host-${Math.random()}.example`,
        headers: { accept: 'text/html' },
      });
    },
  },
  login_on_other_host: {
    visit: (site) =>
      site.send({ target: `${site.base}/login/stub`, host: `www-${Math.random()}.example`, headers: {} }),
  },
  login_refused: { options: { settings: { events: { login: () => false } } }, visit: login() },
  event_failed: {
    options: { settings: { events: { login: () => Promise.reject(new Error('down')) } } },
    visit: login(),
  },
  flow_expired: {
    visit: async (site, browser) => {
      const address = site.stub.approve(await site.begin('', 'stub', browser));
      site.now += 601_000;
      await back(browser, address);
      // After ten minutes it would be told again.
      site.now -= 601_000;
    },
  },
  callback_replayed: {
    visit: async (site, browser) => {
      const address = site.stub.approve(await site.begin('', 'stub', browser));
      const kept = new Map(browser.cookies);
      await back(browser, address);
      browser.cookies.clear();
      for (const [name, value] of kept) browser.cookies.set(name, value);
      await back(browser, address);
    },
  },
  base_path_differs: {
    options: { url: 'https://app.example/auth' },
    visit: (site) => site.send({ target: '/api/oauth/session', headers: asking }),
  },
  origin_not_allowed: {
    visit: (site) =>
      site.send({
        target: `${site.base}/session`,
        headers: {
          ...asking,
          'sec-fetch-site': 'cross-site',
          origin: `https://site-${Math.random()}.example`,
        },
      }),
  },
  client_unknown: {
    options: { settings: { clients } },
    visit: (site, browser) => browser.visit(`${site.base}/login/stub?client=c${Math.random()}`),
  },
  csrf_refused: { visit: (site) => post(site, '/logout', {}, { 'x-oauth-elements': '' }) },
  provider_unknown: { visit: (site, browser) => browser.visit(`${site.base}/login/p${Math.random()}`) },
  scope_not_allowed: {
    visit: (site, browser) => browser.visit(`${site.base}/login/stub?scope=s${Math.random()}`),
  },
  parameter_not_allowed: {
    visit: (site, browser) => browser.visit(`${site.base}/login/stub?parameters.p${Math.random()}=1`),
  },
  return_to_invalid: {
    visit: (site, browser) =>
      browser.visit(`${site.base}/login/stub?return_to=https://evil-${Math.random()}.example/path?token=t`),
  },
  max_age_unsupported: {
    visit: (site, browser) => browser.visit(`${site.base}/login/stub?max_age=60`),
  },
  auth_time_missing: { visit: login('openid', '?max_age=60') },
  complete_page_unknown: {
    visit: (site, browser) => browser.visit(`${site.base}/login/stub?complete_page=p${Math.random()}`),
  },
  session_too_large: {
    prepare: ({ stub }) => {
      stub.token = { access_token: 'a'.repeat(9000) };
      stub.answers.set('/user', () => ({ body: stub.user }));
    },
    visit: login(),
  },
  saved_token_invalid: {
    visit: (site) => post(site, '/token/restore', { provider: 'stub', saved_token: String(Math.random()) }),
  },
  code_invalid: {
    options: { url: 'https://app.example', settings: { clients } },
    visit: (site) =>
      post(
        site,
        '/redeem',
        { flow: 'label-of-22-characters', code: String(Math.random()), verifier: 'v'.repeat(43) },
        { origin: docs.origins[0] ?? '', 'sec-fetch-site': 'cross-site' },
      ),
  },
  token_not_available: { visit: (site) => post(site, '/token', { provider: 'stub' }) },
  proxy_refused: {
    options: { stub: (stub) => ({ tokens: 'proxy', apiBases: [`${stub.url}/api`] }) },
    visit: (site) => post(site, '/proxy/stub/a//b', {}),
  },
  provider_redirected: {
    options: { stub: (stub) => ({ tokens: 'proxy', apiBases: [`${stub.url}/api`] }) },
    prepare: ({ stub }) => {
      stub.answers.set('/api/x', () => ({ status: 302, headers: { location: 'https://evil.example/' } }));
    },
    visit: async (site, browser) => {
      await signedIn(site, browser);
      await browser.post(`${site.base}/proxy/stub/x`);
    },
  },
  refresh_failed: {
    options: { stub: { tokens: 'page' } },
    visit: async (site, browser) => {
      const token = site.stub.answers.get('/token');
      await signedIn(site, browser);
      site.now += 3599_000;
      site.stub.answers.set('/token', () => ({ status: 400, body: { error: 'invalid_target' } }));
      await browser.post(`${site.base}/token`);
      site.now -= 3599_000;
      if (token) site.stub.answers.set('/token', token);
    },
  },
  revocation_failed: {
    options: { stub: revocable },
    prepare: ({ stub }) => {
      stub.answers.set('/revoke', () => ({ status: 403, body: { error: 'unsupported' } }));
    },
    visit: async (site, browser) => {
      await signedIn(site, browser);
      await browser.post(`${site.base}/logout`);
    },
  },
  several_processes: {
    visit: async (site, browser, way) => {
      const other = await openSite(way, { providersOf: site });
      try {
        other.now = site.now += 120_000;
        const elsewhere = other.newBrowser();
        const address = site.stub.approve(await other.begin('', 'stub', elsewhere));
        for (const [name, value] of elsewhere.cookies) browser.cookies.set(name, value);
        await back(browser, address);
        assert.equal((await site.session(browser)).authorizations.length, 1);
      } finally {
        await other.close();
      }
    },
  },
  server_error: {
    options: {
      environment: {
        wait: () => {
          throw new RangeError(`stub-secret-never-to-be-seen ${Math.random()}`);
        },
      },
    },
    visit: (site) => post(site, '/logout', {}),
  },
};
