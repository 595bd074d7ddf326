import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

// Children inherit this, so that on Linux even one that left its process group can be found afterwards.
const mark = `TEST_RUN_ID=${randomUUID()}`;
const ownGroup = process.platform !== 'win32';
let current;

/** Runs one program to its end, and ends whatever it started and left. Resolves to the exit code, 1 for a timeout. */
export function runChild(args, { cwd, env = {}, minutes = 10 }) {
  return new Promise((resolve) => {
    const [name, value] = mark.split('=');
    const child = spawn(process.execPath, args, {
      cwd,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: ownGroup,
      env: { ...process.env, ...env, [name]: value },
    });
    current = child;
    const timer = setTimeout(() => {
      console.error(`Stopped after ${minutes} minutes.`);
      endGroup(child);
    }, minutes * 60_000);
    const finish = (code) => {
      clearTimeout(timer);
      endGroup(child);
      endStrays();
      current = undefined;
      resolve(code ?? 1);
    };
    child.once('error', (error) => {
      console.error(error.message);
      finish(1);
    });
    child.once('exit', finish);
  });
}

function endGroup(child) {
  try {
    if (ownGroup) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // Nobody left, as it should be.
  }
}

function endStrays() {
  if (process.platform !== 'linux') return;
  for (const pid of readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && Number(name) !== process.pid,
  )) {
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(mark)) continue;
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // Gone already, or another user's.
    }
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    if (current) endGroup(current);
    endStrays();
    process.exit(1);
  });
}
