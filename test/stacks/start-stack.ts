import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { OAuthEndpointSettings } from '../../src/endpoint/index.js';
import type { Mount, Mounted } from '../mounts/mount-contract.js';
import { overHttp, overHttp2, type Transport } from '../mounts/transport.js';
import { root } from './recipes.js';

/** Outside of `test`, where every file is taken for ours. */
export const folder = join(root, '.cache/stacks');
export const packages = join(folder, 'node_modules');

/** A server in a process of its own. */
export interface Stack {
  readonly name: string;
  /** Its files by their path, beside `endpoint.js`. */
  readonly files: Readonly<Record<string, string>>;
  /** Where `endpoint.js` is. */
  readonly endpointFile?: string;
  /** Not Node: without `nodeEnvironment()`. */
  readonly plain?: boolean;
  /** Packages by the name that the recipe imports, where they are installed under another. */
  readonly aliases?: Readonly<Record<string, string>>;
  readonly build?: readonly string[];
  readonly start: (port: number) => readonly string[];
  readonly environment?: (baseUrl: string) => Readonly<Record<string, string>>;
  readonly path?: string;
  readonly basePath?: string;
  /** It serves HTTP/2 with TLS. */
  readonly http2?: boolean;
  readonly reach?: (transport: Transport) => Transport;
  readonly except?: Mount['except'];
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Lays the files out, with the package itself as an installed one. */
function layOut(
  { name, files, endpointFile = 'endpoint.js', plain, aliases = {} }: Stack,
  settings: OAuthEndpointSettings,
): string {
  const at = join(folder, 'run', name.replace(/\W+/g, '-'));
  rmSync(at, { recursive: true, force: true });
  const endpoint = [
    `import { createOAuthEndpoint } from 'oauth-elements/endpoint';`,
    plain ? '' : `import { nodeEnvironment } from 'oauth-elements/node';`,
    `export const endpoint = createOAuthEndpoint(${JSON.stringify(settings)}${plain ? '' : ', nodeEnvironment()'});`,
  ].join('\n');
  const all = { 'package.json': '{ "type": "module", "private": true }', ...files, [endpointFile]: endpoint };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(at, path)), { recursive: true });
    writeFileSync(join(at, path), text);
  }
  mkdirSync(join(at, 'node_modules'), { recursive: true });
  symlinkSync(root, join(at, 'node_modules/oauth-elements'));
  for (const [alias, installed] of Object.entries(aliases))
    symlinkSync(join(packages, installed), join(at, 'node_modules', alias));
  return at;
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** Starts the stack, and is there once it accepts connections. */
export async function startStack(stack: Stack, settingsFor: Parameters<Mount['open']>[0]): Promise<Mounted> {
  const port = await findPort();
  const host = `localhost:${port}`;
  const baseUrl = `${stack.http2 ? 'https' : 'http'}://${host}${stack.path ?? ''}`;
  const cwd = layOut(stack, settingsFor(baseUrl, stack.basePath));
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '/tmp',
    NODE_ENV: 'production',
    PORT: String(port),
    HOST: '127.0.0.1',
    NEXT_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    ...stack.environment?.(baseUrl),
  };
  if (stack.build) {
    const [command = '', ...rest] = stack.build;
    const { status, stdout, stderr } = spawnSync(command, rest, {
      cwd,
      env,
      encoding: 'utf8',
      timeout: 300_000,
    });
    if (status !== 0) throw new Error(`${stack.name} could not be built:\n${stdout}${stderr}`);
  }
  const [command = '', ...rest] = stack.start(port);
  const child = spawn(command, rest, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  let ended: string | undefined;
  const exit = once(child, 'exit').then(([code, signal]) => {
    ended = `${stack.name} ended with ${String(code ?? signal)}:\n${output}`;
  });
  // Each try is a connection of its own; a server that never comes is ended by the test's time limit.
  while (!(await accepts(port))) {
    if (ended !== undefined) throw new Error(ended);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const transport = stack.http2 ? overHttp2(port, host, 'https:') : overHttp(port, host);
  return {
    baseUrl,
    transport: stack.reach?.(transport) ?? transport,
    ended: () => ended,
    close: async () => {
      if (ended === undefined) child.kill('SIGKILL');
      await exit;
    },
  };
}
