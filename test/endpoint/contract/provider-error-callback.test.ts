import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, label, messageOf, onSite, type Site } from '../../support/site.js';
import { endpointContract } from '../../support/endpoint-contract.js';

const popup = `?mode=popup&flow=${label}`;

/** The provider refuses, in its words. */
async function refuse(site: Site, query: string, error: string, description = ''): Promise<Response> {
  const address = new URL(site.stub.approve(await site.begin(query)));
  address.searchParams.delete('code');
  address.searchParams.set('error', error);
  if (description) address.searchParams.set('error_description', description);
  return site.back(address.href);
}

async function expectOnlyOpenid(site: Site): Promise<void> {
  const { authorizations } = await site.session();
  assert.deepEqual(
    authorizations.map(({ provider }) => provider),
    ['openid'],
  );
  assert.equal(site.stub.count('/token'), 0);
  assert.deepEqual(site.browser.names('-flow.'), []);
}

endpointContract((way) => {
  describe('a provider’s refusal', () => {
    test(
      'ends a popup on the completion page, with the provider’s own code',
      onSite(way, async (site) => {
        await site.login('', 'openid');
        const response = await refuse(site, popup, 'access_denied', 'The person chose Cancel.');
        assert.equal(response.status, 400);
        const {
          outcome,
          flow,
          provider,
          error,
          error_description: description,
          session,
        } = await messageOf(response);
        assert.deepEqual(
          { outcome, flow, provider, error, description },
          {
            outcome: 'error',
            flow: label,
            provider: 'stub',
            error: 'access_denied',
            description: 'The person chose Cancel.',
          },
        );
        assert.equal(session.authorizations.length, 1);
        await expectOnlyOpenid(site);
      }),
    );

    test(
      'ends a redirect on the page that began it, which receives it once',
      onSite(way, async (site) => {
        await site.login('', 'openid');
        await site.session();
        const response = await refuse(site, `?return_to=/a&flow=${label}`, 'access_denied', 'No.');
        assert.equal(response.headers.get('location'), 'http://localhost:8550/a');
        assert.deepEqual((await site.session()).outcome, {
          flow: label,
          provider: 'stub',
          error: 'access_denied',
          error_description: 'No.',
        });
        assert.equal((await site.session()).outcome, undefined);
        await expectOnlyOpenid(site);
      }),
    );

    // S25: hostile words of the provider, or of whoever made the address.
    test(
      'in hostile words is shown as text, short and without control or bidi characters',
      onSite(way, async (site) => {
        const words =
          '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'&\u202e\u2066\u0007\u0000\u0085';
        const response = await refuse(site, popup, 'access_denied', words + 'x'.repeat(5000));
        const text = await response.clone().text();
        assert.equal(text.match(/<script/g)?.length, 3);
        assert.ok(!text.includes('<img'));
        assert.doesNotMatch(text, /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        const { error_description: description } = await messageOf(response);
        assert.ok(description.length <= 300);
        assert.doesNotMatch(description, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );

    test(
      'with a code that is no code becomes server_error',
      onSite(way, async (site) => {
        for (const error of ['<script>', 'a b', '', 'x'.repeat(65)]) {
          const response = await refuse(site, popup, error);
          assert.equal((await messageOf(response)).error, 'server_error');
        }
        assert.equal(site.stub.count('/token'), 0);
      }),
    );

    // An error code is looked up in tables. One that every object has must find nothing there: as a status it would
    // end the whole process, and anyone can send it for a flow of their own.
    for (const error of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      test(
        `with the code ${error} is like any other code`,
        onSite(way, async (site) => {
          const address = new URL(site.stub.approve(await site.begin(), { error }));
          const asJson = { accept: 'application/json' };
          const response = await site.browser.visit(address.pathname + address.search, asJson);
          assert.equal(response.status, 400);
          assert.equal(await errorOf(response), error);
          assert.equal((await messageOf(await refuse(site, popup, error))).error, error);
          const page = await refuse(site, '', error);
          assert.equal(page.status, 400);
          assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
        }),
      );
    }

    // Told on the completion page: the same tables, by the provider's name.
    for (const provider of ['nobody', 'constructor', '__proto__', '%3Cimg%20src=x%3E']) {
      test(
        `of a login at ${provider}, which does not exist, is reported to the page that waits for it`,
        onSite(way, async ({ browser, base }) => {
          const response = await browser.visit(`${base}/login/${provider}${popup}`);
          assert.equal(response.status, 404);
          const { error, flow } = await messageOf(response);
          assert.deepEqual({ error, flow }, { error: 'provider_unknown', flow: label });
          assert.ok(!(await response.text()).includes('<img'));
        }),
      );
    }

    test(
      'of a labelled redirect to a provider that does not exist is reported after the redirect back',
      onSite(way, async (site) => {
        for (const provider of ['nobody', 'n'.repeat(40)]) {
          const response = await site.browser.visit(
            `${site.base}/login/${provider}?flow=${label}&return_to=/a`,
          );
          assert.equal(response.headers.get('location'), 'http://localhost:8550/a');
          const { outcome } = await site.session();
          assert.equal(outcome?.error, 'provider_unknown');
          assert.equal(outcome.flow, label);
        }
      }),
    );

    test(
      'that no page waits for is a page for the person, with a way back',
      onSite(way, async (site) => {
        const response = await refuse(site, '?return_to=/a%26b', 'server_error', 'Out of order.');
        const text = await response.text();
        assert.ok(text.includes('Out of order.'));
        assert.ok(text.includes('<code>server_error</code>'));
        assert.ok(text.includes('href="http://localhost:8550/a&amp;b"'));
        assert.equal(site.stub.count('/token'), 0);
      }),
    );
  });
});
