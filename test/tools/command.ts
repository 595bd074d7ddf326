import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly url: string;
  readonly port: number;
  readonly stderr: () => string;
  /** Ends it by SIGTERM. */
  stop(): Promise<Ended>;
}

function start(args: readonly string[], environment: Readonly<Record<string, string>>, cwd: string) {
  const child = spawn(process.execPath, [command, ...args], {
    cwd,
    // Nothing of this process's own environment: it may name providers.
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    timeout: 20_000,
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([code]): Ended => ({
    code: code as number | null,
    stdout,
    stderr,
  }));
  return { child, ended, output: () => ({ stdout, stderr }) };
}

/** Runs the built command to its end. */
export const runCommand = (
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  cwd = '.',
): Promise<Ended> => start(args, environment, cwd).ended;

/** Starts the built command, and is there once it listens. */
export async function startCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  cwd = '.',
): Promise<Running> {
  const { child, ended, output } = start(args, environment, cwd);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /^listening on (\S+)\n/.exec(output().stdout)?.[1];
      if (found) resolve(found);
    });
    void ended.then(({ stderr }) => reject(new Error(`it ended: ${stderr}`)));
  });
  return {
    url,
    port: Number(new URL(url).port),
    stderr: () => output().stderr,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
