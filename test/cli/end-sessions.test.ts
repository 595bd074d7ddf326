import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { endSessions } from '../../src/cli/end-sessions.js';
import { OAuthError } from '../../src/protocol/errors.js';
import { onStore } from '../endpoint/sessions/stored/stored-site.js';
import { lettingThrough } from '../support/shared-memory-store.js';
import { secret, siteUrl } from '../support/site.js';
import { byEndpoints, revocable } from '../support/stub-provider.js';
import { failureOf } from '../support/failure-of.js';

/** Where the settings file of a test finds what the test has made. */
const shared = globalThis as { settingsOfEndSessions?: object };
const ada = { provider: 'stub', id: 'ada' };

describe('end-sessions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-'));
  after(() => rmSync(folder, { recursive: true }));
  let count = 0;
  const configOf = (settings: object): string => {
    shared.settingsOfEndSessions = settings;
    // Each file is loaded once.
    const config = join(folder, `${(count += 1)}.mjs`);
    writeFileSync(config, 'export default globalThis.settingsOfEndSessions;');
    return config;
  };

  test(
    'ends all sessions of a person in the store of a site that runs, revokes their tokens, and says how many',
    onStore(async (site, store) => {
      await site.login('?mode=popup', 'stub');
      // A connection of its own for each, since each closes it.
      const options = () => ({
        config: configOf({
          providers: [{ ...byEndpoints(site.stub), ...revocable(site.stub) }],
          store: lettingThrough(store),
        }),
      });
      const environment = { OAUTH_SECRET: secret, OAUTH_BASE_URL: siteUrl };
      const nobody = await endSessions({ ...ada, id: 'eve' }, options(), environment);
      assert.equal(nobody, `ended 0 sessions of user eve of stub at ${siteUrl}/api/oauth`);
      assert.deepEqual(await site.ids(), ['stub']);
      const words = await endSessions(ada, options(), environment);
      assert.equal(words, `ended 1 session of user ada of stub at ${siteUrl}/api/oauth`);
      assert.deepEqual(await site.ids(), []);
      assert.ok(site.stub.calls.some(({ path }) => path === '/revoke'));
    }),
  );

  test(
    'says that it has to be done again where the store fails on the way, and tells the log why',
    onStore(async (site, store) => {
      const told: string[] = [];
      const failing = lettingThrough(store, { membersOf: () => Promise.reject(new Error('away')) });
      const config = configOf({
        providers: [byEndpoints(site.stub)],
        store: failing,
        log: ({ code }: { code: string }) => told.push(code),
      });
      const failure = await failureOf(endSessions(ada, { config }, { OAUTH_SECRET: secret }));
      assert.ok(failure instanceof Error);
      assert.equal(failure.message, 'not every session may have ended: do it again once the store answers');
      assert.deepEqual(told, ['store_unavailable']);
    }),
  );

  const github = { GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: 'x' };
  const refused: [name: string, environment: Record<string, string>, problem: RegExp][] = [
    [
      'without a store',
      { ...github, OAUTH_SECRET: secret },
      /^there is no store: set REDIS_URL or DATABASE_URL/,
    ],
    [
      'without the secret of serve',
      { ...github, DATABASE_URL: 'sqlite:none.db' },
      /^OAUTH_SECRET is missing/,
    ],
    [
      'with a provider that the settings don’t have',
      { ...github, OAUTH_SECRET: secret, DATABASE_URL: 'sqlite:none.db' },
      /^there is no provider "stub"; those of the settings are: github$/,
    ],
  ];
  for (const [name, environment, problem] of refused)
    test(`${name} is refused, with the cure`, async () => {
      const failure = await failureOf(endSessions(ada, {}, environment));
      assert.ok(failure instanceof OAuthError && failure.code === 'settings_invalid');
      assert.match(failure.description, problem);
    });
});
