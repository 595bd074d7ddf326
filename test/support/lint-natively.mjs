// Lints the TypeScript of some folders and files by the rules that eslint.config.mjs has for them, in a native program:
// `lint-natively.mjs test demo --types src`. Of the folders after `--types` it takes the rules that need types, and leaves the others
// to ESLint, which is slow by those alone.
// A rule of ESLint that this program doesn't know, or an option, is an error of its configuration.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';

const root = fileURLToPath(new URL('../..', import.meta.url));

const words = process.argv.slice(2);
const places = words.filter((word) => word !== '--types');
const lintedForTypes = words.includes('--types') ? words.slice(words.indexOf('--types') + 1) : [];
/** In a module, numbers such as 017 are an error of syntax. The other one is not known here, and tried by the whole run. */
const leftOut = ['no-octal', '@typescript-eslint/no-unsafe-class-instance-assignment'];

const takesTypes = (rule) =>
  rule.startsWith('@typescript-eslint/') &&
  tseslint.plugin.rules[rule.replace('@typescript-eslint/', '')].meta.docs.requiresTypeChecking === true;

const nativeName = (rule) =>
  rule.startsWith('@typescript-eslint/')
    ? rule.replace('@typescript-eslint', 'typescript')
    : `eslint/${rule}`;

/** ESLint writes out what a rule of its own takes by default, in words that the native one need not know. */
const chosenOptions = (rule, options) =>
  JSON.stringify(options) === JSON.stringify(builtinRules.get(rule)?.meta.defaultOptions) ? [] : options;

function rulesOf({ rules }, path) {
  const typesAlone = lintedForTypes.some((folder) => path.startsWith(`${folder}/`));
  const used = Object.entries(rules).filter(
    ([name, [severity]]) => severity !== 0 && !leftOut.includes(name) && (!typesAlone || takesTypes(name)),
  );
  return Object.fromEntries(
    used.map(([name, [, ...options]]) => [nativeName(name), ['error', ...chosenOptions(name, options)]]),
  );
}

/** The rules of most files, and those of the others by how they differ: a pattern that no file matches adds rules, and hides none. */
async function configFor(paths) {
  const eslint = new ESLint({ cwd: root });
  const filesByRules = new Map();
  for (const path of paths) {
    const rules = JSON.stringify(rulesOf(await eslint.calculateConfigForFile(join(root, path)), path));
    filesByRules.set(rules, [...(filesByRules.get(rules) ?? []), path]);
  }
  const groups = [...filesByRules].map(([rules, files]) => ({ files, rules: JSON.parse(rules) }));
  const [{ rules }, ...others] = groups.sort((one, other) => other.files.length - one.files.length);
  const off = Object.fromEntries(Object.keys(rules).map((name) => [name, 'off']));
  return {
    plugins: ['typescript'],
    categories: { correctness: 'off' },
    rules,
    // By the end of their paths: the configuration is in another folder.
    overrides: others.map((group) => ({
      files: group.files.map((path) => `**/${path}`),
      rules: { ...off, ...group.rules },
    })),
  };
}

const filesIn = (path) =>
  path.endsWith('.ts')
    ? [path]
    : readdirSync(join(root, path), { recursive: true })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(path, name).replaceAll('\\', '/'));

const cache = join(root, 'node_modules/.cache/oauth-elements');
const configFile = join(cache, 'native-lint.json');
const config = await configFor(places.flatMap(filesIn));
mkdirSync(cache, { recursive: true });
writeFileSync(configFile, JSON.stringify(config));
const { status } = spawnSync(
  process.execPath,
  [
    ...['node_modules/oxlint/bin/oxlint', '--type-aware', '--config', configFile],
    ...['--ignore-pattern=**/*.{js,jsx,mjs,mts}', ...places],
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
