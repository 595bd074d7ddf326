import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { codeBlocks, codeUnder, documentPaths, readDocument } from '../support/documents.js';
import { fletRows } from '../support/flet-table.js';
import { assertCompiles, installPacked, nodeTypes, type PackedConsumer } from '../support/packed-consumer.js';
import { sendTo } from '../support/transports.js';

/** `npm run stacks` runs their recipes, which need packages that are not installed here. */
const byStacks = ['docs/servers.md'];

/** What snippets name without making it. */
const surroundings = `
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as endpoints from 'oauth-elements/endpoint';
import type { OAuthSession } from 'oauth-elements/session';

interface Answer extends ServerResponse {
  set(name: string, value: string): this;
  send(body: string): this;
  redirect(...to: [string] | [number, string]): void;
}

declare global {
  const endpoint: endpoints.OAuthEndpoint;
  const authorization: endpoints.ServerAuthorization;
  const session: OAuthSession;
  const req: IncomingMessage;
  const res: ServerResponse;
  const app: Record<'get' | 'post', (path: string, route: (req: IncomingMessage, res: Answer) => unknown) => void>;
  const request: Request;
  const { GitHubOAuthProvider, GoogleOAuthProvider, AzureOAuthProvider, Auth0OAuthProvider }: typeof endpoints;
  const { OAuthProvider, encrypt, decrypt }: typeof endpoints;
  const clientId: string, clientSecret: string, tenant: string, domain: string, audience: string;
  const authorizationEndpoint: string, tokenEndpoint: string, userEndpoint: string;
  const json: string, encrypted: string, passphrase: string, html: string, addressOfApp: string;
}
`;

/** Every script of the documentation, as a module of a project of its reader. */
function scripts(): Map<string, string> {
  const found = new Map<string, string>();
  for (const path of documentPaths.filter((name) => !byStacks.includes(name))) {
    const name = path.replace(/\W+/g, '-');
    const blocks = codeBlocks(['js', 'html'], readDocument(path));
    for (const [index, { language, text }] of blocks.entries()) {
      const code =
        language === 'js'
          ? [text]
          : [...text.matchAll(/<script[^>]*>\n(.*?)<\/script>/gs)].map(([, inner = '']) => inner);
      const define = language === 'js' ? '' : "import 'oauth-elements/define';\n";
      if (code.length) found.set(`${name}-${index + 1}.ts`, `${define}${code.join('\n')}\nexport {};\n`);
    }
  }
  const { page, server, settings } = allSnippets();
  const all = [...page.filter((snippet) => !snippet.startsWith('<')), ...server];
  const expressions = all.map((snippet) =>
    snippet.startsWith('const ') ? `{ ${snippet}; }` : `void (${snippet});`,
  );
  found.set('flet-rows.ts', `import 'oauth-elements/define';\n${expressions.join('\n')}\n`);
  const kinds = 'Partial<OAuthEndpointSettings> & Partial<OAuthProviderOptions>';
  const objects = settings.map(
    (snippet, index) => `export const settings${index}: ${kinds} = { ${snippet} };`,
  );
  const types = "import type { OAuthEndpointSettings, OAuthProviderOptions } from 'oauth-elements/endpoint';";
  found.set('flet-settings.ts', [types, ...objects].join('\n'));
  return found;
}

function allSnippets(): Record<'page' | 'server' | 'settings', string[]> {
  const rows = fletRows();
  const at = (place: 'page' | 'server' | 'settings'): string[] =>
    rows.flatMap(({ snippets }) => snippets[place]);
  return { page: at('page'), server: at('server'), settings: at('settings') };
}

/** Servers take a free port in place of the one that they ask for, and say both. */
const onAnyPort = `
import { Server } from 'node:net';
const { listen } = Server.prototype;
Server.prototype.listen = function (port, host, ...rest) {
  this.once('listening', () => console.log(\`asked for \${host}:\${port}, got \${this.address().port}\`));
  return listen.call(this, 0, host, ...rest);
};
`;

const environment = {
  GITHUB_CLIENT_ID: 'a-client-id',
  GITHUB_CLIENT_SECRET: 'a-client-secret',
  GOOGLE_CLIENT_SECRET: 'another-client-secret',
  OAUTH_SECRET: 'a secret of forty characters for testing',
};

describe('the documentation’s code in a user’s project', () => {
  let project: PackedConsumer | undefined;
  let folder = '';
  const children: ChildProcess[] = [];

  before(() => {
    project = installPacked(nodeTypes, 'express@5', '@types/express@5');
    folder = project.folder;
    writeFileSync(join(folder, 'on-any-port.mjs'), onAnyPort);
  });

  after(() => {
    for (const child of children) child.kill();
    project?.remove();
  });

  /** Runs Node in the project until it has printed a line; all lines so far. */
  async function runUntil(line: RegExp, ...args: string[]): Promise<string[]> {
    const { HTTPS_PROXY: _proxy, https_proxy: _lower, ...inherited } = process.env;
    const child = spawn(process.execPath, ['--import', './on-any-port.mjs', ...args], {
      cwd: folder,
      env: { ...inherited, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const lines: string[] = [];
    for await (const text of createInterface(child.stdout)) {
      lines.push(text);
      if (line.test(text)) return lines;
    }
    await once(child, 'exit');
    throw new Error(`It ended after: ${lines.join(' | ')}`);
  }

  test('type-checks, strict, its libraries included', () => {
    const all = scripts();
    assert.ok(all.size > 15, `${all.size} modules`);
    writeFileSync(join(folder, 'surroundings.d.ts'), surroundings);
    for (const [name, text] of all) writeFileSync(join(folder, name), text);
    const options = {
      ...{ target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], module: 'nodenext', types: ['node'] },
      ...{ strict: true, skipLibCheck: false, noEmit: true },
    };
    const config = { compilerOptions: options, files: ['surroundings.d.ts', ...all.keys()] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    assertCompiles(folder, '-p', '.');
  });

  test('of the README for Express serves the endpoint, the script with its parts, and a page', async () => {
    const [code = ''] = codeUnder('README.md', 'Express');
    const [page = ''] = codeUnder('README.md', 'Start', 'html');
    mkdirSync(join(folder, 'public'));
    writeFileSync(join(folder, 'public/index.html'), page);
    writeFileSync(join(folder, 'server.mjs'), code);
    const lines = await runUntil(/^listening on /, 'server.mjs');
    assert.equal(lines.at(-1), 'listening on http://localhost:8550');
    const port = Number(/^asked for 127\.0\.0\.1:8550, got (\d+)$/m.exec(lines.join('\n'))?.[1]);
    const get = (target: string) => sendTo(port, { target, host: 'localhost:8550' });
    assert.equal(await (await get('/')).text(), page);
    const login = await get('/api/oauth/login/github');
    assert.match(login.headers.get('location') ?? '', /^https:\/\/github\.com\/login\/oauth\/authorize\?/);
    const script = await get('/oauth-elements.js');
    assert.match(script.headers.get('content-type') ?? '', /javascript/);
    const [chunk] = /chunks\/[\w.-]+\.js/.exec(await script.text()) ?? [];
    assert.equal((await get(`/${chunk}`)).status, 200);
  });

  test('of a settings file starts `serve`, which names each redirect URL', async () => {
    const [code = ''] = codeUnder('docs/providers.md', 'A settings file');
    writeFileSync(join(folder, 'oauth.config.mjs'), code);
    const command = 'node_modules/oauth-elements/dist/cli.js';
    const lines = await runUntil(/^Register with Google/, command, 'serve', '--config', 'oauth.config.mjs');
    const registered = lines.filter((line) => line.startsWith('Register with'));
    assert.match(
      registered[0] ?? '',
      /^Register with GitHub: http:\/\/localhost:\d+\/api\/oauth\/redirect\/github$/,
    );
    assert.match(
      registered[1] ?? '',
      /^Register with Google: http:\/\/localhost:\d+\/api\/oauth\/redirect\/google$/,
    );
  });
});
