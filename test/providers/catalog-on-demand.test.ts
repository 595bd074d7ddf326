import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { entries } from '../../src/providers/catalog/entries.js';
import type { CatalogEntry } from '../../src/providers/catalog/entry.js';
import { fromEntry } from '../../src/providers/catalog/catalog-provider.js';
import { ProviderSpecificSettings } from '../../src/providers/provider-specific-settings.js';
import { catalogOnDemand } from '../../tools/catalog-on-demand.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

type Table = Readonly<Record<string, CatalogEntry>>;

/** The table as the build writes it. */
const built = async (): Promise<Table> => {
  const plugin = catalogOnDemand(root);

  const code = await plugin.load(`${root}src/providers/catalog/entries.ts`);
  const module = (await import(`data:text/javascript,${encodeURIComponent(code ?? '')}`)) as {
    entries: Table;
  };
  return module.entries;
};

const optionsOf = (id: string, entry: CatalogEntry): string => {
  const needed = Object.entries(entry.settings ?? {}).map(([name, { example }]) => [name, example]);
  const given = { clientId: 'a-client', clientSecret: 'a-secret', ...Object.fromEntries(needed) };
  const own = new ProviderSpecificSettings();
  return JSON.stringify([fromEntry(id, entry, given, own), own.endpoints]);
};

describe('the table of providers as it is built', () => {
  test('has the providers of the source in their order, and each makes the same options', async () => {
    const table = await built();
    assert.deepEqual(Object.keys(table), Object.keys(entries));
    for (const [id, entry] of Object.entries(entries) as [string, CatalogEntry][])
      assert.equal(optionsOf(id, table[id] ?? assert.fail(id)), optionsOf(id, entry), id);
  });

  test('holds no data of a provider until that is asked for', async () => {
    const fields = Object.values(Object.getOwnPropertyDescriptors(await built()));
    assert.ok(fields.length > 100);
    assert.ok(fields.every(({ get, value }) => get !== undefined && value === undefined));
  });
});
