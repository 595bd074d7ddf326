import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { dts } from 'rollup-plugin-dts';
import esbuild from 'rollup-plugin-esbuild';
import { bundledLicences } from './tools/bundled-licences.mjs';
import { catalogOnDemand } from './tools/catalog-on-demand.mjs';
import { copiesForLazyParts } from './tools/copies-for-lazy-parts.mjs';
import { minifyTemplates } from './tools/minify-templates.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const typescript = () =>
  esbuild({ target: 'es2022', tsconfig: `${root}tsconfig.json`, sourceMap: true, minify: false });

// No property mangling but that of `#private` names, which nobody outside can see. `unsafe_arrows` is unsafe only for
// functions that are called with `new`: here, and in Lit, those are classes. Nobody counts a function's parameters.
export const minify = () =>
  terser({
    module: true,
    ecma: 2022,
    compress: { passes: 3, unsafe_arrows: true, keep_fargs: false },
    mangle: true,
    format: { comments: false },
    maxWorkers: 1,
  });

const elementTags = () =>
  readdirSync(`${root}components`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith('oauth-'))
    .map((entry) => entry.name);

const { dependencies, peerDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const forPages = ['lit', '@lit/context'];
const forServers = Object.keys({ ...dependencies, ...peerDependencies }).filter(
  (name) => !forPages.includes(name),
);

/** The only packages that stay imports; any other one that is named stops the build. */
const external = (names) => (id) => names.some((name) => id === name || id.startsWith(`${name}/`));

// An unresolved import or a cycle is a mistake in the tree, so the build stops at it.
const stopAtWarning = (warning) => {
  throw new Error(`${warning.code}: ${warning.message}`);
};

const shared = { onwarn: stopAtWarning, preserveEntrySignatures: 'strict' };
// The first load names each file that may follow it, and random letters don't compress: seven tell two versions of a file apart.
const output = (folder) => ({
  dir: `${root}dist`,
  format: 'es',
  generatedCode: 'es2015',
  entryFileNames: '[name].js',
  chunkFileNames: `${folder}/[name]-[hash:7].js`,
  hoistTransitiveImports: false,
});

const pageEntries = {
  index: `${root}components/index.ts`,
  define: `${root}components/define.ts`,
  session: `${root}src/session/index.ts`,
  ...Object.fromEntries(elementTags().map((tag) => [tag, `${root}components/${tag}/${tag}.ts`])),
};
const renderEntry = { render: `${root}components/server-rendering/index.ts` };
const serverEntries = {
  endpoint: `${root}src/entries/endpoint.ts`,
  node: `${root}src/adapters/node.ts`,
  ...Object.fromEntries(
    ['redis', 'postgres', 'sqlite'].map((name) => [name, `${root}src/stores/${name}/index.ts`]),
  ),
  'testing/store': `${root}src/testing/store/index.ts`,
};

/**
 * For bundlers: one module per entry, what they share in `dist/shared/`, Lit stays an import. Readable: whoever debugs an
 * app reads it, and the app's own bundler minifies it.
 */
export const modules = {
  ...shared,
  input: pageEntries,
  external: external(forPages),
  plugins: [copiesForLazyParts(root, { oneFile: false }), typescript(), minifyTemplates()],
  output: { ...output('shared'), sourcemap: true },
};

/** For Node: readable, because people read the stack traces of their server. */
export const server = {
  ...shared,
  input: { ...serverEntries, cli: `${root}src/cli/index.ts` },
  external: (id) => id.startsWith('node:') || external(forServers)(id),
  plugins: [catalogOnDemand(root), typescript()],
  output: { ...output('server'), sourcemap: true },
};

/** For any server of JavaScript: it renders elements without Lit, so nothing stays an import. */
const serverRendering = {
  ...shared,
  input: renderEntry,
  plugins: [typescript(), minifyTemplates()],
  output: { ...output('server'), sourcemap: true },
};

/** What several lazy parts of elements share comes as one file: each file of its own would be one more request. */
const sharedByLazyParts =
  /\.elements\.copy\.ts$|[\\/]session[\\/]state-of\.ts$|[\\/]components[\\/](?:advise-on-attributes|draw-logo|take-over|oauth-login-button[\\/](?:error-note|note\.styles|place-note|provider-look|shared-rules))\.ts$/;

const forScriptTag = () => [
  copiesForLazyParts(root),
  nodeResolve({ browser: true }),
  typescript(),
  minifyTemplates(),
  minify(),
  bundledLicences(),
];

/**
 * Asks V8 to compile every function while the file arrives: otherwise it compiles each at its first call, while the page waits. Other
 * engines ignore the line. It has to be the first, so this plugin is the last.
 */
const compileAhead = () => ({
  name: 'compile-ahead',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle))
      if (file.isEntry) file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
  },
});

/** For a script tag: everything in one file, only the lazy parts beside it in `dist/chunks/`. */
const scriptTag = {
  ...shared,
  input: { 'oauth-elements': `${root}components/define.ts` },
  plugins: [...forScriptTag(), compileAhead()],
  output: {
    ...output('chunks'),
    manualChunks: (id) => (sharedByLazyParts.test(id) ? 'shared-parts' : undefined),
  },
};

/** What `oauth-return.html` runs, for sites that have no page of their own to come back to. */
export const returnPage = {
  ...shared,
  input: { 'oauth-return': `${root}components/return-page/oauth-return.ts` },
  plugins: forScriptTag(),
  output: output('chunks'),
};

// Not in node_modules: what is there, the next plugin takes for a package, and leaves it out.
const declared = `${root}.cache/declarations/`;

/** What each source file declares, as the native compiler writes it: in a tenth of the time of the one that is a library. */
const emitDeclarations = () => ({
  name: 'emit-declarations',
  buildStart() {
    rmSync(declared, { recursive: true, force: true });
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        `${root}node_modules/typescript-native/bin/tsc`,
        ...['--project', `${root}tsconfig.declarations.json`, '--outDir', declared],
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0) this.error(stdout);
  },
});

/**
 * A file that registers an element declares nothing itself, and TypeScript drops its import: what it declares, such as the type of
 * the tag, is that of the element's own file.
 */
const declaredByElement = () => {
  const registration = /[\\/](oauth-[a-z-]+)[\\/]\1\.d\.ts$/;
  // A name that the next plugin leaves alone: it would drop these imports too.
  const mark = '?element';
  return {
    name: 'declared-by-element',
    resolveId: (id) => (registration.test(id) ? id + mark : null),
    load(id) {
      if (!id.endsWith(mark)) return null;
      const source = id.replace(declared, root).replace(`.d.ts${mark}`, '.ts');
      const imported = readFileSync(source, 'utf8').matchAll(/^import .*'(.+?)(?:-element)?\.js';$/gm);
      return Array.from(imported, ([, file]) => `import '${file}-element.js';`).join('\n');
    },
  };
};

/** The file with what a source file declares. */
const declarationOf = (path) => path.replace(root, declared).replace(/\.ts$/, '.d.ts');

/** One declaration file per entry. What several entries share is a file of its own, so that a class has one type. */
export const declarations = {
  ...shared,
  input: Object.fromEntries(
    Object.entries({ ...pageEntries, ...serverEntries, ...renderEntry }).map(([name, path]) => [
      name,
      declarationOf(path),
    ]),
  ),
  external: (id) => id.startsWith('node:') || external([...forPages, ...forServers])(id),
  plugins: [emitDeclarations(), declaredByElement(), dts({ tsconfig: `${root}tsconfig.json` })],
  output: {
    dir: `${root}dist/types`,
    format: 'es',
    entryFileNames: '[name].d.ts',
    chunkFileNames: ({ name }) => `shared/${name.replace(/\.d$/, '')}-[hash].d.ts`,
    // An app that imports this file alone has the types of tags and events, of which TypeScript drops the imports.
    banner: ({ name }) => (name === 'define' ? "import './index.js';" : ''),
  },
};

export default [modules, server, serverRendering, scriptTag, returnPage, declarations];
