import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { errorCodes } from '../../../../src/endpoint/index.js';
import { sanitizeProviderText } from '../../../../src/endpoint/provider-calls/errors/sanitize-provider-text.js';
import { label, messageOf, onSite, type Site } from '../../../support/site.js';
import { byRequest } from '../../../support/transports.js';
import { runsOf } from '../../../support/whole.js';

const ours = errorCodes.slice(errorCodes.indexOf('popup_blocked'));
const json = { accept: 'application/json', 'sec-fetch-site': 'cross-site' };

/** The provider sends the person back with that error, as a popup that waits for it, or a plain link, is told. */
async function refuseWith(
  site: Site,
  error: string,
  query = `?mode=popup&flow=${label}`,
  more: Readonly<Record<string, string>> = {},
) {
  const address = new URL(await site.begin(query));
  const back = new URL(address.searchParams.get('redirect_uri') ?? '');
  const answer = { state: address.searchParams.get('state') ?? '', error, ...more };
  for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);
  return site.back(back.href);
}

describe('a provider’s error code that is one of ours', () => {
  for (const code of ours) {
    test(
      `is not told as ours: ${code} at the callback and at the token endpoint`,
      onSite(byRequest, async (site) => {
        const { error } = await messageOf(
          await refuseWith(site, code, undefined, { error_description: 'Its words.' }),
        );
        assert.equal(error, 'server_error');
        assert.equal(site.stub.count('/token'), 0);
        for (const body of [{ error: code }, { error: { type: code } }]) {
          site.stub.answers.set('/token', () => ({ status: 400, body }));
          const { pathname, search } = new URL(site.stub.approve(await site.begin()));
          const response = await site.browser.visit(pathname + search, json);
          assert.equal(((await response.json()) as { error: string }).error, 'token_response_invalid');
        }
      }),
    );
  }

  for (const code of [
    'access_denied',
    'invalid_scope',
    'temporarily_unavailable',
    'login_required',
    'AADSTS50105',
  ])
    test(
      `is the provider’s own otherwise: ${code} passes, with its words`,
      onSite(byRequest, async (site) => {
        const answer = { error_description: 'Its words.' };
        const { error, error_description } = await messageOf(await refuseWith(site, code, undefined, answer));
        assert.deepEqual([error, error_description], [code, 'Its words.']);
      }),
    );
});

describe('a cancel', () => {
  const words = [
    'access_denied',
    'user_cancelled_login',
    'user_cancelled_authorize',
    'user_denied',
    'authorization_declined',
    'no_thanks',
  ];
  for (const word of words) {
    test(
      `is told as access_denied where the provider calls it ${word}, and a plain link returns to its page`,
      onSite(
        byRequest,
        async (site) => {
          const { error } = await messageOf(await refuseWith(site, word));
          assert.equal(error, 'access_denied');
          const plain = await refuseWith(site, word, '?return_to=/shop%3Fid=1');
          assert.deepEqual([plain.status, plain.headers.get('location')], [303, `${site.url}/shop?id=1`]);
          const { outcome } = await site.session();
          assert.equal(outcome?.error, 'access_denied');
          assert.equal(site.stub.count('/token'), 0);
        },
        { stub: { cancelErrors: ['no_thanks'] } },
      ),
    );
  }

  test(
    'is no other error: a plain link then ends on a page that says so',
    onSite(byRequest, async (site) => {
      const response = await refuseWith(site, 'no_thanks', '?return_to=/shop');
      assert.equal(response.status, 400);
      assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
    }),
  );
});

describe('a provider’s words', () => {
  const cases: [string, string, string][] = [
    ['line breaks and control characters', 'a\r\nb\0c\u0085d\u2028e\u2029f\u001b[31m', 'a b c d e f [31m'],
    ['marks that turn text around', 'a\u202eb\u2066c\u200ed\u061ce\ufefff', 'a b c d e f'],
    ['half a character', 'a\ud83d b \ude00', 'a  b'],
    ['what holds letters together', 'می\u200cخواهم 👩\u200d💻', 'می\u200cخواهم 👩\u200d💻'],
    ['what is no text', 5 as never, ''],
  ];
  for (const [what, words, shown] of cases)
    test(`lose or keep ${what}`, () => assert.equal(sanitizeProviderText(words), shown));

  test('are cut at 300, never in the middle of a character', () => {
    assert.equal(sanitizeProviderText(`${'a'.repeat(299)}😀😀`), 'a'.repeat(299));
    assert.equal(sanitizeProviderText(`${'a'.repeat(298)}😀😀`), `${'a'.repeat(298)}😀`);
    assert.equal(sanitizeProviderText('a'.repeat(10_000_000)).length, 300);
  });

  test('never repeat what they were sent, and never hold a control character, however they are made', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('the-code')), { maxLength: 40 }),
        (parts) => {
          const shown = sanitizeProviderText(parts.join(''), ['the-code']);
          assert.ok(shown.length <= 300);
          assert.ok(!shown.includes('the-code'));
          assert.doesNotMatch(shown, /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
        },
      ),
      { seed: 20261128, numRuns: runsOf(2000) },
    );
  });
});
