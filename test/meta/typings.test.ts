import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import ts from 'typescript';
import {
  OAuthLoginButtonElement,
  OAuthLoginPanelElement,
  OAuthLogoutButtonElement,
  OAuthSessionElement,
  OAuthSessionsElement,
  OAuthShowElement,
} from '../../components/index.js';
import { OAuthCompletePageElement, OAuthUserBadgeElement } from '../../components/index.js';
import { root } from '../support/project-files.js';

interface Declaration {
  name: string;
  tagName: string;
  attributes?: { name: string }[];
  events?: { name: string }[];
  members?: { kind: string; name: string; readonly?: boolean; static?: boolean }[];
}

const manifest = JSON.parse(readFileSync(join(root, 'dist/custom-elements.json'), 'utf8')) as {
  modules: { declarations?: Declaration[] }[];
};
const declarations = manifest.modules.flatMap((module) => module.declarations ?? []);
const path = join(root, 'typings/elements.d.ts');
const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext, true);

/** The names that an interface of the typings gives each tag. */
function namesIn(interfaceName: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const statement of source.statements) {
    if (!ts.isInterfaceDeclaration(statement) || statement.name.text !== interfaceName) continue;
    for (const member of statement.members) {
      if (!ts.isPropertySignature(member) || !ts.isStringLiteral(member.name)) continue;
      const members = member.type && ts.isTypeLiteralNode(member.type) ? [...member.type.members] : [];
      const names = members.map(({ name }) => name?.getText(source).replaceAll("'", '') ?? '');
      found.set(member.name.text, names.sort());
    }
  }
  return found;
}

const writable = ({ members = [] }: Declaration): string[] =>
  members
    .filter(
      ({ kind, name, readonly, static: isStatic }) => kind === 'field' && !readonly && !isStatic && name,
    )
    .map(({ name }) => name);

const classes = [
  OAuthCompletePageElement,
  OAuthLoginButtonElement,
  OAuthLoginPanelElement,
  OAuthLogoutButtonElement,
  OAuthSessionElement,
  OAuthSessionsElement,
  OAuthShowElement,
  OAuthUserBadgeElement,
];

/** What Angular's directives take and fire, by the tag: as the module has it for the browser, and its types for the checker. */
function directives(
  file: 'angular.js' | 'angular.d.ts',
): Map<string, { inputs: string[]; outputs: string[] }> {
  const text = readFileSync(join(root, 'typings', file), 'utf8');
  const pattern =
    file === 'angular.js'
      ? /selector: '([^']+)',\s+inputs: (\{[^}]*\}),\s+outputs: (\{[^}]*\})/g
      : /'([^']+)',\s+never,\s+(\{(?:[^{}]|\{[^}]*\})*\}),\s+(\{[^}]*\}),/g;
  const namesOf = (block: string): string[] =>
    [...block.matchAll(/^\s*(\w+):|[{,;]\s*(\w+):/gm)]
      .map(([, first, other]) => first ?? other ?? '')
      .filter((name) => name !== 'alias' && name !== 'required')
      .sort();
  const found = [...text.matchAll(pattern)];
  return new Map(
    found.map(([, tag = '', inputs = '', outputs = '']) => [
      tag,
      {
        inputs: namesOf(inputs),
        outputs: [...outputs.matchAll(/'([^']+)'/g)].map(([, name = '']) => name).sort(),
      },
    ]),
  );
}

/** The classes of Angular's directives, and those that its list for `imports` has. */
function listedDirectives(file: 'angular.js' | 'angular.d.ts'): { classes: string[]; listed: string[] } {
  const text = readFileSync(join(root, 'typings', file), 'utf8');
  const [, list = ''] = /oauthElements[^[]*\[([^\]]*)\]/.exec(text) ?? [];
  return {
    classes: Array.from(text.matchAll(/^export (?:declare )?class (\w+)/gm), ([, name = '']) => name),
    listed: Array.from(list.matchAll(/OAuth\w+/g), ([name]) => name),
  };
}

describe('the typings for frameworks', () => {
  const props = namesIn('OAuthProps');
  const events = namesIn('OAuthEvents');

  for (const file of ['angular.js', 'angular.d.ts'] as const) {
    test(`have every directive of ${file} in the list for the imports of a component`, () => {
      const { classes: made, listed } = listedDirectives(file);
      assert.equal(made.length, declarations.length);
      assert.deepEqual(listed, made);
    });
  }

  for (const declaration of declarations) {
    const { tagName, attributes = [] } = declaration;

    test(`know every attribute and property of ${tagName}, and no other`, () => {
      const names = new Set([...attributes.map(({ name }) => name), ...writable(declaration)]);
      assert.deepEqual(props.get(tagName), [...names].sort());
    });

    test(`have a directive of Angular for ${tagName} that takes each property and fires each event`, () => {
      const wanted = {
        inputs: writable(declaration).sort(),
        outputs: (declaration.events ?? []).map(({ name }) => name).sort(),
      };
      assert.deepEqual(directives('angular.js').get(tagName), wanted);
      assert.deepEqual(directives('angular.d.ts').get(tagName), wanted);
    });

    test(`know every event of ${tagName}, and no other`, () => {
      const names = (declaration.events ?? []).map(({ name }) => name).sort();
      assert.deepEqual(events.get(tagName) ?? [], names);
    });

    test(`find every public field of ${tagName} a declared reactive property`, () => {
      const Element = classes.find(({ name }) => name === declaration.name);
      // Without attributes of its own, a list of sessions shows what the endpoint says.
      assert.ok(Element && (Element.observedAttributes.length > 0 || tagName === 'oauth-sessions'));
      const declared = [...Element.elementProperties].filter(([, { state }]) => !state);
      assert.deepEqual(declared.map(([name]) => String(name)).sort(), writable(declaration).sort());
    });
  }
});
