import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import nodeResolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { minify } from '../../rollup.config.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The budgets of a first load, in KB of 1,000 bytes: `bar` holds a change back, `reach` is where we want to be. */
const budgets = [
  {
    what: 'dist/oauth-elements.js, all elements, Lit included',
    file: 'dist/oauth-elements.js',
    bar: 15,
    reach: 13,
  },
  {
    what: 'oauth-login-button with its session, Lit included',
    file: 'dist/oauth-login-button.js',
    bar: 10,
    reach: 9,
    bundled: true,
  },
  { what: 'headless session', file: 'dist/session.js', bar: 3.3, reach: 3, bundled: true },
];

const brotli = (text) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } })
    .length;

/** Bytes on the wire of a first load: the entry and all that it imports statically, each compressed by itself. */
async function measure({ file, bundled = false }) {
  const path = join(root, file);
  if (!existsSync(path)) throw new Error(`${file} is missing: run "npm run build"`);
  const texts = bundled ? await bundleForPage(path) : await filesAsServed(path);
  return texts.reduce((sum, text) => sum + brotli(text), 0);
}

// An import that nothing resolves could not be loaded, so it would be missing in the figure.
const onwarn = (warning) => {
  throw new Error(`${warning.code}: ${warning.message}`);
};

async function bundleForPage(path) {
  const build = await rollup({ input: path, plugins: [nodeResolve({ browser: true }), minify()], onwarn });
  const { output } = await build.generate({ format: 'es' });
  await build.close();
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
  const firstLoad = new Set([output[0].fileName]);
  for (const name of firstLoad) chunks.get(name).imports.forEach((imported) => firstLoad.add(imported));
  return [...firstLoad].map((name) => chunks.get(name).code);
}

async function filesAsServed(path) {
  const firstLoad = new Set([path]);
  const collect = {
    name: 'collect-static-imports',
    buildEnd() {
      for (const id of firstLoad)
        this.getModuleInfo(id)?.importedIds.forEach((imported) => firstLoad.add(imported));
    },
  };
  const build = await rollup({ input: path, plugins: [collect], onwarn });
  await build.close();
  return [...firstLoad].map((id) => readFileSync(id, 'utf8'));
}

/**
 * Prints one line a budget; true if every figure is at or under its bar.
 * @param {string} readme its text, which has to tell the same figures, rounded
 */
async function checkSizes(readme) {
  console.log(
    `${'first load, KB in brotli 11'.padEnd(54)}${'bar'.padStart(6)}${'reach'.padStart(7)}${'now'.padStart(8)}`,
  );
  let held = true;
  const measured = [];
  for (const budget of budgets) {
    const start = `${budget.what.padEnd(54)}${String(budget.bar).padStart(6)}${String(budget.reach).padStart(7)}`;
    try {
      const kilobytes = (await measure(budget)) / 1000;
      const over = kilobytes > budget.bar;
      held &&= !over;
      measured.push(kilobytes.toFixed(1));
      console.log(`${start}${kilobytes.toFixed(2).padStart(8)}${over ? '  OVER THE BAR' : ''}`);
    } catch (error) {
      held = false;
      console.log(`${start}   ${error.message}`);
    }
  }
  const told = sizesTold(readme);
  if (String(told) === String(measured)) return held;
  console.log(`README.md tells other sizes: ${String(told)}`);
  return false;
}

const sizesTold = (readme) =>
  /(\d+\.\d) for all elements, (\d+\.\d) for the login button with its session, (\d+\.\d) for/
    .exec(readme)
    ?.slice(1) ?? 'none';

process.exitCode = (await checkSizes(readFileSync(join(root, 'README.md'), 'utf8'))) ? 0 : 1;
