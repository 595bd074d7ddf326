import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { entries } from '../../src/providers/catalog/entries.js';
import type { CatalogEntry, EntrySetting } from '../../src/providers/catalog/entry.js';
import { fillIn } from '../../src/providers/catalog/fill-in.js';
import { problemsOfEntry } from '../../src/providers/catalog/entry-schema.js';
import { CatalogProvider, providerTypes, type CatalogOptions } from '../../src/providers/index.js';
import { exampleOf } from '../support/quirks/signing-keys.js';
import { filesIn } from '../support/project-files.js';
import { client, problemsOf } from './authorization-url.js';

const all = Object.entries(entries);

/** Settings that make every provider of the catalog complete. */
function settingsOf(id: string, entry: object): object {
  const { settings = {}, ...rest } = entry as { settings?: Record<string, EntrySetting> };
  const own = Object.entries(settings).map(([name, setting]) => [name, exampleOf(setting)]);
  const discovered = !('tokenEndpoint' in rest) && !('issuer' in rest);
  return {
    ...{ type: id, ...client },
    ...Object.fromEntries(own),
    ...(discovered ? { issuer: 'https://id.acme.example' } : {}),
  };
}

describe('the catalog of providers', () => {
  test('every entry is whole, and each of its fields is of the right kind', () => {
    assert.deepEqual(
      all.flatMap(([id, entry]) => problemsOfEntry(id, entry)),
      [],
    );
  });

  test('every entry is one file of at most 40 lines', () => {
    const files = filesIn(['src/providers/catalog'], /\.ts$/);
    const lengths = all.map(([id]) => {
      const file = files.find(({ path }) => path.endsWith(`/catalog/${id}.ts`));
      return [id, file ? file.text.trimEnd().split('\n').length <= 40 : 'no file'];
    });
    assert.deepEqual(
      lengths.filter(([, short]) => short !== true),
      [],
    );
  });

  test('every entry makes a provider that the endpoint accepts', () => {
    const refused = all
      .filter(([id]) => !Object.hasOwn(providerTypes, id))
      .flatMap(([id, entry]) => problemsOf(settingsOf(id, entry)).map((problem) => `${id}: ${problem}`));
    assert.deepEqual(refused, []);
  });

  test('the facts of a provider that is a class are what the class does', () => {
    const addresses = [
      'issuer',
      'authorizationEndpoint',
      'tokenEndpoint',
      'userEndpoint',
      'jwksUri',
    ] as const;
    const ends = ['revocationEndpoint', 'endSessionEndpoint', 'scopes', 'userScopes'] as const;
    for (const id of ['github', 'google', 'microsoft', 'auth0'] as const) {
      const settings = id === 'auth0' ? { domain: 'acme.eu.auth0.com' } : {};
      const { options } = new providerTypes[id]!({ ...client, ...settings } as never);
      const facts = fillIn(entries[id] as CatalogEntry, { tenant: 'common', ...settings });
      for (const name of [...addresses, ...ends])
        assert.deepEqual(options[name] ?? [], facts[name] ?? [], `${id}.${name}`);
    }
  });

  test('no fact of an entry replaces a setting', () => {
    for (const [id, entry] of all) {
      const tokenEndpoint = 'https://emulator.example/token';
      const options = { ...settingsOf(id, entry), tokenEndpoint } as unknown as CatalogOptions;
      assert.equal(new CatalogProvider(options).options.tokenEndpoint, tokenEndpoint);
    }
  });
});

describe('an entry that is wrong', () => {
  const good = entries.gitlab;
  const wrong: [string, unknown, string][] = [
    ['nothing', null, 'acme: is not valid'],
    ['no name', { ...good, name: undefined }, 'acme.name: is missing'],
    ['an empty name', { ...good, name: ' ' }, 'acme.name: is empty'],
    [
      'an unknown field',
      { ...good, tokenUrl: 'https://a.example' },
      'acme.tokenUrl: is no field of an entry',
    ],
    [
      'an address without encryption',
      { ...good, tokenEndpoint: 'http://a.example/token' },
      'acme.tokenEndpoint: must be an https URL, perhaps with {settings} in it',
    ],
    ['no token endpoint', { ...good, tokenEndpoint: undefined }, 'acme.tokenEndpoint: is missing'],
    ['no id of the user', { ...good, user: { name: ['a'] } }, 'acme.user.id: is missing'],
    ['no rule of refreshing', { ...good, refresh: undefined }, 'acme.refresh: is missing'],
    [
      'a setting that is not declared',
      { ...good, settings: {} },
      'acme.settings: has no baseUrl, which an address names',
    ],
    ['ID tokens of nobody', { ...good, issuer: undefined }, 'acme.issuer: is missing: ID tokens name it'],
    [
      'a source that is none',
      { ...good, confirmedIn: { ...good.confirmedIn, tokenEndpoint: ['somewhere on the web'] } },
      'acme.confirmedIn.tokenEndpoint[0]: must be the name of a catalog, or "read {date}: {page}"',
    ],
    [
      'an address that nobody confirms',
      { ...good, confirmedIn: { ...good.confirmedIn, tokenEndpoint: undefined } },
      'acme.confirmedIn.tokenEndpoint: is missing',
    ],
    [
      'a fact that is neither confirmed nor told',
      { ...good, refusesWebviews: true },
      'acme.confirmedIn.refusesWebviews: is missing (or name it in unconfirmed)',
    ],
    [
      'a part that is none',
      { ...good, confirmedIn: { ...good.confirmedIn, colour: ['authjs'] } },
      'acme.confirmedIn.colour: is no part that is confirmed',
    ],
  ];
  for (const [title, entry, problem] of wrong) {
    test(`is refused by the name of its provider and field: ${title}`, () => {
      const problems = problemsOfEntry('acme', entry);
      assert.ok(
        problems.some((line) => line.startsWith(problem)),
        problems.join('\n'),
      );
    });
  }

  test('is refused, whatever field of whatever entry is changed to whatever kind', () => {
    const junk = fc.oneof(
      fc.constant(null),
      fc.constant(7),
      fc.constant(''),
      fc.constant([[]]),
      fc.constant({ '': 1 }),
    );
    const place = fc.constantFrom(
      ...all.flatMap(([id, entry]) => Object.keys(entry).map((name) => [id, name] as const)),
    );
    fc.assert(
      fc.property(place, junk, ([id, name], value) => {
        const problems = problemsOfEntry(id, { ...entries[id as keyof typeof entries], [name]: value });
        assert.ok(problems.length > 0, `${id}.${name} = ${JSON.stringify(value)} is accepted`);
        assert.ok(
          problems.every((problem) => problem.startsWith(`${id}.`)),
          problems.join('\n'),
        );
      }),
      { seed: 14, numRuns: 500 },
    );
  });
});
