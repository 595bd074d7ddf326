import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { label, messageOf, onSite, type Site } from '../../support/site.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { onlySuccess, settings, withoutComments } from './own-html-page.js';

const popup = `?mode=popup&flow=${label}`;

async function refuse(site: Site, query: string, error: string, description = ''): Promise<Response> {
  const extra = { error, ...(description && { error_description: description }) };
  return site.back(site.stub.approve(await site.begin(query), extra));
}

endpointContract((way) => {
  describe('the app’s own HTML, after a failure and with hostile words', () => {
    test(
      'tells a failure in its part for failures, with the parts for success hidden',
      onSite(
        way,
        async (site) => {
          const response = await refuse(site, popup, 'access_denied');
          assert.equal(response.status, 400);
          const text = await response.clone().text();
          assert.ok(text.includes('<html data-outcome="error">'));
          assert.ok(text.includes('[data-outcome]:not([data-outcome="error"]) { display: none !important }'));
          assert.ok(text.includes('Sorry: Sign-in was cancelled at Stub. Nothing was changed.'));
          assert.equal((await messageOf(response)).error, 'access_denied');
        },
        { settings },
      ),
    );

    // A page that says "You are in" must not be seen after a failure: no look-alike of the part counts.
    for (const page of [
      onlySuccess,
      `${onlySuccess}<!-- <p data-outcome="error"> -->`,
      `${onlySuccess}<script>const part = '<p data-outcome="error">';</script>`,
      `${onlySuccess}<style>[data-outcome="error"] {} <p data-outcome=error></style>`,
      `${onlySuccess} data-outcome="error"`,
      `${onlySuccess}<p title='data-outcome="error"'></p>`,
      `${onlySuccess}<p data-outcome="errors"></p>`,
      `${onlySuccess}<p x-data-outcome="error"></p>`,
      `${onlySuccess}<p data-outcome="success"></p>`,
      `${onlySuccess}<!-- <p data-outcome=error>`,
    ]) {
      test(
        `without a part for failures is not shown for one: ${page.slice(onlySuccess.length)}`,
        onSite(
          way,
          async (site) => {
            const response = await refuse(site, popup, 'access_denied');
            assert.equal(response.status, 400);
            const text = await response.clone().text();
            assert.ok(!text.includes('You are in'));
            assert.ok(text.includes('Sign-in cancelled'));
            assert.equal((await messageOf(response)).outcome, 'error');
            assert.ok((await (await site.login(popup)).text()).includes('You are in'));
          },
          { settings: { completePages: { default: page } } },
        ),
      );
    }

    for (const part of [
      '<p data-outcome=error>',
      `<P Data-Outcome = 'error' >`,
      '<p title=">" data-outcome="error">',
      '<p hidden/data-outcome=error>',
    ]) {
      test(
        `is shown for a failure with the part ${part}`,
        onSite(
          way,
          async (site) => {
            const text = await (await refuse(site, popup, 'access_denied')).text();
            assert.ok(text.includes('Sorry') && text.includes(part));
          },
          { settings: { completePages: { default: `${part}Sorry</p>` } } },
        ),
      );
    }

    // The provider's words and name, in text, in a title and in an attribute: markup, the end of a script, a pattern
    // of String.replace, and another placeholder.
    const hostile = `</title></script><script>alert(1)</script><img src=x onerror=alert(1)>"'$&$1$\`{{provider}}`;
    test(
      'shows hostile words of the provider, and a hostile name, as the text they are',
      onSite(
        way,
        async (site) => {
          const response = await refuse(site, popup, 'odd_code', hostile);
          const text = withoutComments(await response.clone().text());
          assert.equal(text.match(/<script\b/g)?.length, 4);
          assert.equal(text.match(/<\/script\b/g)?.length, 4);
          assert.equal(text.match(/<\/title\b/g)?.length, 1);
          assert.ok(!text.includes('<img'));
          const escaped =
            '&lt;/title&gt;&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;' +
            '&lt;img src=x onerror=alert(1)&gt;&quot;&#39;$&amp;$1$`{{provider}}';
          assert.ok(
            text.includes(
              `<p class=sorry data-outcome='error'>Sorry: Something went wrong. Try again in a moment. ${escaped}</p>`,
            ),
          );
          assert.ok(text.includes(`title="${escaped}">Welcome from ${escaped}</p>`));
          assert.equal((await messageOf(response)).error_description, hostile);
        },
        { settings, stub: { name: hostile } },
      ),
    );

    test(
      'shows a hostile profile nowhere but in the message',
      onSite(
        way,
        async (site) => {
          const name = '</script><script>alert(1)</script><!--\u2028';
          site.stub.user = { id: 1, name };
          const response = await site.login(popup);
          const text = await response.clone().text();
          assert.equal(withoutComments(text).match(/<script\b/g)?.length, 3);
          assert.ok(!text.includes('alert(1)</script>') && !text.includes('\u2028'));
          assert.equal((await messageOf(response)).session.authorizations[0]?.user?.name, name);
        },
        { settings: { completePages: { default: `<p>{{message}}</p><style></style><script></script>` } } },
      ),
    );
  });
});
