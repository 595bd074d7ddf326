import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { entries } from '../../src/providers/catalog/entries.js';
import type { CatalogEntry } from '../../src/providers/catalog/entry.js';
import {
  addressParts,
  confirmedParts,
  fieldsOfPart,
  isConfirmed,
  isOwnStatement,
  partsIn,
  sourcesOf,
  statedParts,
  unconfirmedFields,
  type ConfirmedPart,
} from '../../src/providers/catalog/parts.js';

/** For each provider and part, which public catalogs have which URL or value: facts only, as they were read. */
interface Rows {
  readOn: string;
  catalogs: Record<string, string>;
  providers: Record<string, Record<string, Record<string, string[]>>>;
}

const rows = JSON.parse(readFileSync(new URL('catalog-rows.json', import.meta.url), 'utf8')) as Rows;
const all: [string, CatalogEntry][] = Object.entries(entries);

const partOf: Partial<Record<ConfirmedPart, string>> = {
  authorizationEndpoint: 'authorization',
  tokenEndpoint: 'token',
  userEndpoint: 'userinfo',
  revocationEndpoint: 'revocation',
  issuer: 'issuer',
};
/** A URL as the rows have it: without query, slash at the end and `www.`, with `{}` for what differs by tenant or version. */
function comparable(id: string, url: string, { settings = {} }: CatalogEntry): string[] {
  const plain = (text: string): string => {
    const bare = (text.split('?')[0] ?? '')
      .replace(/\/+$/, '')
      .replace(/^https:\/\/www\./, 'https://')
      .replace(/\{\w*\}/g, '{}')
      .replace(/^https:\/\/\{\}(?=\/|$)/, '{}');
    return id === 'facebook' ? bare.replace(/\/v\d+(?:\.\d+)?/, '/v{}') : bare;
  };
  let filled = url;
  for (const [name, { byDefault }] of Object.entries(settings))
    if (byDefault !== undefined) filled = filled.replaceAll(`{${name}}`, byDefault);
  return [plain(url), plain(filled)];
}

describe('a fact of the catalog', () => {
  test('is confirmed by two catalogs, or by the provider’s own statement, or is listed as unconfirmed', () => {
    const wrong = all.flatMap(([id, entry]) => {
      const stated = statedParts(entry);
      const told = (entry.unconfirmed ?? []).flatMap(partsIn);
      return [
        ...stated
          .filter((part) => isConfirmed(entry.confirmedIn, part) === told.includes(part))
          .map((part) => `${id}.${part} is ${told.includes(part) ? 'both' : 'neither'}`),
        ...told.filter((part) => !stated.includes(part)).map((part) => `${id} states no ${part}`),
      ];
    });
    assert.deepEqual(wrong, []);
  });

  test('belongs to a part, whatever its field', () => {
    const known = new Set<string>([...unconfirmedFields, ...confirmedParts.flatMap(fieldsOfPart)]);
    const fields = all.flatMap(([, entry]) => Object.keys(entry));
    assert.deepEqual(
      fields.filter((field) => !known.has(field)),
      [],
    );
  });

  test('stands in every catalog that is named for it', () => {
    const wrong = all.flatMap(([id, entry]) =>
      [...addressParts, 'clientAuth' as const, 'pkce' as const].flatMap((part) => {
        const value = entry[part as 'issuer' | 'pkce'];
        if (value === undefined) return [];
        const column = rows.providers[id]?.[partOf[part] ?? part] ?? {};
        const keys =
          part === 'clientAuth' || part === 'pkce' ? [String(value)] : comparable(id, String(value), entry);
        const found = new Set(keys.flatMap((key) => column[key] ?? []));
        return sourcesOf(entry.confirmedIn, part)
          .filter((source) => !isOwnStatement(source) && !found.has(source))
          .map((source) => `${id}.${part}: ${source} has another`);
      }),
    );
    assert.deepEqual(wrong, []);
  });

  test('names catalogs that were read, and dates that are past', () => {
    const today = new Date().toISOString().slice(0, 10);
    for (const [id, { confirmedIn }] of all)
      for (const source of Object.values(confirmedIn).flat()) {
        const [, date] = /^read (\S+):/.exec(source) ?? [];
        assert.ok(
          date === undefined
            ? source in rows.catalogs
            : date <= today && new Date(date).toISOString().startsWith(date),
          `${id}: ${source}`,
        );
      }
  });
});
