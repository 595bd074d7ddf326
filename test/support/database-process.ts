import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A database server that a test started. */
export interface DatabaseProcess {
  /** Ends it at once, without a goodbye to its clients. */
  kill(): Promise<void>;
}

// Its standard input closes with this process, however that ends, and then the shell ends the server. A shell gives what runs in the
// background another input, so the pipe has a number of its own.
const leash = `exec 3<&0
"$@" 3<&- & server=$!
(cat <&3; kill -9 $server) >/dev/null 2>&1 & watcher=$!
exec 3<&-
wait $server
kill -9 $watcher 2>/dev/null`;

/**
 * Starts a server that ends with this process.
 * @param isUp a text of its output that says that it takes connections.
 */
export async function startDatabase(
  command: readonly string[],
  isUp: string,
  options: { readonly uid?: number; readonly gid?: number; readonly cwd: string },
): Promise<DatabaseProcess> {
  const child = spawn('sh', ['-c', leash, 'sh', ...command], {
    ...options,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  });
  const ended = once(child, 'exit');
  await outputOf(child, isUp);
  return {
    kill: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

function outputOf(child: ChildProcess, wanted: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk: string): void => {
      text = (text + chunk).slice(-10_000);
      if (text.includes(wanted)) resolve();
    };
    child.stdout?.setEncoding('utf8').on('data', read);
    child.stderr?.setEncoding('utf8').on('data', read);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`the database did not start: ${text}`)));
  });
}

/**
 * Ports for servers that stop and come back. They are below those that a system gives to outgoing connections, so none of these takes
 * the port meanwhile; so are the ports for the bus of a Redis cluster, 10,000 above.
 */
const [firstPort, portCount] = [11_000, 10_000];
const given = new Set<number>();

/** A port of loopback that nobody has, and that it gives once. */
export async function freePort(): Promise<number> {
  const port = firstPort + Math.floor(Math.random() * portCount);
  if (given.has(port) || !(await canListen(port))) return freePort();
  given.add(port);
  return port;
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
