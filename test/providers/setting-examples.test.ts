import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkSettings } from '../../src/endpoint/settings/check-settings.js';
import { entries } from '../../src/providers/catalog/entries.js';
import type { CatalogEntry } from '../../src/providers/catalog/entry.js';
import { client } from './authorization-url.js';

const secret = 'a secret of forty characters for testing';

/** The problems of settings with that provider alone. */
function problemsOf(provider: object): string[] {
  try {
    checkSettings({ secret, baseUrl: 'https://app.example', providers: [provider] });
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

const all = Object.entries(entries as Readonly<Record<string, CatalogEntry>>).flatMap(
  ([type, { settings = {} }]) =>
    Object.entries(settings).map(([name, setting]) => ({ type, name, setting, settings })),
);

describe('an example in a problem of a setting', () => {
  for (const { type, name, setting, settings } of all) {
    const others = Object.fromEntries(
      Object.entries(settings).flatMap(([other, { example }]) => (other === name ? [] : [[other, example]])),
    );
    const said = (value?: string): string | undefined =>
      problemsOf({ type, ...client, ...others, ...(value === undefined ? {} : { [name]: value }) }).find(
        (problem) => problem.startsWith(`providers[0].${name}: `),
      );
    const example = type === 'apple' ? '' : `such as ${setting.example}`;
    if (setting.byDefault === undefined)
      test(`is one of its own provider where it is missing: ${type}.${name}`, () => {
        const problem = said() ?? '';
        assert.ok(problem.includes(': is missing. Set it to ') && problem.endsWith(example), problem);
      });
    // What is wrong with a key is more than an example could show; Apple and Microsoft have words of their own.
    if (setting.kind.endsWith('key') || ['apple', 'microsoft'].includes(type)) continue;
    test(`is one of its own provider where it is wrong: ${type}.${name}`, () => {
      const problem = said('a b?c') ?? '';
      assert.ok(problem.includes(': must be ') && problem.endsWith(example), problem);
    });
  }
});
