import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// How long `serve` takes from its start until it listens, with few providers and with many, in turns.

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 7);
const counts = [5, 100];
const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-bench-'));

const providersOf = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `company${String(index)}`,
    issuer: `https://id${String(index)}.example`,
    clientId: 'id',
    clientSecret: 'a secret of a client',
    scopes: ['openid'],
  }));

/** Milliseconds on the clock. */
async function timeStart(file: string): Promise<number> {
  const from = performance.now();
  const child = spawn(process.execPath, [command, 'serve', '--port', '0', '--config', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout.once('data', () => {
        resolve();
      });
      child.once('exit', (code) => {
        reject(new Error(`it ended with ${String(code)}`));
      });
    });
    return performance.now() - from;
  } finally {
    child.kill();
  }
}

try {
  const files = counts.map((count) => {
    const file = join(folder, `${String(count)}.json`);
    const settings = { secret: 'a secret of forty characters for the bench', providers: providersOf(count) };
    writeFileSync(file, JSON.stringify(settings));
    return file;
  });
  const times: number[][] = counts.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, file] of files.entries()) times[index]?.push(await timeStart(file));
  for (const [index, count] of counts.entries()) {
    const sorted = (times[index] ?? []).sort((a, b) => a - b);
    const best = sorted[0] ?? NaN;
    console.log(
      `serve listens with ${String(count).padStart(3)} providers after ${best.toFixed(0)} ms at best`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
