import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import * as shared from '../../components/button-states.styles.js';
import * as tokens from '../../components/tokens.styles.js';
import * as palette from '../../src/brands/palette.js';
import { filesIn, root } from '../support/project-files.js';

const features = ['attributes', 'slots', 'cssParts', 'cssStates', 'events'] as const;
type Feature = (typeof features)[number];

interface Named {
  name: string;
  description?: string;
  type?: { text: string };
  default?: string;
}

interface Declaration extends Named, Partial<Record<Feature, Named[]>> {
  tagName?: string;
  summary?: string;
  members?: Named[];
  cssProperties?: Named[];
}

interface Manifest {
  modules: { path: string; declarations?: Declaration[]; exports?: { kind: string; name: string }[] }[];
}

/** The public contract: what each tag takes and gives. A change here is a change for every page that uses it. */
const contract: Record<string, Record<Feature, string>> = {
  'oauth-session': {
    attributes: 'endpoint client',
    slots: 'default',
    cssParts: '',
    cssStates: 'signed-in pending loading',
    events: 'login-start login logout',
  },
  'oauth-login-button': {
    attributes:
      'provider mode scope groups no-user remember return-to complete-page appearance intent login-hint max-age label disabled',
    slots: 'default icon',
    cssParts: 'button icon label spinner error',
    cssStates: 'pending signed-in error',
    events: 'login-start login',
  },
  'oauth-logout-button': {
    attributes: 'provider forget disabled',
    slots: 'default',
    cssParts: 'button error',
    cssStates: '',
    events: 'logout',
  },
  'oauth-user-badge': {
    attributes: 'provider no-menu size',
    slots: 'signed-out menu',
    cssParts: 'badge avatar name email menu logout',
    cssStates: 'signed-in',
    events: 'login-start login logout',
  },
  'oauth-complete-page': {
    attributes: 'outcome close-after',
    slots: 'success error actions',
    cssParts: 'page title message',
    cssStates: 'success error',
    events: '',
  },
  'oauth-login-panel': {
    attributes: 'providers no-remember',
    slots: 'header footer',
    cssParts: 'panel button icon label remember search',
    cssStates: '',
    events: 'login-start login',
  },
  'oauth-sessions': {
    attributes: '',
    slots: 'empty',
    cssParts: 'list item current end',
    cssStates: 'loading',
    events: 'logout',
  },
  'oauth-show': {
    attributes: 'when provider group',
    slots: 'default',
    cssParts: '',
    cssStates: '',
    events: '',
  },
};

/** What the contract has and no element does yet. Building one of these means taking it out here. */
const later: Record<string, Partial<Record<Feature, string>>> = {};

const wordsOf = (text = ''): string[] => text.split(' ').filter(Boolean);

const className = (tag: string): string =>
  tag.replace(/^oauth/, 'OAuth').replace(/-(.)/g, (_match, letter: string) => letter.toUpperCase()) +
  'Element';

const manifest = JSON.parse(readFileSync(join(root, 'dist/custom-elements.json'), 'utf8')) as Manifest;
const declarations = manifest.modules.flatMap((module) => module.declarations ?? []);
const folders = filesIn(['components'], /^components\/oauth-[^/]+\//).map(
  ({ path }) => path.split('/')[1] ?? '',
);
const tags = [...new Set(folders)];

/** Sheets of other folders that an element shows too: both cards have one first sheet, and both buttons say why they failed. */
const sharedSheets: Record<string, RegExp> = {
  'oauth-sessions': /\/oauth-login-panel\.styles\.ts$/,
  'oauth-logout-button': /\/oauth-login-button\/note\.styles\.ts$/,
};

/** The custom properties that an element's folder reads, each with the values that stand in where a page sets none. */
function defaultsInCss(tag: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const sheets = filesIn([`components/${tag}`], /styles\.ts$/);
  const others = sharedSheets[tag];
  if (others) sheets.push(...filesIn(['components'], others));
  for (const { text } of sheets)
    for (const [name, value] of defaultsIn(withTokens(text)))
      found.set(name, (found.get(name) ?? new Set()).add(value));
  return found;
}

/** Each name that styles take from elsewhere, with what it stands for. */
const values = new Map<string, unknown>(Object.entries({ ...palette, ...tokens, ...shared }));

/** The styles as they are once the shared rules and tokens stand in them. */
function withTokens(text: string): string {
  const filled = text.replace(/\$\{(\w+)(?:\('(.*?)'\))?\}/g, (whole, name: string, selector?: string) => {
    const given = values.get(name);
    const value: unknown =
      typeof given === 'function' && selector !== undefined ? Reflect.apply(given, null, [selector]) : given;
    return typeof value === 'string' ? value : whole;
  });
  return filled === text ? text : withTokens(filled);
}

/** Every `var(--oauth-…, default)`, those inside another's default too. */
function defaultsIn(text: string): [name: string, value: string][] {
  return [...text.matchAll(/var\((--oauth-[a-z-]+),\s*/g)].map(({ 0: start, 1: name = '', index }) => {
    const from = index + start.length;
    let end = from;
    for (let open = 1; open > 0; end++) open += { '(': 1, ')': -1 }[text[end] ?? ')'] ?? 0;
    return [name, text.slice(from, end - 1)];
  });
}

describe('the custom elements manifest', () => {
  test('has the tags that scripts look for when one is taken or misspelt', () => {
    // Two lists, since the first one is part of the first load, which has no room for what shares it with lazy parts.
    for (const path of ['components/define.ts', 'components/oauth-login-button/advise-on-markup.ts']) {
      const listed = readFileSync(join(root, path), 'utf8').match(/(?<=^ {2}')oauth-[\w-]+(?=',$)/gm) ?? [];
      assert.deepEqual(listed.toSorted(), Object.keys(contract).sort(), path);
    }
  });

  test('there are elements to describe', () => {
    assert.ok(tags.length > 0);
  });

  test('knows exactly the tags that have a folder', () => {
    assert.deepEqual(declarations.map(({ tagName }) => tagName).sort(), [...tags].sort());
  });

  test('names only files that are published', () => {
    assert.deepEqual(
      manifest.modules.map(({ path }) => path).filter((path) => !existsSync(join(root, path))),
      [],
    );
  });

  for (const tag of tags) {
    describe(tag, () => {
      const declaration = declarations.find(({ tagName }) => tagName === tag);

      test('is the class of that name, with a summary', () => {
        assert.equal(declaration?.name, className(tag));
        assert.ok(declaration.summary, `${tag} has no @summary`);
      });

      test('is registered by the file of its name', () => {
        const module = manifest.modules.find(({ path }) => path === `dist/${tag}.js`);
        assert.deepEqual(
          module?.exports?.map(({ kind, name }) => `${kind} ${name}`),
          [`custom-element-definition ${tag}`],
        );
      });

      for (const feature of features) {
        test(`has the documented ${feature}, no more and no less`, () => {
          const missing = wordsOf(later[tag]?.[feature]);
          const documented = wordsOf(contract[tag]?.[feature]).filter((name) => !missing.includes(name));
          const actual = (declaration?.[feature] ?? []).map(({ name }) => name || 'default').sort();
          assert.deepEqual(actual, documented.sort());
        });
      }

      test('lists the custom properties that its styles read, each with its real default', () => {
        const inCss = defaultsInCss(tag);
        const listed = declaration?.cssProperties ?? [];
        assert.deepEqual(listed.map(({ name }) => name).sort(), [...inCss.keys()].sort());
        const wrong = listed.filter((item) => !inCss.get(item.name)?.has(item.default ?? ''));
        assert.deepEqual(wrong, []);
      });

      test('gives each attribute and event its type, spelt out where it is a list of values', () => {
        const typed = [...(declaration?.attributes ?? []), ...(declaration?.events ?? [])];
        const vague = typed.filter(
          ({ type }) => !/^(string|boolean|number|[A-Z][a-z]+(Start)?Event|'.*')$/.test(type?.text ?? ''),
        );
        assert.deepEqual(vague, []);
      });

      test('says something about each of them', () => {
        const silent = features.flatMap((feature) =>
          (declaration?.[feature] ?? [])
            .filter((item) => !item.description)
            .map(({ name }) => `${feature} ${name}`),
        );
        assert.deepEqual(silent, []);
      });
    });
  }
});
