import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './project-files.js';
import { runsWhole } from './whole.js';

const shell = process.platform === 'win32';

export const npm = (cwd: string, ...args: string[]): string =>
  execFileSync('npm', args, { cwd, shell, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
};

/** A user's project: an empty folder in which the packed package was installed. */
export interface PackedConsumer {
  readonly folder: string;
  /** What the package holds. */
  readonly packedFiles: readonly string[];
  remove(): void;
}

/** Packs the package as it is published, and installs it in a project of modules, with some other packages. */
export const installPacked = (...others: readonly string[]): PackedConsumer =>
  installIn(JSON.stringify({ private: true, type: 'module' }), others);

/** The same in a folder that has nothing in it. */
export const installInEmptyFolder = (): PackedConsumer => installIn(undefined, []);

function installIn(manifest: string | undefined, others: readonly string[]): PackedConsumer {
  const parent = mkdtempSync(join(tmpdir(), 'oauth-elements-package-'));
  const folder = join(parent, 'consumer');
  mkdirSync(folder);
  if (manifest !== undefined) writeFileSync(join(folder, 'package.json'), manifest);
  const packed = npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', parent);
  const [tarball] = JSON.parse(packed) as { filename: string; files: { path: string }[] }[];
  assert.ok(tarball);
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  npm(folder, 'install', ...options, join(parent, tarball.filename), ...others);
  return {
    folder,
    packedFiles: tarball.files.map(({ path }) => path),
    remove: () => {
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

/** The types of Node that this project is built with. */
export const nodeTypes = `@types/node@${devDependencies['@types/node'] ?? 'latest'}`;

/**
 * Asserts that TypeScript has nothing to say of these files of a project. The native compiler takes a fifth of the time;
 * `npm test -- --whole` asks the one that most projects have too.
 */
export function assertCompiles(folder: string, ...options: readonly string[]): void {
  for (const compiler of runsWhole() ? ['typescript-native', 'typescript'] : ['typescript-native']) {
    const tsc = join(root, 'node_modules', compiler, 'bin/tsc');
    const { stdout, status } = spawnSync(process.execPath, [tsc, ...options], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(stdout, '', compiler);
    assert.equal(status, 0, compiler);
  }
}
