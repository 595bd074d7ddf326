import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, label, messageOf, onSite, type Site } from '../../support/site.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { json } from './openid-login.js';

const openid = { pageParams: ['hd', 'domain_hint', 'resource'] };

const asked = async (site: Site, query: string, provider = 'openid'): Promise<URLSearchParams> =>
  new URL(await site.begin(`?${query}`, provider)).searchParams;

const long = 'a'.repeat(1000);

/** What a page may set, and what the provider then gets. */
const sent: readonly [what: string, query: string, name: string, value: string | null][] = [
  ['a language', 'parameters.ui_locales=de-AT', 'ui_locales', 'de-AT'],
  ['several languages', 'parameters.ui_locales=pt-BR%20pt%20en', 'ui_locales', 'pt-BR pt en'],
  [
    'a resource that pageParams lists',
    'parameters.resource=https%3A%2F%2Fapi.example.com%2Fv1%3Fa%3Db',
    'resource',
    'https://api.example.com/v1?a=b',
  ],
  ['acr_values', 'parameters.acr_values=urn:mace:silver%20loa2', 'acr_values', 'urn:mace:silver loa2'],
  ['a parameter of pageParams', 'parameters.hd=example.com', 'hd', 'example.com'],
  [
    'one with letters of any language',
    'parameters.hd=b%C3%BCcher.example%20%26%20co',
    'hd',
    'bücher.example & co',
  ],
  ['an empty value', 'parameters.hd=&parameters.resource=', 'hd', null],
  // Pages send theirs by themselves: one that is none breaks no login.
  ['a language with an underscore', 'parameters.ui_locales=de_AT', 'ui_locales', null],
  ['a language that is text', 'parameters.ui_locales=%22%3E%3Cscript%3E', 'ui_locales', null],
  ['a language with a line break', 'parameters.ui_locales=de%0Aen', 'ui_locales', null],
  ['a language without an end', `parameters.ui_locales=${'de '.repeat(50)}de`, 'ui_locales', null],
];

/** What is refused, before the provider is called or the person is sent there. */
const attacks: readonly [what: string, query: string, error: string, names?: string][] = [
  ...[
    ...[
      'client_id',
      'client_secret',
      'redirect_uri',
      'response_type',
      'response_mode',
      'scope',
      'state',
      'nonce',
    ],
    ...[
      'code_challenge',
      'code_challenge_method',
      'request',
      'request_uri',
      'prompt',
      'max_age',
      'login_hint',
    ],
    ...['id_token_hint', 'claims', 'registration', 'display', 'dpop_jkt', 'authorization_details', 'iss'],
    ...['Redirect_URI', 'PROMPT', 'audience', 'access_type', 'hD', 'constructor', 'toString'],
  ].map((name): [string, string, string, string] => [
    `the parameter ${name}`,
    `parameters.${name}=x`,
    'parameter_not_allowed',
    name,
  ]),
  ['the parameter __proto__', 'parameters.__proto__=x', 'parameter_not_allowed'],
  ['no name', 'parameters.=x', 'parameter_not_allowed'],
  ['a name with a space before it', 'parameters.%20hd=x', 'parameter_not_allowed'],
  ['a name with a null character', 'parameters.hd%00=x', 'parameter_not_allowed'],
  ['a name of 2,000 characters', `parameters.${long}${long}=x`, 'parameter_not_allowed'],
  ['a name that is markup', 'parameters.%3Cb%3E=x', 'parameter_not_allowed'],
  ['an unknown name without a value', 'parameters.audience=', 'parameter_not_allowed'],
  ['a line break', 'parameters.hd=a%0D%0AX:%201', 'invalid_request', 'hd'],
  ['a null character', 'parameters.hd=%00', 'invalid_request', 'hd'],
  ['a line separator', 'parameters.hd=%E2%80%A8', 'invalid_request', 'hd'],
  ['a character that turns the text', 'parameters.hd=%E2%80%AE', 'invalid_request', 'hd'],
  ['a value of 1,000 characters', `parameters.hd=${long}`, 'invalid_request'],
  [
    '1,000 characters together',
    `parameters.hd=${'a'.repeat(500)}&parameters.domain_hint=${'a'.repeat(500)}`,
    'invalid_request',
  ],
  ['what no cookie holds', `parameters.hd=${encodeURIComponent('€'.repeat(998))}`, 'invalid_request'],
  ['a parameter twice', 'parameters.hd=a&parameters.hd=b', 'invalid_request'],
  ['a resource of http', 'parameters.resource=http%3A%2F%2Fapi.example.com', 'invalid_request', 'resource'],
  [
    'a resource with a fragment',
    'parameters.resource=https%3A%2F%2Fapi.example.com%2F%23x',
    'invalid_request',
    'resource',
  ],
  [
    'a resource with a user',
    'parameters.resource=https%3A%2F%2Fa%40api.example.com',
    'invalid_request',
    'resource',
  ],
  ['a resource that is no URL', 'parameters.resource=https%3A%2F%2F%5B', 'invalid_request', 'resource'],
  ['a relative resource', 'parameters.resource=%2Fapi', 'invalid_request', 'resource'],
  ['acr_values with a line break', 'parameters.acr_values=a%0Ab', 'invalid_request', 'acr_values'],
];

endpointContract((way) => {
  describe('parameters of a page', () => {
    test(
      'reach the provider if any page, or pageParams, may set them',
      onSite(
        way,
        async (site) => {
          for (const [what, query, name, value] of sent)
            assert.deepEqual((await asked(site, query)).getAll(name), value === null ? [] : [value], what);
        },
        { openid },
      ),
    );

    test(
      'are refused by name if they are standard, unknown or malformed: nothing is begun, and nobody is sent to the provider',
      onSite(
        way,
        async (site) => {
          await site.begin('', 'openid');
          site.browser.cookies.clear();
          for (const [what, query, error, name] of attacks) {
            const target = `${site.base}/login/openid?flow=${label}&mode=popup&${query}`;
            const response = await site.browser.visit(target, json);
            assert.equal(response.headers.get('location'), null, what);
            if (what === 'a parameter twice') assert.equal(await errorOf(response), error);
            else {
              const message = await messageOf(response);
              assert.equal(message.error, error, what);
              if (name) assert.match(message.error_description, new RegExp(`\\b${name}\\b`), what);
              // What has not the form of a name is not repeated.
              else assert.doesNotMatch(message.error_description, /aaaa|<b>|\0| parameter {2}hd/, what);
            }
            assert.deepEqual(site.browser.names('-flow'), [], what);
          }
          assert.equal(site.openid.count('/token'), 0);
        },
        { openid },
      ),
    );

    test(
      'of a provider that permits none are those that any page may set',
      onSite(way, async (site) => {
        const target = `${site.base}/login/openid?parameters.hd=example.com`;
        const response = await site.browser.visit(target, { accept: 'application/json' });
        assert.equal(response.status, 403);
        assert.equal(await errorOf(response), 'parameter_not_allowed');
        assert.equal((await asked(site, 'parameters.acr_values=a')).get('acr_values'), 'a');
        const resource = `${site.base}/login/openid?parameters.resource=https://api.example.com/`;
        assert.equal(await errorOf(await site.browser.visit(resource, json)), 'parameter_not_allowed');
        const [entry] = site.logged.filter(({ code }) => code === 'parameter_not_allowed');
        assert.match(entry?.cure ?? '', /pageParams of provider openid/);
      }),
    );

    test(
      'do not replace what the settings set, unless pageParams lists it; a language that pages send stays out',
      onSite(
        way,
        async (site) => {
          const target = `${site.base}/login/openid?parameters.acr_values=weak`;
          const response = await site.browser.visit(target, { accept: 'application/json' });
          assert.equal(await errorOf(response), 'parameter_not_allowed');
          const parameters = await asked(site, 'parameters.ui_locales=de&parameters.hd=b.example');
          for (const [name, value] of [
            ['acr_values', 'strong'],
            ['ui_locales', 'fr'],
            ['hd', 'b.example'],
          ] as const)
            assert.deepEqual(parameters.getAll(name), [value]);
        },
        {
          openid: {
            authorizationParams: { acr_values: 'strong', ui_locales: 'fr', hd: 'a.example' },
            pageParams: ['hd'],
          },
        },
      ),
    );

    test(
      'tell no language to a provider without OpenID, whose parameters nobody knows, unless pageParams lists it',
      onSite(way, async (site) => {
        assert.equal((await asked(site, 'parameters.ui_locales=de', 'stub')).get('ui_locales'), null);
      }),
    );

    test(
      'are in the address of "Try again"',
      onSite(
        way,
        async (site) => {
          const query = '?parameters.hd=a.example&parameters.ui_locales=de&flow=' + label + '&mode=popup';
          const address = new URL(await site.begin(query, 'openid'));
          const back = new URL(address.searchParams.get('redirect_uri') ?? '');
          back.search = new URLSearchParams({
            error: 'server_error',
            state: address.searchParams.get('state') ?? '',
          }).toString();
          const page = await (await site.back(back.href)).text();
          assert.match(page, /parameters\.hd=a\.example/);
          assert.match(page, /parameters\.ui_locales=de/);
        },
        { openid },
      ),
    );

    test(
      'name the resource to the token endpoint too (RFC 8707 section 2.2), and no other parameter of a page',
      onSite(
        way,
        async (site) => {
          const resource = 'https://api.example.com/';
          await site.login(`?parameters.resource=${encodeURIComponent(resource)}&parameters.hd=x`, 'openid');
          const form = site.openid.calls.find(({ path }) => path === '/token')?.form;
          assert.deepEqual([form?.get('resource'), form?.has('hd')], [resource, false]);
        },
        { openid },
      ),
    );
  });
});
