import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { createListener } from '../../src/cli/create-listener.js';
import type { OperatorLogEntry } from '../../src/endpoint/index.js';
import { OperatorLog } from '../../src/endpoint/log/operator-log.js';
import { checkSettings } from '../../src/endpoint/settings/check-settings.js';
import { advise } from '../../src/session/developer-advice.js';
import type { SessionState } from '../../src/session/session-state.js';
import { mountContract, type Mount, type Mounted } from '../mounts/mount-contract.js';
import type { Transport } from '../mounts/transport.js';
import { root } from './recipes.js';
import { packages, startStack, type Stack } from './start-stack.js';

/** What the console tells the developer of a page whose development server answers in place of the endpoint. */
function consoleAdvice(): string {
  const lines: string[] = [];
  const location = new URL('http://localhost:5173');
  const page = {
    location,
    origin: location.origin,
    document: { querySelector: () => null },
    console: { warn: (line: string) => lines.push(line) },
  };
  const session = { endpoint: `${location.origin}/api/oauth`, page } as unknown as SessionState;
  advise(session, 'endpoint_not_found');
  return lines.join('\n');
}

/** The part of the advice between two words. */
function between(start: string, end: string): string {
  const [, rest = ''] = consoleAdvice().split(start);
  const [found] = rest.split(end);
  assert.ok(found, `The advice has nothing after "${start}".`);
  return found;
}

const ofReadme = (): string => {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const code = /`vite\.config\.js`:\n+```js\n([^]*?)^```$/m.exec(text)?.[1];
  assert.ok(code);
  return code;
};

/** Vite lets every page of this machine read everything that it answers. */
const withoutOwnHeader = ({ begin, close }: Transport): Transport => ({
  close,
  async begin(asked) {
    const answer = await begin(asked);
    answer.headers.delete('access-control-allow-origin');
    return answer;
  },
});

const vite = (config: string): Omit<DevServer, 'name'> => ({
  reach: withoutOwnHeader,
  files: { 'vite.config.js': config, 'index.html': '<!doctype html><title>App</title>' },
  start: (port) => [
    ...[process.execPath, join(packages, 'vite/bin/vite.js')],
    ...['--host', '127.0.0.1', '--port', String(port), '--strictPort'],
  ],
});

interface DevServer extends Pick<Stack, 'name' | 'files' | 'start' | 'reach'> {
  readonly except?: Mount['except'];
}

const devServers: readonly DevServer[] = [
  { name: 'Vite as the README configures it', ...vite(ofReadme()) },
  {
    name: 'Vite as the console advises',
    ...vite(`export default { ${between('Vite: ', '. webpack: ')} };`),
  },
  {
    name: 'webpack as the console advises',
    files: {
      'webpack.config.js': `export default { entry: './page.js', mode: 'development', ${between('webpack: ', '. Next: ')} };`,
      'page.js': '',
      'server.js': `import webpack from 'webpack';
import Server from 'webpack-dev-server';
import config from './webpack.config.js';
const port = process.env.PORT;
await new Server({ host: '127.0.0.1', port, ...config.devServer }, webpack(config)).start();`,
    },
    start: () => [process.execPath, 'server.js'],
    except: { leaving: 'its proxy reads an answer to its end, whoever has left' },
  },
  {
    name: 'Next as the console advises',
    files: {
      'next.config.mjs': `export default { ${between('Next: ', '. Then ')}, turbopack: { root: ${JSON.stringify(root)} } };`,
      // The command starts processes of its own, which would outlive it.
      'server.js': `import { createServer } from 'node:http';
import next from 'next';
const app = next({ dev: true, hostname: 'localhost', port: Number(process.env.PORT) });
await app.prepare();
createServer(app.getRequestHandler()).listen(process.env.PORT, '127.0.0.1');`,
      'app/layout.js': 'export default ({ children }) => <html><body>{children}</body></html>;',
      'app/page.js': 'export default () => <p>App</p>;',
    },
    start: () => [process.execPath, 'server.js'],
  },
];

/** `serve` in this process, behind the development server, and what it tells its operator. */
async function behind(
  { files, ...devServer }: DevServer,
  settingsFor: Parameters<Mount['open']>[0],
  told: OperatorLogEntry[],
): Promise<Mounted> {
  const later: { listener?: RequestListener } = {};
  const server = createServer((...call) => later.listener?.(...call)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const upstream = `http://localhost:${(server.address() as AddressInfo).port}`;
  const own = Object.entries(files).map(([path, text]) => [
    path,
    text.replaceAll('http://localhost:8550', upstream),
  ]);
  const stack: Stack = {
    ...devServer,
    files: Object.fromEntries(own) as Stack['files'],
    environment: () => ({ NODE_ENV: 'development' }),
  };
  const dev = await startStack(stack, (baseUrl) => {
    const log = (entry: OperatorLogEntry): unknown => told.push(entry);
    const settings = { ...settingsFor(baseUrl), log };
    later.listener = createListener({
      settings: checkSettings(settings),
      secretFiles: {},
      folder: undefined,
      address: { site: new URL(baseUrl), listening: '127.0.0.1' },
      network: {},
      log: new OperatorLog(log),
    });
    return settings;
  });
  return {
    ...dev,
    close: async () => {
      await dev.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const asked = (process.env['STACKS'] ?? '').split(',').filter(Boolean);
for (const devServer of devServers) {
  const isAsked = (name: string): boolean => devServer.name.toLowerCase().startsWith(name.toLowerCase());
  if (asked.length && !asked.some(isAsked)) continue;
  const told: OperatorLogEntry[] = [];
  const except = {
    largeBody: 'a proxy may find the connection closed before it has read the answer, and says 500 or 502',
    ...devServer.except,
  };
  mountContract({ name: devServer.name, open: (settings) => behind(devServer, settings, told), except });
  describe(`the endpoint behind ${devServer.name}`, () => {
    test('hears the host name that people opened, and has nothing to tell its operator', () => {
      assert.deepEqual(told, []);
    });
  });
}
