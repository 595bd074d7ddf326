import { expect, html } from '@open-wc/testing';
import { part, sayAndHear, stage, unstage } from '../../support/stage-elements.js';
import { shownText } from '../../support/visible-text.js';
import { until } from '../../support/wait-for-tasks.js';
import { wireAuthorization } from '../../support/wire-session.js';

// Pages of one origin tell each other who is signed in: one of another version of this package, or a script of the page, may tell anything.
describe('a badge that is told of a person whose fields are no texts', () => {
  afterEach(unstage);

  for (const [what, odd] of Object.entries({
    'an object': { first: 'Ana' },
    'an object that no text can be made of': { toString: 1, valueOf: 1 },
    'what looks like a template': { _$litType$: 1, strings: ['<b>'], values: [] },
    'a list': [['Ana'], { toString: 1 }],
    'a number': 7,
  }))
    it(`shows the provider in its place, and its menu, where each is ${what}`, async () => {
      const staged = await stage(html`<oauth-user-badge></oauth-user-badge>`);
      const badge = staged.find('oauth-user-badge');
      const user = { id: odd, name: odd, email: odd, avatar_url: odd };
      const authorization = { ...wireAuthorization('github'), user };
      await sayAndHear(staged, { type: 'oauth-session', session: { authorizations: [authorization] } });
      await until(() => !!part(badge, 'avatar')?.textContent);
      expect(shownText(part(badge, 'name')!)).to.equal('GitHub');
      expect(part(badge, 'email')).to.equal(null);
      part(badge, 'badge')!.click();
      await until(() => !!part(badge, 'menu')?.checkVisibility());
    });
});
