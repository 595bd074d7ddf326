import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type { Closable } from '../../../demo/providers/local-provider.js';
import { deadline } from './engine.js';
import { inTime } from './in-time.js';

const run = promisify(execFile);

/**
 * A screen of its own with a window manager. Windows lose and gain focus there as on a person's; without a manager no window
 * is active, and a page learns nothing when a popup closes.
 */
export interface Display extends Closable {
  readonly environment: NodeJS.ProcessEnv;
  /** Presses the pointer's button at a place of the screen: input that the browser can't tell from a person's. */
  press(x: number, y: number): Promise<void>;
  /** Makes the window with this title the active one. */
  activate(title: string): Promise<void>;
}

export async function startDisplay(): Promise<Display> {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-noreset'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const number = await firstLine(server, server.stdio[3] as Readable);
  const environment = { ...process.env, DISPLAY: `:${number}` };
  const manager = spawn('openbox', ['--sm-disable', '--startup', 'echo ready'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await firstLine(manager, manager.stdout);
  const tool = async (...args: string[]): Promise<void> => {
    await run('xdotool', args, { env: environment, timeout: deadline });
  };
  return {
    environment,
    press: (x, y) => tool('mousemove', String(x), String(y), 'click', '1'),
    // A title reaches the window manager a moment after the page.
    activate: (title) =>
      tool('search', '--sync', '--onlyvisible', '--name', title, 'windowactivate', '--sync'),
    close: async () => {
      await endProcess(manager);
      await endProcess(server);
    },
  };
}

/** The first line that a program says, which it does once it is ready. */
async function firstLine(program: ChildProcess, from: Readable): Promise<string> {
  const line = once(from, 'data');
  const ended = once(program, 'exit').then(() => {
    throw new Error(`${program.spawnfile} could not be started.`);
  });
  const [text] = (await inTime(Promise.race([line, ended]), `${program.spawnfile} does not get ready.`)) as [
    Buffer,
  ];
  return text.toString().trim();
}

export async function endProcess(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const exit = once(program, 'exit');
  program.kill();
  // A driver whose browser has stopped answering does not end by itself.
  await inTime(exit, '').catch(async () => {
    program.kill('SIGKILL');
    await exit;
  });
}
