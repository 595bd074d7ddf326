import { expect } from '@open-wc/testing';
import type { LoginOptions } from '../../src/session/login/login-options.js';
import { failureOf } from '../support/failure-of.js';
import { closeSessions, readySession } from '../support/open-session.js';
import { failed } from '../support/wire-session.js';

/** What the console says of a login that the endpoint refuses. */
async function warningsAfter(code: string, options: LoginOptions): Promise<readonly string[]> {
  const { session, page, neighbour, settle } = await readySession();
  const failure = failureOf(session.login('github', options));
  await page.watched();
  neighbour.say(failed(page.flow, code));
  await failure;
  await settle();
  return page.warnings;
}

describe('the developer of a page whose login asks for what the settings lack', () => {
  afterEach(closeSessions);

  const long = 'x'.repeat(200);
  const cases: [code: string, options: LoginOptions, said: string][] = [
    [
      'scope_not_allowed',
      { scope: ['repo', 'admin'] },
      'The page asks github for a scope that the endpoint does not allow (it asks for: repo admin).',
    ],
    ['complete_page_unknown', { completePage: 'thanks' }, 'has no page of the name "thanks".'],
    ['return_to_invalid', { returnTo: '/\\shop' }, 'return-to="/\\shop" must be an address of'],
    [
      'return_to_invalid',
      { returnTo: 'shop?token=s3cret' },
      'return_to_invalid: return-to="shop" must begin with /, such as /shop: sign-in fails as it is.',
    ],
    [
      'return_to_invalid',
      { returnTo: 'https://ada:s3cret@other.example/shop?token=s3cret#s3cret' },
      'return-to="https://…@other.example/shop" must be an address of',
    ],
    ['complete_page_unknown', { completePage: long }, `"${'x'.repeat(80)}…"`],
  ];
  for (const [code, options, said] of cases)
    it(`is told with ${code} what the page asks for: ${JSON.stringify(options).slice(0, 40)}`, async () => {
      const [warning = '', ...more] = await warningsAfter(code, options);
      expect(more).to.deep.equal([]);
      expect(warning).to.include(said);
      expect(warning).not.to.include(long).and.not.to.include('s3cret');
    });
});
