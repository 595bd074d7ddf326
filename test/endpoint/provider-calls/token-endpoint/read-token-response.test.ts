import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createOAuthEndpoint, errorCodes, type OAuthError } from '../../../../src/endpoint/index.js';
import { Browser } from '../../../support/browser-with-cookies.js';
import { secret, siteUrl } from '../../../support/site.js';
import { byRequest } from '../../../support/transports.js';
import { runsOf } from '../../../support/whole.js';

const provider = {
  id: 'acme',
  clientId: 'client',
  clientSecret: 'a-client-secret-never-to-be-seen',
  authorizationEndpoint: 'https://acme.example/authorize',
  tokenEndpoint: 'https://acme.example/token',
  userEndpoint: 'https://acme.example/user',
  scopes: ['profile'],
};

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

interface Ended {
  /** Where the token and the person were asked for. */
  readonly asked: readonly string[];
  /** `""` where somebody is signed in. */
  readonly error: string;
  readonly token: { readonly token_type: string; readonly expires_in: number | null } | undefined;
}

/** A login whose token endpoint answers that. */
async function loginWith({ status = 200, type = 'application/json', body }: Answer): Promise<Ended> {
  const asked: string[] = [];
  // Stands still: a token's lifetime must not depend on how long the login takes.
  const now = Date.now();
  const endpoint = createOAuthEndpoint(
    { secret, baseUrl: siteUrl, providers: [provider], log: false },
    {
      now: () => now,
      fetch: (url) => {
        asked.push(new URL(url).pathname);
        if (url === provider.userEndpoint) return Promise.resolve(Response.json({ id: 'ada' }));
        const empty = status === 204 || status === 205 || status === 304;
        return Promise.resolve(
          new Response(empty ? null : body, { status, headers: { 'content-type': type } }),
        );
      },
    },
  );
  const browser = new Browser((await byRequest.open(endpoint, siteUrl)).send, siteUrl);
  const login = await browser.visit('/api/oauth/login/acme');
  const state = new URL(login.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const response = await browser.visit(`/api/oauth/redirect?code=a-code&state=${state}`, {
    accept: 'application/json',
    'sec-fetch-site': 'cross-site',
  });
  if (response.status !== 303) {
    const { error } = (await response.json()) as { error: string };
    return { asked, error, token: undefined };
  }
  const session = (await (await browser.ask('/api/oauth/session')).json()) as {
    authorizations: { token: Ended['token'] }[];
    outcome?: { error: string };
  };
  // A refusal by the person returns to the page as well.
  return { asked, error: session.outcome?.error ?? '', token: session.authorizations[0]?.token };
}

const loginWithFields = (fields: object): Promise<Ended> =>
  loginWith({ body: JSON.stringify({ access_token: 'access', token_type: 'Bearer', ...fields }) });

describe('a token answer', () => {
  for (const type of [
    'Bearer',
    'bearer',
    'BEARER',
    'BearerToken',
    'bearer_token',
    'Bearer Token',
    'bot',
    '',
    null,
  ])
    test(`of the type ${JSON.stringify(type)} is a bearer token`, async () => {
      const { error, token } = await loginWithFields({ token_type: type });
      assert.deepEqual([error, token?.token_type], ['', 'bearer']);
    });

  for (const type of ['DPoP', 'dpop', 'mac', 'N_A', 'pop', 'bearers', 'not bearer', 5, {}, ['bearer'], true])
    test(`of the type ${JSON.stringify(type)} is refused, and used nowhere`, async () => {
      const { error, asked } = await loginWithFields({ token_type: type });
      assert.deepEqual([error, asked], ['token_response_invalid', ['/token']]);
    });

  const tenYears = 10 * 365 * 24 * 3600;
  const lifetimes: [unknown, number | null][] = [
    [3600, 3600],
    ['3600', 3600],
    [' 60 ', 60],
    [3600.9, 3600],
    ['59.5', 59],
    [-1, null],
    ['-1', null],
    [0, null],
    [0.5, null],
    ['never', null],
    ['', null],
    ['1e3', null],
    ['3600 seconds', null],
    [true, null],
    [[60], null],
    [{}, null],
    [1e30, tenYears],
    ['99999999999999999999', tenYears],
  ];
  for (const [said, known] of lifetimes)
    test(`that expires in ${JSON.stringify(said)} signs in, for ${known ?? 'an unknown time'}`, async () => {
      const { error, token } = await loginWithFields({ expires_in: said });
      assert.deepEqual([error, token?.expires_in], ['', known]);
    });

  test('with an endless number signs in for an unknown time', async () => {
    const { error, token } = await loginWith({
      body: '{"access_token":"a","token_type":"bearer","expires_in":1e400}',
    });
    assert.deepEqual([error, token?.expires_in], ['', null]);
  });

  for (const token of ['two words', 'line\nbreak', 'umläut', 'nul\0', '\u202eabc', ' '])
    test(`whose access token is ${JSON.stringify(token)} is refused: no header can hold it`, async () => {
      const { error, asked } = await loginWithFields({ access_token: token });
      assert.deepEqual([error, asked], ['token_response_invalid', ['/token']]);
    });

  const wrongFields: [name: string, values: readonly unknown[]][] = [
    ['access_token', [undefined, null, '', 5, true, {}, ['access']]],
    ['refresh_token', [5, true, {}, ['refresh']]],
    ['scope', [5, true, {}]],
  ];
  for (const [name, values] of wrongFields)
    test(`whose ${name} is no text is refused, and used nowhere (RFC 6749 section 5.1)`, async () => {
      for (const value of values) {
        const { error, asked } = await loginWithFields({ [name]: value });
        assert.deepEqual([value, error, asked], [value, 'token_response_invalid', ['/token']]);
      }
    });

  test('of a status that is neither 2xx nor an error is refused, whatever stands in it', async () => {
    for (const status of [300, 302, 304, 404, 418]) {
      const body = JSON.stringify({ access_token: 'access', token_type: 'bearer' });
      const { error, asked } = await loginWith({ status, body });
      assert.deepEqual([status, error, asked], [status, 'token_response_invalid', ['/token']]);
    }
  });

  test('of any kind ends the login in a session or in a stable code, and never in a failure of our own', async () => {
    const field = fc.oneof(
      fc.jsonValue(),
      fc.string(),
      fc.double(),
      fc.constantFrom('Bearer', 'DPoP', -1, 'never', null),
    );
    const codes: readonly string[] = errorCodes;
    const fields = fc.record(
      {
        access_token: fc.oneof(fc.constant('access'), field),
        token_type: field,
        expires_in: field,
        refresh_token: field,
        scope: fc.oneof(field, fc.array(field)),
        id_token: field,
        error: fc.oneof(field, fc.constantFrom(...codes)),
        error_description: field,
        ok: field,
      },
      { requiredKeys: [] },
    );
    const body = fc.oneof(
      { weight: 6, arbitrary: fields.map((all) => JSON.stringify(all)) },
      { weight: 1, arbitrary: fc.json() },
      { weight: 1, arbitrary: fc.string() },
      { weight: 1, arbitrary: fc.webQueryParameters() },
    );
    const answers = fc.record({
      status: fc.constantFrom(200, 200, 200, 201, 204, 302, 400, 401, 403, 500),
      type: fc.constantFrom(
        'application/json',
        'text/plain',
        'application/x-www-form-urlencoded',
        'text/html',
        '',
      ),
      body,
    });
    await fc.assert(
      fc.asyncProperty(answers, async (answer) => {
        const { error, token, asked } = await loginWith(answer);
        if (error === '') {
          assert.equal(token?.token_type, 'bearer');
          assert.ok(token.expires_in === null || (token.expires_in >= 0 && token.expires_in <= tenYears));
          return;
        }
        assert.match(error, /^[\w.-]{1,64}$/);
        assert.deepEqual(asked, ['/token']);
        // A code of ours is never the provider's word; `server_error` is the standard's, and says that one is missing.
        const ours = codes.slice(codes.indexOf('popup_blocked'));
        const own = ['token_response_invalid', 'id_token_invalid', 'provider_unreachable'];
        if (ours.includes(error)) assert.ok(own.includes(error), error);
        if (error === 'server_error') assert.match(answer.body, /error|ok/);
      }),
      { seed: 20261128, numRuns: runsOf(400) },
    );
  });
});

describe('a saved token of the app', () => {
  for (const type of ['DPoP', 'mac'])
    test(`of the type ${type} is refused before anybody is asked`, async () => {
      const asked: string[] = [];
      const fetch = (url: string): Promise<Response> => {
        asked.push(url);
        return Promise.resolve(Response.json({ id: 'ada' }));
      };
      const endpoint = createOAuthEndpoint({ secret, baseUrl: siteUrl, providers: [provider] }, { fetch });
      await assert.rejects(
        endpoint.restore('acme', { access_token: 'access', token_type: type }),
        ({ code }: OAuthError) => code === 'saved_token_invalid',
      );
      assert.deepEqual(asked, []);
    });
});
