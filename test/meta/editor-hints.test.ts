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

interface Named {
  name: string;
}

interface Manifest {
  modules: {
    declarations?: {
      tagName?: string;
      description: string;
      attributes?: Named[];
      slots?: Named[];
      events?: Named[];
      members?: (Named & { kind: string })[];
      cssProperties?: Named[];
      cssParts?: Named[];
    }[];
  }[];
}

interface WebTypes {
  name: string;
  version: string;
  contributions: {
    html: {
      elements: (Named & {
        description: string;
        attributes?: (Named & { value: { type: string | string[]; kind?: string } })[];
        slots?: Named[];
        js: { properties?: Named[]; events?: Named[] };
        css: { properties?: Named[]; parts?: Named[] };
      })[];
    };
  };
}

const readBuilt = (name: string): unknown => JSON.parse(readFileSync(join(root, 'dist', name), 'utf8'));
const hints = readBuilt('vscode.html-custom-data.json') as { tags: (Hint & { attributes: Hint[] })[] };
const manifest = readBuilt('custom-elements.json') as Manifest;

const declared = manifest.modules.flatMap(({ declarations = [] }) => declarations);
const names = (all: readonly Named[] = []): string[] => all.map(({ name }) => name);

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

describe('the web-types for editors of JetBrains', () => {
  const published = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    'web-types': string;
  };
  const webTypes = JSON.parse(readFileSync(join(root, published['web-types']), 'utf8')) as WebTypes;
  const { elements } = webTypes.contributions.html;

  test('are found through package.json, and name the package and its version', () => {
    assert.deepEqual([webTypes.name, webTypes.version], [published.name, published.version]);
  });

  test('have all of the manifest that has a name: attributes, slots, properties, events and styles', () => {
    assert.deepEqual(
      elements.map(({ name, attributes, slots, js, css }) => [
        name,
        names(attributes),
        names(slots),
        names(js.properties),
        names(js.events),
        names(css.properties),
        names(css.parts),
      ]),
      declared.map((one) => [
        one.tagName,
        names(one.attributes),
        names(one.slots).filter(Boolean),
        names(one.members?.filter(({ kind }) => kind === 'field')),
        names(one.events),
        names(one.cssProperties),
        names(one.cssParts),
      ]),
    );
  });

  test('offer the words of an attribute, and say what an element contains', () => {
    const button = elements.find(({ name }) => name === 'oauth-login-button');
    const valueOf = (name: string): unknown => button?.attributes?.find((one) => one.name === name)?.value;
    assert.deepEqual(valueOf('mode'), { type: ["'popup'", "'tab'", "'redirect'"] });
    assert.deepEqual(valueOf('remember'), { kind: 'no-value', type: 'boolean' });
    assert.deepEqual(valueOf('provider'), { type: 'string' });
    assert.match(
      button?.description ?? '',
      /^Signs a person in with one provider\.\n\nContents: The label\./,
    );
  });
});
