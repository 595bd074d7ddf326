import { posix } from 'node:path';
import type { TextFile } from './project-files.js';
import { importsOf } from './imports.js';

interface Rule {
  /** Folders, or single files without their ending, that may be imported beside the part's own. */
  parts: string[];
  packages?: RegExp;
  /** A path that isn't known before the program runs: the command line loads the settings of its user. */
  computed?: boolean;
}

/** What every store may import: not another store. */
const storeParts = [
  'src/endpoint',
  'src/protocol',
  'src/stores/check-arguments',
  'src/stores/guard-store',
  'src/stores/client-library',
];

/** Who may import whom; the first entry that a file lies in counts. */
const rules: [part: string, rule: Rule][] = [
  [
    'components',
    {
      parts: ['src/session', 'src/protocol', 'src/locales', 'src/brands'],
      packages: /^(lit|@lit\/context)(\/|$)/,
    },
  ],
  ['src/locales', { parts: [] }],
  ['src/brands', { parts: [] }],
  ['src/protocol', { parts: [] }],
  ['src/session', { parts: ['src/protocol'] }],
  ['src/providers', { parts: ['src/protocol'], packages: /^valibot$/ }],
  ['src/stores/memory', { parts: storeParts }],
  ['src/stores/redis', { parts: storeParts, packages: /^(node:.+|@redis\/client)$/ }],
  ['src/stores/postgres', { parts: storeParts, packages: /^(node:.+|pg)$/ }],
  ['src/stores/sqlite', { parts: storeParts, packages: /^(node:.+|better-sqlite3)$/ }],
  ['src/stores', { parts: ['src/endpoint', 'src/protocol'] }],
  ['src/testing', { parts: ['src/endpoint', 'src/protocol'] }],
  // What the package exports as one: a part and what may not be imported by it.
  ['src/entries', { parts: ['src/endpoint', 'src/stores/memory'] }],
  [
    'src/endpoint',
    {
      parts: ['src/providers', 'src/protocol', 'src/locales', 'src/brands'],
      packages: /^(jose|lossless-json|oauth4webapi|openid-client|valibot)$/,
    },
  ],
  ['src/adapters', { parts: ['src/endpoint', 'src/providers', 'src/protocol'], packages: /^node:/ }],
  [
    'src/cli',
    {
      parts: ['src/adapters', 'src/endpoint', 'src/providers', 'src/protocol', 'src/stores'],
      packages: /^(node:.+|mrmime|lossless-json)$/,
      computed: true,
    },
  ],
];

const lies = (path: string, part: string): boolean =>
  path.startsWith(`${part}/`) || path.replace(/\.ts$/, '') === part;

/** The imports of product files that the tree doesn't allow, one line each. */
export function forbiddenImports(files: TextFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const entry = rules.find(([part]) => lies(path, part));
    if (!entry) return [`${path}: no rule says what this part may import`];
    const [own, rule] = entry;
    return importsOf(path, text)
      .filter(({ target }) => !isAllowed(path, target, [own, ...rule.parts], rule))
      .map(
        ({ target, line }) =>
          `${path}:${String(line)}: ${own} must not import ${target ?? 'a computed path'}`,
      );
  });
}

function isAllowed(path: string, target: string | undefined, parts: string[], rule: Rule): boolean {
  if (target === undefined) return rule.computed === true;
  if (!/^\.{1,2}(\/|$)/.test(target)) return rule.packages?.test(target) ?? false;
  const file = posix.join(posix.dirname(path), target).replace(/\.js$/, '.ts');
  return parts.some((part) => lies(file, part));
}
