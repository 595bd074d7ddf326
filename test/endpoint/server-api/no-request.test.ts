import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HasHeaders } from '../../../src/endpoint/http/cookies.js';
import { onSite } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';

/** As JavaScript may pass it on: a context of Hono or Koa, its request, an event, or nothing. */
const noRequests: Readonly<Record<string, unknown>> = {
  'a context': { req: new Request('https://example.com/') },
  'a request of Hono': { raw: new Request('https://example.com/'), header: () => '' },
  'a function for headers': { headers: () => new Headers() },
  'headers of null': { headers: null },
  'a text': 'session=1',
  null: null,
  nothing: undefined,
};

for (const [what, given] of Object.entries(noRequests))
  test(
    `${what} in place of a request is refused, and nobody seems signed out`,
    onSite(byRequest, async ({ endpoint }) => {
      const request = given as HasHeaders;
      const isNothing = given === undefined;
      for (const ask of [
        () => endpoint.authorization(request),
        () => endpoint.session(request),
        () => endpoint.signOut(request),
        // Without a request, a restored sign-in is of nobody yet.
        ...(isNothing ? [] : [() => endpoint.restore('stub', { access_token: 'any' }, { request })]),
      ])
        await assert.rejects(ask(), { name: 'TypeError', message: /^The request has no headers\. / });
    }),
  );
