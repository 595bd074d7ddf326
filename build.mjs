import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const root = fileURLToPath(new URL('.', import.meta.url));
const manifest = join(root, 'dist/custom-elements.json');
const sources = ['components', 'src', 'tools', 'typings'];
const settings = [
  'build.mjs',
  'rollup.config.mjs',
  'tsconfig.json',
  'tsconfig.declarations.json',
  'custom-elements-manifest.config.mjs',
  'package.json',
];

// Folders count too: deleting a file changes only its folder.
const newest = (path) => {
  const { mtimeMs } = statSync(path);
  const inside = statSync(path).isDirectory()
    ? readdirSync(path).map((name) => newest(join(path, name)))
    : [];
  return Math.max(mtimeMs, ...inside);
};

// The manifest is the last file written, so its age is that of a whole, successful build.
const isUpToDate = () =>
  existsSync(manifest) &&
  statSync(manifest).mtimeMs > Math.max(...[...sources, ...settings].map((path) => newest(join(root, path))));

function runTool(script, ...args) {
  const command = [join(root, 'node_modules', script), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${script} ${args.join(' ')}\n${stdout}${stderr}`);
}

async function bundle() {
  const { rollup } = await import('rollup');
  const { default: configs } = await import('./rollup.config.mjs');
  for (const config of configs) {
    const build = await rollup(config);
    await build.write(config.output);
    await build.close();
  }
  chmodSync(join(root, 'dist/cli.js'), 0o755);
  for (const file of ['return-page/oauth-return.html', 'oauth-elements.css'])
    copyFileSync(join(root, 'components', file), join(root, 'dist', basename(file)));
}

function printOutput() {
  for (const name of readdirSync(join(root, 'dist')).sort()) {
    const path = join(root, 'dist', name);
    if (statSync(path).isDirectory()) {
      console.log(`  dist/${name}/`.padEnd(40) + `${readdirSync(path, { recursive: true }).length} entries`);
    } else {
      const bytes = readFileSync(path);
      // Only developers' tools load a map, so its compressed size does not matter.
      const compressed = name.endsWith('.map') ? '' : `, ${brotliCompressSync(bytes).length} in brotli`;
      console.log(`  dist/${name}`.padEnd(40) + `${bytes.length} bytes${compressed}`);
    }
  }
}

if (process.argv.includes('--if-needed') && isUpToDate()) {
  console.log('dist is up to date');
} else {
  const started = performance.now();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  try {
    await bundle();
    cpSync(join(root, 'typings'), join(root, 'dist/typings'), { recursive: true });
    runTool('@custom-elements-manifest/analyzer/cem.js', 'analyze');
    printOutput();
    console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    console.error(`build failed: ${error.message}`);
    process.exitCode = 1;
  }
}
