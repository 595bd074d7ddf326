import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type BuildOptions, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const apps = fileURLToPath(new URL('apps', import.meta.url));

/** An app as its framework's users build it. */
export interface App {
  readonly name: string;
  /** Its main file, in `apps`. */
  readonly main: string;
  /** Where its framework is installed. */
  readonly packages: string;
  readonly compiler?: Plugin;
  /** Where JSX comes from. */
  readonly jsx?: string;
  /** Packages that take another's place. */
  readonly alias?: Readonly<Record<string, string>>;
  /** Renders the HTML in Node that the page begins with. */
  readonly server?: string;
}

const optionsOf = ({ packages, compiler, jsx, alias = {} }: App): BuildOptions => ({
  bundle: true,
  format: 'esm',
  target: 'es2022',
  nodePaths: [packages, join(root, 'node_modules')],
  alias: {
    ...alias,
    'oauth-elements/define': join(root, 'dist/define.js'),
    'oauth-elements/render': join(root, 'dist/render.js'),
    'oauth-elements/session': join(root, 'dist/session.js'),
  },
  plugins: compiler ? [compiler] : [],
  jsx: 'automatic',
  ...(jsx ? { jsxImportSource: jsx } : {}),
  // Development builds: only those warn.
  define: {
    'process.env.NODE_ENV': '"development"',
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
  },
  conditions: ['browser', 'development'],
  logLevel: 'silent',
});

/** The files of the page, by their names; the first script is `main.js`. */
export async function bundleApp(app: App): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    ...optionsOf(app),
    entryPoints: { main: join(apps, app.main) },
    splitting: true,
    write: false,
    outdir: apps,
  });
  return new Map(outputFiles.map(({ path, text }) => [path.slice(apps.length), text]));
}

/** What a server renders of the app; nothing without one. */
export async function renderApp(app: App): Promise<string> {
  if (app.server === undefined) return '';
  const folder = await mkdtemp(join(tmpdir(), 'oauth-elements-app-'));
  try {
    const outfile = join(folder, 'server.mjs');
    await build({
      ...optionsOf(app),
      entryPoints: [join(apps, app.server)],
      platform: 'node',
      conditions: ['development'],
      // React's server half is CommonJS, and asks for Node's modules as that does.
      banner: {
        js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
      },
      outfile,
    });
    const { html } = (await import(pathToFileURL(outfile).href)) as { html: string };
    return html;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
