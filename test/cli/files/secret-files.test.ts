import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { SecretFiles } from '../../../src/cli/files/secret-files.js';

test('settings and database are secret with what stands beside them, in any case, and nothing else is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-'));
  try {
    const secret = new SecretFiles({
      settings: join(folder, 'Site.Config.JSON'),
      database: join(folder, 'Store.db'),
    });
    const isSecret = async (name: string): Promise<boolean> => {
      const path = join(folder, name);
      writeFileSync(path, '');
      return secret.areAt(path, statSync(path, { bigint: true }));
    };
    for (const name of [
      ...['Site.Config.JSON', 'Site.Config.JSON~', 'site.config.json.bak', '#Site.Config.JSON#'],
      ...['Store.db', 'Store.db-wal', 'Store.db-shm', 'Store.db-journal'],
    ])
      assert.equal(await isSecret(name), true, name);
    for (const name of ['index.html', 'config.json', 'a-Site.Config.JSON', 'Store.db.html'])
      assert.equal(await isSecret(name), false, name);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
