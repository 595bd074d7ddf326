import { expect } from '@open-wc/testing';
import type { LoginOptions } from '../../src/session/login/login-options.js';
import { closeSessions, readySession } from '../support/open-session.js';
import { turn } from '../support/wait-for-tasks.js';

/** What the address that a login opens says, apart from the label, the mode and the way back. */
async function wishesOf(options?: LoginOptions): Promise<Record<string, string>> {
  const { session, page } = await readySession();
  void session.login('github', options);
  // The part that adds parameters of the page loads with the first login that has some.
  await turn();
  const { flow, mode, return_to, ...wishes } = Object.fromEntries(page.lastOpened.url.searchParams);
  expect([flow, mode, return_to]).to.deep.equal([page.flow, 'popup', '/shop?item=1#top']);
  return wishes;
}

const wishes: [title: string, options: LoginOptions, wish: Record<string, string>][] = [
  ['scope', { scope: ['repo', 'read:org'] }, { scope: 'repo read:org' }],
  ['fetchUser: false', { fetchUser: false }, { fetch_user: 'false' }],
  ['fetchGroups', { fetchGroups: true }, { fetch_groups: 'true' }],
  ['remember', { remember: true }, { remember: 'true' }],
  ['account', { account: true }, { account: 'true' }],
  ['completePage', { completePage: 'shop' }, { complete_page: 'shop' }],
  ['loginHint', { loginHint: 'ada@example.com' }, { login_hint: 'ada@example.com' }],
  ['maxAge', { maxAge: 60 }, { max_age: '60' }],
  ['intent', { intent: 'sign-up' }, { intent: 'sign-up' }],
  [
    'parameters',
    { parameters: { hd: 'a b.example', acr_values: 'loa2' } },
    { 'parameters.hd': 'a b.example', 'parameters.acr_values': 'loa2' },
  ],
];

const silent: [title: string, options: LoginOptions | undefined][] = [
  ['no options', undefined],
  ['empty options', {}],
  ['an empty list of scopes', { scope: [] }],
  ['fetchUser: true', { fetchUser: true }],
  ['fetchGroups: false', { fetchGroups: false }],
  ['remember: false', { remember: false }],
  ['account: false', { account: false }],
  ['an empty completePage', { completePage: '' }],
  ['an empty loginHint', { loginHint: '' }],
  ['maxAge: undefined', { maxAge: undefined }],
  ['empty parameters', { parameters: {} }],
  ['a parameter without a value', { parameters: { hd: '' } }],
  ['an empty savedToken', { savedToken: '' }],
];

describe('the wishes of a login', () => {
  afterEach(closeSessions);

  for (const [title, options, wish] of wishes) {
    it(`${title} stands alone in the address`, async () => {
      expect(await wishesOf(options)).to.deep.equal(wish);
    });
  }

  for (const [title, options] of silent) {
    it(`${title} leaves the address without a wish`, async () => {
      expect(await wishesOf(options)).to.deep.equal({});
    });
  }

  it('maxAge: 0 asks the person to authenticate now', async () => {
    expect(await wishesOf({ maxAge: 0 })).to.deep.equal({ max_age: '0' });
  });

  for (const maxAge of [NaN, -1, 1e99, 1.5])
    it(`maxAge: ${maxAge} goes to the endpoint, which refuses it, and is not left out`, async () => {
      expect(await wishesOf({ maxAge })).to.deep.equal({ max_age: String(maxAge) });
    });

  it('are all in the URL together', async () => {
    const all: LoginOptions = Object.assign({}, ...wishes.map(([, options]) => options));
    const expected: Record<string, string> = Object.assign({}, ...wishes.map(([, , wish]) => wish));
    expect(await wishesOf(all)).to.deep.equal(expected);
  });

  it('leave frozen scopes and options of the caller alone', async () => {
    const options = Object.freeze({ scope: Object.freeze(['repo', 'read:org']), account: true });
    expect(await wishesOf(options)).to.deep.equal({ scope: 'repo read:org', account: 'true' });
    expect(options).to.deep.equal({ scope: ['repo', 'read:org'], account: true });
  });

  it('cannot add to the address what they do not say', async () => {
    // The attack: a scope, a page's name and an address back that try to become parameters of their own.
    const hostile = 'x&remember=true#y';
    const { session, page } = await readySession();
    void session.login('github', { scope: [hostile], completePage: hostile, returnTo: hostile });
    const { searchParams, hash } = page.lastOpened.url;
    expect([...searchParams.keys()]).to.deep.equal(['flow', 'mode', 'return_to', 'scope', 'complete_page']);
    expect([searchParams.get('scope'), searchParams.get('return_to')]).to.deep.equal([hostile, hostile]);
    expect(hash).to.equal('');
  });

  it('go along with a redirect if a window is blocked', async () => {
    const { session, page } = await readySession();
    page.blocksPopups = true;
    void session.login('github', { remember: true, account: true, fetchGroups: true });
    const { mode, remember, account, fetch_groups } = Object.fromEntries(page.assigned[0]!.searchParams);
    expect([mode, remember, account, fetch_groups]).to.deep.equal(['redirect', 'true', 'true', 'true']);
  });
});
