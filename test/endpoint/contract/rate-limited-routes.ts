import type { RateLimit } from '../../../src/endpoint/limits/limited-kind.js';
import { asking, posting, visiting } from '../../support/browser-with-cookies.js';
import type { SiteOptions } from '../../support/site.js';
import type { Asked } from '../../support/transports.js';

const once: Partial<RateLimit> = { logins: 1, callbacks: 1, changes: 1, requests: 1 };
export const page = 'https://docs.example';
export const options: SiteOptions = {
  settings: {
    rateLimit: once,
    clients: [{ id: 'docs', origins: [page], returnUrls: [`${page}/back`] }],
  },
  stub: ({ url }: { url: string }) => ({ tokens: 'proxy', apiBases: [`${url}/`] }),
};

const post = (target: string, body: object): Asked => ({
  ...{ method: 'POST', target, body: JSON.stringify(body) },
  headers: { ...asking, ...posting },
});
export const visit = (target: string): Asked => ({ target, headers: visiting });
export const ask = (target: string, method = 'GET'): Asked => ({ method, target, headers: asking });

/** Each route, with a request that would do something: a call to the provider, to the store, or to both. */
export const routes: readonly (readonly [string, keyof RateLimit, Asked])[] = [
  ['GET /login', 'logins', visit('/login/stub')],
  [
    'GET /login of a provider that is discovered',
    'logins',
    visit('/login/openid?mode=popup&flow=label-of-22-characters'),
  ],
  ['GET /redirect', 'callbacks', visit('/redirect/stub?code=c&state=s')],
  [
    'POST /redirect',
    'callbacks',
    {
      ...{ method: 'POST', target: '/redirect/openid', body: 'code=c&state=s' },
      headers: {
        ...visiting,
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'cross-site',
      },
    },
  ],
  ['POST /token/save', 'changes', post('/token/save', { provider: 'stub' })],
  ['POST /token/restore', 'changes', post('/token/restore', { provider: 'stub', saved_token: 'x' })],
  [
    'POST /redeem',
    'changes',
    post('/redeem', { flow: 'label-of-22-characters', code: 'c', verifier: 'v'.repeat(43) }),
  ],
  ['POST /logout', 'changes', post('/logout', { provider: 'stub' })],
  ['POST /sessions/end', 'changes', post('/sessions/end', { others: true })],
  ['POST /token', 'requests', post('/token', { provider: 'stub' })],
  ['GET /session', 'requests', ask('/session')],
  ['HEAD /session', 'requests', ask('/session', 'HEAD')],
  ['GET /sessions', 'changes', ask('/sessions')],
  ['GET /providers', 'requests', ask('/providers')],
  [
    'GET /proxy',
    'requests',
    { target: '/proxy/stub/items', headers: { ...asking, 'x-oauth-elements': '1' } },
  ],
];
