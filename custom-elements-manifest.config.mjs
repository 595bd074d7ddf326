import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vscodeHints } from './tools/vscode-hints.mjs';
import { webTypes } from './tools/web-types.mjs';

const here = (path) => new URL(path, import.meta.url);

const writeBuilt = (name, value) =>
  writeFileSync(here(`dist/${name}`), `${JSON.stringify(value, null, 2)}\n`);

const isOpen = ({ privacy = 'public' }) => privacy === 'public';

/** Our types that are a list of texts, such as `LoginMode`: an editor that reads the manifest offers their values. */
function listedValues() {
  const folder = here('src/session/').pathname;
  const texts = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const aliases = texts.flatMap((text) => [...text.matchAll(/^export type (\w+) = ('[^;]+');$/gm)]);
  return new Map(aliases.map(([, name, values]) => [name, values]));
}

function withValues(item, values) {
  const text = values.get(item.type?.text);
  return text ? { ...item, type: { ...item.type, text } } : item;
}

/** Statics that only Lit calls or reads. */
const ofLit = ['shadowRootOptions', 'finalizeStyles'];

/** Lit's own state is declared among the properties, so the analyzer takes it for attributes; pages have no use for it. */
function withoutInternals(declaration) {
  const { members = [], attributes = [] } = declaration;
  const hidden = new Set(members.filter((member) => !isOpen(member)).map(({ name }) => name));
  const values = listedValues();
  const spellOut = (item) => withValues(item, values);
  return {
    ...declaration,
    members: members.filter((member) => isOpen(member) && !ofLit.includes(member.name)).map(spellOut),
    attributes: attributes.filter(({ fieldName }) => !hidden.has(fieldName)).map(spellOut),
  };
}

/** The manifest speaks of what is published: `dist/index.js` has the classes, `dist/<tag>.js` registers one. */
const describePublishedFiles = {
  name: 'describe-published-files',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const path = 'dist/index.js';
    const declared = manifest.modules.flatMap(({ declarations = [] }) => declarations);
    const classes = declared.filter(({ tagName }) => tagName).map(withoutInternals);
    const exportOf = ({ name }) => ({ kind: 'js', name, declaration: { name, module: path } });
    const registration = ({ name, tagName }) => ({
      kind: 'javascript-module',
      path: `dist/${tagName}.js`,
      declarations: [],
      exports: [{ kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } }],
    });
    manifest.modules = [
      { kind: 'javascript-module', path, declarations: classes, exports: classes.map(exportOf) },
      ...classes.map(registration),
    ];
    // Before the manifest, whose age is that of a whole build.
    writeBuilt('vscode.html-custom-data.json', vscodeHints(classes));
    writeBuilt('web-types.json', webTypes(classes, JSON.parse(readFileSync(here('package.json'), 'utf8'))));
  },
};

export default {
  globs: ['components/**/*.ts'],
  outdir: 'dist',
  litelement: true,
  quiet: true,
  plugins: [describePublishedFiles],
};
