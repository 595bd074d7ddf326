import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { label, messageOf, onSite, type Site } from '../../support/site.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { json } from './openid-login.js';

const asked = async (site: Site, query: string, provider = 'openid'): Promise<URLSearchParams> =>
  new URL(await site.begin(`?${query}`, provider)).searchParams;

const create = { prompt_values_supported: ['none', 'create'] };

endpointContract((way) => {
  describe('a login', () => {
    test(
      'passes login_hint on to the provider, to the letter',
      onSite(way, async (site) => {
        for (const hint of ['ada@example.com', 'Ada & co?x=1#é', '李', 'a'.repeat(320)])
          assert.equal((await asked(site, `login_hint=${encodeURIComponent(hint)}`)).get('login_hint'), hint);
      }),
    );

    test(
      'without them sends no login_hint, max_age or prompt, and an empty hint is none',
      onSite(way, async (site) => {
        const parameters = await asked(site, 'login_hint=&intent=');
        for (const name of ['login_hint', 'max_age', 'prompt'])
          assert.equal(parameters.get(name), null, name);
      }),
    );

    for (const [what, query] of [
      ['a hint of 321 characters', `login_hint=${'a'.repeat(321)}`],
      ['a hint with a line break', 'login_hint=ada%0d%0aX: 1'],
      ['a hint with a null character', 'login_hint=ada%00'],
      ['a hint with a line separator', 'login_hint=%e2%80%a8'],
      ['an unknown intent', 'intent=sign-off'],
      ['an intent of Object', 'intent=constructor'],
    ] as const)
      test(
        `refuses ${what}, and starts nothing`,
        onSite(way, async (site) => {
          const target = `${site.base}/login/openid?flow=${label}&mode=popup&${query}`;
          const response = await site.browser.visit(target, json);
          assert.equal((await messageOf(response)).error, 'invalid_request');
          assert.deepEqual(site.browser.names('-flow'), []);
        }),
      );

    test(
      'with intent=sign-up asks for prompt=create if the metadata lists it',
      onSite(way, async (site) => {
        site.openid.metadata = create;
        assert.equal((await asked(site, 'intent=sign-up')).get('prompt'), 'create');
        for (const intent of ['sign-in', 'continue'])
          assert.equal((await asked(site, `intent=${intent}`)).get('prompt'), null, intent);
      }),
    );

    test(
      'asks for prompt=create alone, although the person chooses an account (section 4 allows no other value with it)',
      onSite(way, async (site) => {
        site.openid.metadata = create;
        assert.equal((await asked(site, 'intent=sign-up&account=true')).get('prompt'), 'create');
      }),
    );

    for (const [what, metadata] of [
      ['does not list it', { prompt_values_supported: ['login'] }],
      ['lists nothing', {}],
      ['is nonsense', { prompt_values_supported: { create: true } }],
    ] as const)
      test(
        `with intent=sign-up is a plain login if the metadata ${what}`,
        onSite(way, async (site) => {
          site.openid.metadata = metadata;
          assert.equal((await asked(site, 'intent=sign-up')).get('prompt'), null);
        }),
      );

    test(
      "with intent=sign-up sends a provider's own signUpParams",
      onSite(
        way,
        async (site) => {
          const parameters = await asked(site, 'intent=sign-up', 'stub');
          assert.equal(parameters.get('screen_hint'), 'signup');
          assert.equal((await asked(site, '', 'stub')).get('screen_hint'), null);
        },
        { stub: { signUpParams: { screen_hint: 'signup' } } },
      ),
    );

    test(
      "sends each parameter once, although the provider's address has it already",
      onSite(
        way,
        async (site) => {
          const parameters = await asked(site, 'login_hint=ada&account=true', 'stub');
          assert.deepEqual(parameters.getAll('login_hint'), ['ada']);
          assert.deepEqual(parameters.getAll('prompt'), ['select_account']);
          assert.deepEqual(parameters.getAll('tenant'), ['x']);
        },
        {
          stub: ({ url }) => ({
            authorizationEndpoint: `${url}/authorize?login_hint=eve&prompt=none&tenant=x`,
          }),
        },
      ),
    );
  });
});
