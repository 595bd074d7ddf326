import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { prepare } from '../../src/cli/prepare-settings.js';
import { misspeltVariables } from '../../src/cli/misspelt-variables.js';
import { providerTypeNames } from '../../src/providers/index.js';
import { endingsOf, prefixOf } from '../../src/cli/provider-variables.js';

const hidden = 'a-value-that-must-never-be-printed';
const secret = { OAUTH_SECRET: `${hidden}-long-enough` };
const github = { GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: hidden };

const told: [environment: Record<string, string>, lines: string[]][] = [
  [
    { DISCROD_CLIENT_ID: hidden, DISCROD_CLIENT_SECRET: hidden },
    [
      'DISCROD_CLIENT_ID: did you mean DISCORD_CLIENT_ID?',
      'DISCROD_CLIENT_SECRET: did you mean DISCORD_CLIENT_SECRET?',
    ],
  ],
  [{ discord_client_id: hidden }, ['discord_client_id: did you mean DISCORD_CLIENT_ID?']],
  [{ DISCORD_CLIENTID: hidden }, ['DISCORD_CLIENTID: did you mean DISCORD_CLIENT_ID?']],
  [
    { GITHUB_CLIENT_SERCET: hidden, GITHUB_CLIENT_ID: 'id' },
    ['GITHUB_CLIENT_SERCET: did you mean GITHUB_CLIENT_SECRET?'],
  ],
  // Without AZURE_TENANT everybody with an account at Microsoft could sign in.
  [{ AZURE_CLIENT_ID: 'id', AZURE_TENANT_ID: hidden }, ['AZURE_TENANT_ID: did you mean AZURE_TENANT?']],
  [
    { DISCORD_CLIENTID: hidden, DISCORD_CLIENT_SECRET: hidden },
    ['DISCORD_CLIENTID: did you mean DISCORD_CLIENT_ID?'],
  ],
  // Of Auth.js 4 and 5.
  [
    { GITHUB_ID: hidden, GITHUB_SECRET: hidden },
    ['GITHUB_ID: did you mean GITHUB_CLIENT_ID?', 'GITHUB_SECRET: did you mean GITHUB_CLIENT_SECRET?'],
  ],
  [
    { AUTH_SLACK_ID: hidden, AUTH_SLACK_SECRET: hidden },
    ['AUTH_SLACK_ID: did you mean SLACK_CLIENT_ID?', 'AUTH_SLACK_SECRET: did you mean SLACK_CLIENT_SECRET?'],
  ],
  [{ OAUTH_BASEURL: hidden }, ['OAUTH_BASEURL: did you mean OAUTH_BASE_URL?']],
  [{ OAUTH_SERCET: hidden }, ['OAUTH_SERCET: did you mean OAUTH_SECRET?']],
];

const silent: Record<string, string>[] = [
  github,
  { GITEA_CLIENT_ID: 'id', GITEE_CLIENT_ID: 'id', LINE_CLIENT_ID: 'id', LINEAR_CLIENT_ID: 'id' },
  // Those of other programs.
  {
    AWS_CLIENT_ID: 'id',
    BOT_CLIENT_ID: 'id',
    SPRING_CLIENT_ID: 'id',
    CLIENT_ID: 'id',
    MY_APP_CLIENT_ID: 'id',
    AZURE_TENANT_ID: 't',
  },
  { OAUTH_CLIENT_ID: 'id', OAUTH_SCOPES: 'a', OAUTHLIB_INSECURE_TRANSPORT: '1' },
  { STRIPE_SECRET: 's', GITHUB_RUN_ID: '1', AUTH_SECRET: 's', AUTH_ID: 'i', MY_ID: 'i', MY_SECRET: 's' },
  // What was meant is there, too.
  { DISCORD_CLIENT_ID: 'id', DISCROD_CLIENT_ID: 'id' },
  { DISCROD_CLIENT_ID: '' },
];

describe('a misspelt variable', () => {
  for (const [environment, lines] of told)
    test(`is told with the one that was meant: ${Object.keys(environment).join(', ')}`, () => {
      assert.deepEqual(misspeltVariables(environment, true), lines);
    });

  for (const environment of silent)
    test(`is not seen in those of other programs, or in right ones: ${Object.keys(environment).join(', ')}`, () => {
      assert.deepEqual(misspeltVariables(environment, true), []);
    });

  test('is not seen in any variable that is read', () => {
    for (const type of providerTypeNames)
      for (const ending of endingsOf(type))
        assert.deepEqual(misspeltVariables({ [prefixOf(type) + ending]: 'x' }, true), [], type + ending);
  });

  test('is a warning beside a provider that is right', async () => {
    const { warnings } = await prepare({}, { ...secret, ...github, DISCROD_CLIENT_ID: 'id' });
    assert.deepEqual(warnings, ['DISCROD_CLIENT_ID: did you mean DISCORD_CLIENT_ID?']);
  });

  test('follows the problem that it causes', async () => {
    const message = 'providers: is empty\nGITHBU_CLIENT_ID: did you mean GITHUB_CLIENT_ID?';
    await assert.rejects(prepare({}, { ...secret, GITHBU_CLIENT_ID: hidden }), { message });
    const auth0 = { AUTH0_CLIENT_ID: 'id', AUTH0_CLIENT_SECRET: hidden, AUTH0_DOMIAN: hidden };
    await assert.rejects(prepare({}, { ...secret, ...auth0 }), {
      message:
        'AUTH0_DOMAIN is missing. Set it to the domain of your tenant, such as example.eu.auth0.com\n' +
        'AUTH0_DOMIAN: did you mean AUTH0_DOMAIN?',
    });
  });

  test('of a provider is nothing where a file has the providers', () => {
    assert.deepEqual(misspeltVariables({ DISCROD_CLIENT_ID: 'id', OAUTH_SERCET: 'x' }, false), [
      'OAUTH_SERCET: did you mean OAUTH_SECRET?',
    ]);
  });
});

test('a client secret without its id is told beside a provider that is right', async () => {
  const { warnings } = await prepare({}, { ...secret, ...github, DISCORD_CLIENT_SECRET: hidden });
  assert.deepEqual(warnings, ['DISCORD_CLIENT_ID is missing: DISCORD_CLIENT_SECRET alone sets up nothing']);
});
