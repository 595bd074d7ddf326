import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Person, ProviderList } from '../../../src/endpoint/index.js';
import { onSite, type Site, type SiteOptions } from '../../support/site.js';
import { servePages, type StubProvider } from '../../support/stub-provider.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import type { Way } from '../../support/transports.js';

/** A provider that lists groups at `/groups`, which takes a scope of its own. */
const listing = ({ url }: StubProvider) => ({
  userScopes: ['user:read'],
  groupScopes: ['groups:read'],
  groupsFn: (_: Person, list: ProviderList) => list(`${url}/groups`, (items) => ({ items })),
});

const onGroups = (way: Way, run: (site: Site) => Promise<void>, more: SiteOptions = {}) =>
  onSite(way, run, { stub: listing, ...more });

const groupsOf = async (site: Site): Promise<unknown> =>
  (await site.session()).authorizations.at(-1)?.user?.groups;

endpointContract((way) => {
  describe('groups', () => {
    test(
      'are read page by page, with ids as text, and the token in the header alone',
      onGroups(way, async (site) => {
        const pages = [
          [
            { id: 1, name: 'One' },
            { id: 0, name: 'Zero' },
          ],
          [{ id: 'x', name: null }, 'staff'],
          [{ id: 9_007_199_254_740_991, more: true }],
        ];
        servePages(site.stub, '/groups', pages);
        await site.login('?mode=popup&fetch_groups');
        assert.deepEqual(await groupsOf(site), [
          { id: '1', name: 'One' },
          { id: '0', name: 'Zero' },
          { id: 'x', name: 'x' },
          { id: 'staff', name: 'staff' },
          { id: '9007199254740991', name: '9007199254740991' },
        ]);
        const calls = site.stub.calls.filter(({ path }) => path.startsWith('/groups'));
        const [token = ''] = site.stub.made('access');
        assert.deepEqual(
          calls.map(({ path, headers }) => [path, headers.authorization]),
          ['/groups', '/groups/2', '/groups/3'].map((path) => [path, `Bearer ${token}`]),
        );
      }),
    );

    test(
      'that are none are an empty list',
      onGroups(way, async (site) => {
        servePages(site.stub, '/groups', [[]]);
        await site.login('?mode=popup&fetch_groups=true');
        assert.deepEqual(await groupsOf(site), []);
      }),
    );

    test(
      'are fetched without the user, too, with their scope and not the user’s',
      onGroups(way, async (site) => {
        servePages(site.stub, '/groups', [[{ id: 1, name: 'One' }]]);
        const address = await site.begin('?mode=popup&fetch_user=false&fetch_groups');
        assert.equal(new URL(address).searchParams.get('scope'), 'profile groups:read');
        await site.back(site.stub.approve(address));
        const [made] = (await site.session()).authorizations;
        const nobody = { id: '', name: null, email: null, avatar_url: null, raw: {} };
        assert.deepEqual(made?.user, { ...nobody, groups: [{ id: '1', name: 'One' }] });
        assert.equal(site.stub.count('/user'), 0);
      }),
    );

    for (const query of ['', '&fetch_groups=false', '&fetch_groups=0']) {
      test(
        `are not fetched, nor is their scope asked for, by "${query}"`,
        onGroups(way, async (site) => {
          const address = await site.begin(`?mode=popup${query}`);
          assert.equal(new URL(address).searchParams.get('scope'), 'profile user:read');
          await site.back(site.stub.approve(address));
          assert.deepEqual(await groupsOf(site), []);
          assert.equal(site.stub.count('/groups'), 0);
        }),
      );
    }

    test(
      'of a body that names the next page itself are followed there, and not by a Link header',
      onSite(
        way,
        async (site) => {
          const { stub } = site;
          stub.answers.set('/groups', () => ({
            headers: { link: '</groups/wrong>; rel="next"' },
            body: { value: ['a'], next: `${stub.url}/groups/more` },
          }));
          stub.answers.set('/groups/more', () => ({ body: { value: ['b'], next: '' } }));
          await site.login('?mode=popup&fetch_groups');
          assert.deepEqual(await groupsOf(site), [
            { id: 'a', name: 'a' },
            { id: 'b', name: 'b' },
          ]);
          assert.equal(stub.count('/groups/wrong'), 0);
        },
        {
          stub: ({ url }) => ({
            groupsFn: (_: Person, list: ProviderList) =>
              list(`${url}/groups`, (body) => {
                const { value, next } = body as { value: unknown; next: unknown };
                return { items: value, next };
              }),
          }),
        },
      ),
    );

    const links: [string, string | undefined][] = [
      ['</groups/2>; rel="next"', '/groups/2'],
      ['<groups/2>; rel=next', '/groups/2'],
      ['</a>; rel="prev", </groups/2>; title="b"; rel="last next"', '/groups/2'],
      ['</a,b>; rel="first",</groups/2>;REL="NEXT"', '/groups/2'],
      ['</groups/2>; rel="nextish"', undefined],
      ['</groups/2>; rel="prev"', undefined],
      ['</groups/2>', undefined],
      ['nonsense', undefined],
    ];
    for (const [link, followed] of links) {
      test(
        `whose Link header is ${link} ${followed ? 'go on' : 'end'} there`,
        onGroups(way, async (site) => {
          site.stub.answers.set('/groups', () => ({ headers: { link }, body: ['a'] }));
          site.stub.answers.set('/groups/2', () => ({ body: ['b'] }));
          await site.login('?mode=popup&fetch_groups');
          assert.equal(((await groupsOf(site)) as unknown[]).length, followed ? 2 : 1);
          assert.equal(site.stub.count('/groups/2'), followed ? 1 : 0);
        }),
      );
    }
  });

  describe('groups without a groupsFn', () => {
    const said = { claims: ['from-claims'], raw: ['from-profile'] };

    test(
      'are those of the ID token, and the profile is not requested',
      onSite(way, async (site) => {
        site.openid.claims = { groups: said.claims };
        site.openid.user = { sub: 'ada', groups: said.raw };
        await site.login('?mode=popup&fetch_user=false&fetch_groups', 'openid');
        const [made] = (await site.session()).authorizations;
        assert.deepEqual(
          [made?.user?.id, made?.user?.groups],
          ['ada', [{ id: 'from-claims', name: 'from-claims' }]],
        );
        assert.equal(site.openid.count('/user'), 0);
      }),
    );

    test(
      'are those of the profile if the ID token names none; the profile is requested once',
      onSite(way, async (site) => {
        site.openid.user = { sub: 'ada', groups: said.raw };
        await site.login('?mode=popup&fetch_groups', 'openid');
        assert.deepEqual(await groupsOf(site), [{ id: 'from-profile', name: 'from-profile' }]);
        assert.equal(site.openid.count('/user'), 1);
      }),
    );

    // S7: the groups of somebody else's profile.
    test(
      'are never those of a profile that is not the ID token’s',
      onSite(way, async (site) => {
        site.openid.user = { sub: 'mallory', groups: ['admins'] };
        await site.login('?mode=popup&fetch_user=false&fetch_groups', 'openid');
        assert.deepEqual(await site.ids(), []);
      }),
    );
  });
});
