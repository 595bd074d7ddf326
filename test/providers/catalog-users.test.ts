import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { entries } from '../../src/providers/catalog/entries.js';
import type { CatalogEntry } from '../../src/providers/catalog/entry.js';
import { makeProvider, providerTypes, type OAuthProviderOptions } from '../../src/providers/index.js';
import { put } from '../support/quirks/quirk-answers.js';
import { client } from './authorization-url.js';

const all = Object.entries(entries) as [string, CatalogEntry][];
type Json = Record<string, unknown>;

function optionsOf(id: string, entry: CatalogEntry, given: object = {}): OAuthProviderOptions {
  const own = Object.entries(entry.settings ?? {}).map(([name, { example }]) => [name, example]);
  const provider = makeProvider(id, { ...client, ...Object.fromEntries(own), ...given });
  assert.ok(provider, id);
  return provider.options;
}

/** JSON with these values at these paths; those that are `undefined` are left out. */
function jsonOf(...values: [path: string, value: unknown][]): Json {
  const json: Json = {};
  for (const [path, value] of values) if (value !== undefined) put(json, path, value);
  return json;
}

const noCall = () => Promise.reject(new Error('an address was called'));

const withMarks = all.flatMap(([id, entry]) => {
  const { email } = entry.user;
  if (!email || email.verified === 'always') return [];
  return [{ id, entry, at: email.at, marks: [email.verified].flat() }];
});

describe('the email address of a provider of the catalog', () => {
  for (const { id, entry, at, marks } of withMarks) {
    const { userFn } = optionsOf(id, entry);
    const emailOf = async (raw: Json, claims: Json): Promise<unknown> =>
      (await userFn?.(raw, noCall, claims))?.email ?? null;
    const source = (address: string | undefined, verified: unknown): Json =>
      jsonOf([at, address], ...marks.map((mark): [string, unknown] => [mark, verified]));

    test(`${id}: is never that of one source with the mark of the other`, async () => {
      const own = source('mallory@evil.example', true);
      for (const verified of [undefined, false, null, 'false']) {
        const others = source('ceo@victim.example', verified);
        assert.notEqual(await emailOf(others, own), 'ceo@victim.example');
        assert.notEqual(await emailOf(own, others), 'ceo@victim.example');
        assert.equal(await emailOf(source(undefined, true), others), null);
        assert.equal(await emailOf(others, source(undefined, true)), null);
      }
      assert.equal(await emailOf(source('ada@example.com', true), {}), 'ada@example.com');
    });

    test(`${id}: needs every mark`, async () => {
      for (const missing of marks)
        for (const value of [false, undefined]) {
          const others = marks.filter((mark) => mark !== missing);
          const raw = jsonOf(
            [at, 'ada@example.com'],
            [missing, value],
            ...others.map((mark): [string, unknown] => [mark, true]),
          );
          assert.equal(await emailOf(raw, {}), null, missing);
        }
    });
  }
});

describe('the id of a provider of the catalog', () => {
  /** What looks like a name, and never changes: why. */
  const permanent: Readonly<Record<string, string>> = {
    arcgis: '"The user name cannot be modified" (REST API, Update User)',
  };

  test('is no name that people choose, unless it is permanent or its data says that it changes', () => {
    const names = all.filter(([, { user }]) => /(?:name|login|slug|handle|email)$/i.test(user.id));
    const unsaid = names.filter(([id, { idChanges }]) => !idChanges && !Object.hasOwn(permanent, id));
    assert.deepEqual(
      unsaid.map(([id, { user }]) => `${id}: ${user.id}`),
      [],
    );
  });
});

describe('the name of a provider of the catalog', () => {
  test('comes from no field of email addresses', () => {
    const fields = all.flatMap(([id, { user }]) => (user.name ?? []).map((path) => `${id}: ${path}`));
    assert.deepEqual(
      fields.filter((field) => /mail/i.test(field.replace(/^[^:]*:/, ''))),
      [],
    );
  });

  test('is no email address but the verified one, whatever people enter as their name', async () => {
    for (const [id, entry] of all.filter(([known]) => !Object.hasOwn(providerTypes, known))) {
      const { userFn } = optionsOf(id, entry);
      const names = (entry.user.name ?? []).filter((path) => !path.includes('{'));
      const raw = jsonOf(...names.map((path): [string, unknown] => [path, 'ceo@victim.example']));
      assert.equal((await userFn?.(raw, () => Promise.resolve(null), {}))?.name ?? null, null, id);
    }
  });
});

describe('a token that another company has issued', () => {
  const elsewhere = 'http://localhost:9';
  const ways = {
    'with another issuer': { issuer: elsewhere },
    'with other endpoints': {
      authorizationEndpoint: `${elsewhere}/authorize`,
      tokenEndpoint: `${elsewhere}/token`,
      userEndpoint: `${elsewhere}/user`,
    },
  };
  for (const [way, given] of Object.entries(ways))
    test(`is not sent to the provider whose data is used ${way}`, async () => {
      for (const [id, entry] of all) {
        const options = optionsOf(id, entry, given);
        const called: string[] = [];
        const get = (url: string): Promise<unknown> => {
          called.push(url);
          return Promise.resolve(null);
        };
        const list = async (url: string): Promise<unknown[]> => {
          await get(url);
          return [];
        };
        const known = { email: 'ada@example.com', email_verified: true };
        await options.userFn?.({ ...known }, get, known);
        const person = { claims: known, raw: () => Promise.resolve(known) };
        await Promise.resolve(options.groupsFn?.(person, list)).catch(() => undefined);
        const ends = [options.revocationEndpoint, options.refreshEndpoint, options.endSessionEndpoint];
        for (const url of [...called, options.extraEndpoints?.['emails'], ...ends])
          assert.ok(url === undefined || url.startsWith(elsewhere), `${id} sends it to ${String(url)}`);
      }
    });
});
