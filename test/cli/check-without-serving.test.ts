import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { check } from '../../src/cli/check-without-serving.js';
import { byIssuer, startStubProvider } from '../support/stub-provider.js';

const environment = { OAUTH_SECRET: 'a secret of forty characters for testing' };

describe('serve --check', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-'));
  after(() => rmSync(folder, { recursive: true }));
  const configOf = (name: string, settings: object): string => {
    const config = join(folder, `${name}.json`);
    writeFileSync(config, JSON.stringify(settings));
    return config;
  };

  test('says that the settings are right once the metadata of each discovered provider has come', async () => {
    const stub = await startStubProvider({ openid: true });
    const config = configOf('right', { providers: [byIssuer(stub, 'stub')] });
    const { lines, warnings, isRight } = await check({ config }, environment);
    await stub.close();
    assert.deepEqual([warnings, isRight], [[], true]);
    assert.deepEqual(lines, [
      'For http://localhost:8550.',
      'Register with Stub: http://localhost:8550/api/oauth/redirect',
      'The settings are right.',
    ]);
  });

  test('tells every provider that can’t be reached and the store that fails, each with its code and cure', async () => {
    const stub = await startStubProvider();
    const providers = [byIssuer(stub, 'one'), byIssuer(stub, 'two')];
    await stub.close();
    const { lines, warnings, isRight } = await check(
      { config: configOf('wrong', { providers }) },
      { ...environment, DATABASE_URL: `sqlite:${folder}/none/sessions.db` },
    );
    assert.equal(isRight, false);
    assert.ok(!lines.some((line) => line.includes('right')), lines.join('\n'));
    const { host } = new URL(stub.url);
    assert.deepEqual(warnings.toSorted(), [
      `provider_unreachable (one): One can't be reached at "${host}": it refused the connection. Check that it runs, and its port.`,
      `provider_unreachable (two): Two can't be reached at "${host}": it refused the connection. Check that it runs, and its port.`,
      'store_unavailable: The store could not be used: SQLite failed (SQLITE_CANTOPEN): the file can’t be opened: its folder must exist, and this user must be allowed to write there. Check that the database of the setting store runs, has room, and can be reached from here. Nobody is signed out meanwhile.',
    ]);
  });

  test('refuses a --drain that serve would refuse', async () => {
    const config = configOf('drained', { providers: [{ type: 'github', clientId: 'a', clientSecret: 'b' }] });
    await assert.rejects(check({ config, drain: '301' }, environment), /--drain must be a number of seconds/);
  });
});
