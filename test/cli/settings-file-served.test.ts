import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../src/cli/serve.js';

describe('`serve` with settings in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-'));
  const settings = {
    secret: 'a secret of forty characters for testing',
    providers: [{ type: 'github', clientId: 'id', clientSecret: 'word-never-printed' }],
  };
  const warningsFor = async (file: string, served?: string): Promise<readonly string[]> => {
    const config = join(folder, file);
    const { warnings, stop } = await serve(
      { port: '0', config, static: served === undefined ? undefined : join(folder, served) },
      {},
    );
    await stop(0);
    return warnings;
  };

  before(() => {
    for (const name of ['site/private', '..site']) mkdirSync(join(folder, name), { recursive: true });
    for (const name of ['site/s.json', 'site/private/s.json', 'outside.json', '..site/s.json'])
      writeFileSync(join(folder, name), JSON.stringify(settings));
    symlinkSync(join(folder, 'site'), join(folder, 'link'));
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const [file, served] of [
    ['site/s.json', 'site'],
    ['site/private/s.json', 'site'],
    ['link/s.json', 'site'],
    ['site/s.json', 'link'],
    ['..site/s.json', '.'],
  ] as const)
    test(`warns that ${file} lies in ${served}, which is served`, async () => {
      const [warning = '', ...more] = await warningsFor(file, served);
      assert.match(warning, /is served: it is not sent, but copies of it/);
      assert.ok(!warning.includes('word-never-printed'));
      assert.deepEqual(more, []);
    });

  for (const [file, served] of [
    ['outside.json', 'site'],
    ['site/s.json', 'site/private'],
    ['site/s.json', undefined],
  ] as const)
    test(`says nothing of ${file} where ${served ?? 'no folder'} is served`, async () => {
      assert.deepEqual(await warningsFor(file, served), []);
    });
});
