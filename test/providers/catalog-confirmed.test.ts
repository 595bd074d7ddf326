import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { entries } from '../../src/providers/catalog/entries.js';
import type { CatalogEntry, ConfirmedPart } from '../../src/providers/catalog/entry.js';

/** For each provider and part, which public catalogs have which URL: facts only, as they were read. */
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
const addresses: ConfirmedPart[] = [
  ...(['issuer', 'authorizationEndpoint', 'tokenEndpoint', 'refreshEndpoint', 'userEndpoint'] as const),
  ...(['jwksUri', 'revocationEndpoint', 'endSessionEndpoint', 'deviceEndpoint'] as const),
];

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

const isOwnStatement = (source: string): boolean => /^read \d{4}-\d\d-\d\d: \S/.test(source);

describe('a fact of the catalog', () => {
  test('is confirmed by two catalogs, or by the provider’s own statement, or is listed as unconfirmed', () => {
    const missing = all.flatMap(([id, entry]) =>
      ([...addresses, 'scopes', 'user'] as const).flatMap((part) => {
        const given = part === 'user' ? entry.user : entry[part as 'issuer'];
        if (given === undefined || (part === 'scopes' && !isListed(entry.scopes))) return [];
        const sources = entry.confirmedIn[part] ?? [];
        const isSure = sources.length >= 2 || sources.some(isOwnStatement);
        const isTold = entry.unconfirmed?.some((line) => line.startsWith(`${part}:`)) === true;
        return isSure || isTold ? [] : [`${id}.${part}`];
      }),
    );
    assert.deepEqual(missing, []);
  });

  test('stands in every catalog that is named for it', () => {
    const wrong = all.flatMap(([id, entry]) =>
      addresses.flatMap((part) => {
        const url = entry[part as 'issuer'];
        const column = rows.providers[id]?.[partOf[part] ?? ''] ?? {};
        if (url === undefined) return [];
        const found = new Set(comparable(id, url, entry).flatMap((address) => column[address] ?? []));
        return (entry.confirmedIn[part] ?? [])
          .filter((source) => !isOwnStatement(source) && !found.has(source))
          .map((source) => `${id}.${part}: ${source} has another`);
      }),
    );
    assert.deepEqual(wrong, []);
  });

  test('names catalogs that were read, and dates that are past', () => {
    for (const [id, { confirmedIn }] of all)
      for (const source of Object.values(confirmedIn).flat()) {
        const [, date] = /^read (\S+):/.exec(source) ?? [];
        assert.ok(date === undefined ? source in rows.catalogs : date <= rows.readOn, `${id}: ${source}`);
      }
  });
});

/** `openid` alone is the standard's own scope. */
function isListed(scopes: readonly string[] | undefined): boolean {
  return scopes?.some((scope) => scope !== 'openid') === true;
}
