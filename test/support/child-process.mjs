import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const ownGroup = process.platform !== 'win32';
const running = new Map();

/**
 * Runs one program to its end, and ends whatever it started and left. Resolves to the exit code, 1 for a timeout.
 * @param {string[]} args
 * @param {{ cwd?: string, env?: object, minutes?: number, output?: 'inherit' | number, givesWay?: boolean }} options
 *   `output` is a file's number; a program that gives way gets only the time of processors that no other program wants.
 */
export function runChild(args, { cwd, env = {}, minutes = 20, output = 'inherit', givesWay = false }) {
  return new Promise((resolve) => {
    // Children inherit this, so that on Linux even one that left its process group can be found afterwards.
    const id = randomUUID();
    const command = [process.execPath, ...args];
    if (givesWay && ownGroup) command.unshift('nice', '-n', '19');
    const child = spawn(command[0], command.slice(1), {
      cwd,
      stdio: ['ignore', output, output],
      detached: ownGroup,
      env: { ...process.env, ...env, TEST_RUN_ID: id },
    });
    if (givesWay) giveWay(child);
    running.set(child, id);
    const timer = setTimeout(() => {
      console.error(`Stopped after ${minutes} minutes.`);
      endGroup(child);
    }, minutes * 60_000);
    const finish = (code) => {
      clearTimeout(timer);
      endGroup(child);
      endStrays(id);
      running.delete(child);
      resolve(code ?? 1);
    };
    child.once('error', (error) => {
      console.error(error.message);
      finish(1);
    });
    child.once('exit', finish);
  });
}

/** Linux shares time between sessions first, and each of these programs leads one: `nice` counts only inside it. */
function giveWay(child) {
  const file = `/proc/${child.pid}/autogroup`;
  try {
    if (existsSync(file)) writeFileSync(file, '19');
  } catch {
    // Ended already, or not allowed: then it takes its share.
  }
}

function endGroup(child) {
  try {
    if (ownGroup) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // No process of the group is left to end.
  }
}

function endStrays(id) {
  if (process.platform !== 'linux') return;
  for (const pid of readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && Number(name) !== process.pid,
  )) {
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`TEST_RUN_ID=${id}`)) continue;
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // Gone already, or another user's.
    }
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    for (const [child, id] of running) {
      endGroup(child);
      endStrays(id);
    }
    process.exit(1);
  });
}
