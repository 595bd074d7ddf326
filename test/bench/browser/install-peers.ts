import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const packages = [
  'better-auth',
  '@teamhanko/hanko-elements',
  '@microsoft/mgt-components',
  '@microsoft/mgt-element',
];

/** The script of each peer's page, as its documentation has it. */
const scripts = {
  'better auth': `import { createAuthClient } from 'better-auth/client';
const client = createAuthClient();
const button = document.querySelector('button');
button.addEventListener('click', () => client.signIn.social({ provider: 'github' }));
client.useSession.subscribe(() => {});
button.dataset.ready = '';`,
  hanko: `import { register } from '@teamhanko/hanko-elements';
await register(location.origin + '/hanko');`,
  'mgt-login': `import { registerMgtLoginComponent } from '@microsoft/mgt-components/dist/es6/components/mgt-login/mgt-login.js';
import { Providers, SimpleProvider, ProviderState } from '@microsoft/mgt-element';
const provider = new SimpleProvider(async () => '', async () => {}, async () => {});
Providers.globalProvider = provider;
provider.setState(ProviderState.SignedOut);
registerMgtLoginComponent();`,
} as const;

export type Peer = keyof typeof scripts;

export interface Peers {
  /** The bundled script of each peer that could be installed and built. */
  readonly scripts: ReadonlyMap<Peer, string>;
  readonly versions: readonly string[];
  /** Why the others are missing. */
  readonly missing: readonly string[];
}

/** Installs the peers into a folder outside of the project, bundles their scripts, and removes the folder. */
export async function installPeers(): Promise<Peers> {
  const folder = process.env['BENCH_PEERS'] ?? mkdtempSync(join(tmpdir(), 'oauth-elements-peers-'));
  const found = new Map<Peer, string>();
  const missing: string[] = [];
  const versions: string[] = [];
  try {
    if (process.env['BENCH_PEERS'] === undefined) {
      const options = ['--prefix', folder, '--no-audit', '--no-fund', '--no-save', '--ignore-scripts'];
      const { status, stderr } = spawnSync('npm', ['install', ...options, ...packages], {
        encoding: 'utf8',
        timeout: 180_000,
      });
      if (status !== 0)
        return { scripts: found, versions, missing: [`npm install failed: ${stderr.slice(0, 200)}`] };
    }
    for (const name of packages) {
      const manifest = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8');
      versions.push(`${name} ${(JSON.parse(manifest) as { version: string }).version}`);
    }
    for (const [name, contents] of Object.entries(scripts) as [Peer, string][])
      try {
        const { outputFiles } = await build({
          stdin: { contents, resolveDir: folder },
          ...{
            bundle: true,
            minify: true,
            format: 'esm',
            write: false,
            target: 'es2022',
            logLevel: 'silent',
          },
          define: { 'process.env.NODE_ENV': '"production"' },
        });
        found.set(name, outputFiles[0]?.text ?? '');
      } catch (error) {
        missing.push(`${name}: ${String(error).slice(0, 300)}`);
      }
  } finally {
    if (process.env['BENCH_PEERS'] === undefined) rmSync(folder, { recursive: true, force: true });
  }
  return { scripts: found, versions, missing };
}
