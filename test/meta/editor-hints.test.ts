import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { codeUnder } from '../support/documents.js';
import { root } from '../support/project-files.js';

interface Hint {
  name: string;
  description: { value: string };
  values?: { name: string }[];
  valueSet?: string;
}

interface Manifest {
  modules: { declarations?: { tagName?: string; attributes?: { name: string }[] }[] }[];
}

const readBuilt = (name: string): unknown => JSON.parse(readFileSync(join(root, 'dist', name), 'utf8'));
const hints = readBuilt('vscode.html-custom-data.json') as { tags: (Hint & { attributes: Hint[] })[] };
const manifest = readBuilt('custom-elements.json') as Manifest;

const at = (tag: string, name: string): Hint | undefined =>
  hints.tags.find((one) => one.name === tag)?.attributes.find((one) => one.name === name);

describe('the hints for Visual Studio Code', () => {
  test('are the file that the documentation names', () => {
    const [settings = ''] = codeUnder('docs/elements.md', 'Elements and events', 'json');
    const installed = './node_modules/oauth-elements/';
    const named = (JSON.parse(settings) as { 'html.customData': string[] })['html.customData'];
    assert.deepEqual(
      named.filter((path) => !path.startsWith(installed)),
      [],
    );
    assert.deepEqual(
      named.map((path) => JSON.parse(readFileSync(join(root, path.slice(installed.length)), 'utf8'))),
      [hints],
    );
  });

  test('explain each tag of the manifest with each of its attributes', () => {
    const names = (all: readonly { name: string }[] = []): string[] => all.map(({ name }) => name);
    const declared = manifest.modules.flatMap(({ declarations = [] }) => declarations);
    assert.deepEqual(
      hints.tags.map(({ name, attributes }) => [name, names(attributes)]),
      declared.map(({ tagName, attributes }) => [tagName, names(attributes)]),
    );
    const all = hints.tags.flatMap(({ attributes, ...tag }) => [tag, ...attributes]);
    assert.deepEqual(
      all.filter(({ description }) => !description.value),
      [],
    );
  });

  test('offer the words of an attribute, and no value of one that is boolean', () => {
    const wordsOf = (tag: string, name: string): string[] | undefined =>
      at(tag, name)?.values?.map((one) => one.name);
    assert.deepEqual(wordsOf('oauth-login-button', 'mode'), ['popup', 'tab', 'redirect']);
    assert.deepEqual(wordsOf('oauth-complete-page', 'outcome'), ['success', 'error']);
    assert.equal(wordsOf('oauth-login-button', 'provider'), undefined);
    assert.equal(at('oauth-login-button', 'remember')?.valueSet, 'v');
  });
});
