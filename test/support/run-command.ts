import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** They end with this process, if that breaks off, too. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  /** The child process's own, whatever started it. */
  readonly pid: number;
  readonly url: string;
  readonly port: number;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly ended: Promise<Ended>;
  signal(name: NodeJS.Signals): void;
  /** Ends it by SIGTERM. */
  stop(): Promise<Ended>;
}

/** What the command is started by: it ends in a call of `exec`, so that the process stays the same. */
export const withOpenFiles = (limit: number): string[] => [
  'sh',
  '-c',
  `ulimit -n ${limit} && exec "$@"`,
  'sh',
];

function start(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  cwd: string,
  launcher: readonly string[] = [],
  limitMs = 60_000,
) {
  const [program = '', ...rest] = [...launcher, process.execPath, command, ...args];
  const child = spawn(program, rest, {
    cwd,
    // Nothing of this process's own environment: it may name providers.
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    timeout: limitMs,
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
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
  launcher: readonly string[] = [],
  /** Milliseconds after which it is ended in any case. */
  limitMs?: number,
): Promise<Running> {
  const { child, ended, output } = start(args, environment, cwd, launcher, limitMs);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /^listening on (\S+)\n/.exec(output().stdout)?.[1];
      if (found) resolve(found);
    });
    void ended.then(({ stderr }) => reject(new Error(`it ended: ${stderr}`)));
  });
  return {
    pid: child.pid ?? 0,
    url,
    port: Number(new URL(url).port),
    stdout: () => output().stdout,
    stderr: () => output().stderr,
    ended,
    signal: (name) => {
      child.kill(name);
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
