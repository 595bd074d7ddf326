import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { makeCertificate } from '../../demo/other-origin/certificate.js';
import { createNodeFetch } from '../../src/adapters/node-fetch.js';
import { isReachedDirectly } from '../../src/cli/no-proxy.js';
import { proxyAgentFrom } from '../../src/cli/proxy-agent.js';
import { TunnelAgent } from '../../src/cli/tunnel-agent.js';
import { startCommand } from '../support/run-command.js';
import { sendTo } from '../support/transports.js';

const password = 'a-password-never-to-be-printed';

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

describe('the proxy of HTTPS_PROXY', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-'));
  const tunnels: string[] = [];
  const open = new Set<Socket>();
  let answer = 'HTTP/1.1 200 Connection established\r\n\r\n';
  const proxy = createServer((_, response) => response.writeHead(500).end());
  const servers: Server[] = [proxy];
  let [providerPort, proxyPort] = [0, 0];

  before(async () => {
    const certificate = await makeCertificate(['provider.example']);
    writeFileSync(join(folder, 'certificate.pem'), certificate.cert);
    const provider = createHttpsServer(certificate, (request, response) => {
      request.resume();
      const body = request.url === '/token' ? { access_token: 'token', token_type: 'bearer' } : { id: '7' };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    servers.push(provider);
    providerPort = await listen(provider);
    proxyPort = await listen(proxy);
    proxy.on('connect', (request: IncomingMessage, socket: Socket) => {
      tunnels.push(`${request.url ?? ''} ${request.headers['proxy-authorization'] ?? ''}`);
      open.add(socket.on('error', () => undefined));
      if (answer === '') return;
      socket.write(answer);
      if (!answer.includes(' 200 ')) return;
      // Names that only the proxy can resolve.
      const target = connect(providerPort, '127.0.0.1').on('error', () => undefined);
      open.add(target);
      socket.pipe(target).pipe(socket);
    });
  });
  after(() => {
    for (const server of servers) server.close();
    for (const socket of open) socket.destroy();
    rmSync(folder, { recursive: true });
  });

  /** One login at a provider that this machine can't reach by itself. */
  async function signIn(environment: Record<string, string>): Promise<{ status: number; stderr: string }> {
    tunnels.length = 0;
    const site = `https://provider.example:${providerPort}`;
    const endpoints = {
      authorizationEndpoint: `${site}/authorize`,
      tokenEndpoint: `${site}/token`,
      userEndpoint: `${site}/user`,
    };
    const far = { id: 'far', clientId: 'id', clientSecret: 'secret', ...endpoints };
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ providers: [far] }));
    const args = ['serve', '--port', '0', '--config', join(folder, 'settings.json')];
    const server = await startCommand(args, {
      OAUTH_SECRET: 'a secret of forty characters for testing',
      NODE_EXTRA_CA_CERTS: join(folder, 'certificate.pem'),
      ...environment,
    });
    const { host } = new URL(server.url);
    const login = await sendTo(server.port, { target: '/api/oauth/login/far', host });
    const state = new URL(login.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const cookie = login.headers
      .getSetCookie()
      .map((text) => text.split(';', 1)[0])
      .join('; ');
    const target = `/api/oauth/redirect?${new URLSearchParams({ code: 'x', state }).toString()}`;
    const response = await sendTo(server.port, {
      target,
      host,
      headers: { cookie, accept: 'application/json' },
    });
    const { stderr } = await server.stop();
    return {
      status: response.headers.getSetCookie().some((text) => /session[^=]*=[^;]/.test(text)) ? 200 : 0,
      stderr,
    };
  }
  const address = (): string => `http://127.0.0.1:${proxyPort}`;

  test('carries a login by one tunnel, in either case of its name', async () => {
    for (const name of ['HTTPS_PROXY', 'https_proxy']) {
      assert.equal((await signIn({ [name]: address() })).status, 200);
      assert.deepEqual(tunnels, [`provider.example:${providerPort} `]);
    }
  });

  test('is told its user name and password, which nobody else is', async () => {
    const named = `127.0.0.1:${proxyPort}`;
    const { status, stderr } = await signIn({ HTTPS_PROXY: `http://ann%40x:${password}@${named}` });
    assert.equal(status, 200);
    const credentials = Buffer.from(`ann@x:${password}`).toString('base64');
    assert.deepEqual(tunnels, [`provider.example:${providerPort} Basic ${credentials}`]);
    assert.ok(!stderr.includes(password));
  });

  test('is not asked for what NO_PROXY names', async () => {
    for (const name of ['NO_PROXY', 'no_proxy'])
      assert.equal(
        (await signIn({ HTTPS_PROXY: address(), [name]: 'other.example,provider.example' })).status,
        0,
      );
    assert.deepEqual(tunnels, []);
  });

  test('that refuses or hangs up fails the login, and not the process', async () => {
    for (const refusal of [
      'HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n',
      'nonsense\r\n\r\n',
      'HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
    ]) {
      answer = refusal;
      const { status, stderr } = await signIn({
        HTTPS_PROXY: `http://ann:${password}@127.0.0.1:${proxyPort}`,
      });
      assert.deepEqual([status, stderr.includes(password)], [0, false]);
      assert.ok(tunnels.length > 0);
    }
  });

  test('that never answers is given up at the limit', async () => {
    answer = '';
    const agent = new TunnelAgent(new URL(address()), {}, 1);
    await assert.rejects(createNodeFetch({ agent: () => agent })('https://provider.example/token'), {
      message: 'the proxy did not answer in time',
    });
  });

  test('has to be an address by http or https', () => {
    for (const given of ['socks5://proxy.example', 'http://', 'http://a b', 'http://%zz@proxy.example'])
      assert.throws(() => proxyAgentFrom({ HTTPS_PROXY: given }), { code: 'settings_invalid' }, given);
    for (const given of [undefined, '']) assert.equal(proxyAgentFrom({ HTTPS_PROXY: given }), undefined);
    for (const given of ['proxy.example:3128', 'proxy.example', 'https://[::1]:3128'])
      assert.equal(typeof proxyAgentFrom({ HTTPS_PROXY: given }), 'function', given);
  });

  test('is never asked for this machine, nor for plain http', () => {
    const agent = proxyAgentFrom({ HTTPS_PROXY: 'http://proxy.example' });
    const uses = (url: string): boolean => typeof agent === 'function' && agent(new URL(url)) !== undefined;
    for (const url of ['https://localhost', 'https://127.0.0.1', 'https://[::1]', 'http://localhost:1'])
      assert.equal(uses(url), false, url);
    assert.equal(uses('https://provider.example'), true);
  });
});

const direct: [url: string, noProxy: string, isDirect: boolean][] = [
  ['https://a.example', '', false],
  ['https://a.example', '*', true],
  ['https://a.example', 'b.example, *', true],
  ['https://a.example', 'a.example', true],
  ['https://A.EXAMPLE', 'a.Example', true],
  ['https://x.a.example', 'a.example', true],
  ['https://xa.example', 'a.example', false],
  ['https://a.example.evil', 'a.example', false],
  ['https://x.a.example', '.a.example', true],
  ['https://x.a.example', '*.a.example', true],
  ['https://a.example.', 'a.example', true],
  ['https://a.example', 'a.example.', true],
  ['https://a.example', 'a.example:443', true],
  ['https://a.example:8443', 'a.example:443', false],
  ['https://a.example:8443', 'a.example:8443', true],
  ['https://a.example', 'b.example a.example', true],
  ['https://bücher.example', 'bücher.example', true],
  ['https://10.1.2.3', '10.0.0.0/8', true],
  ['https://11.1.2.3', '10.0.0.0/8', false],
  ['https://10.1.2.3', '10.1.2.3', true],
  ['https://10.1.2.3:444', '10.1.2.3:443', false],
  ['https://110.1.2.3', '10.1.2.3', false],
  ['https://[fd00::1]', 'fd00::/8', true],
  ['https://[fd00::1]', '[fd00::1]', true],
  ['https://[fd00::1]', 'fd00::1', true],
  ['https://[fd00::1]:8443', '[fd00::1]:443', false],
  ['https://10.1.2.3', '10.0.0.0/99', false],
  ['https://10.1.2.3', 'x/8,:443,/,.,:,[],*.', false],
  ['https://a.example', ',,.,:,/,[],*.', false],
  ['https://localhost', '', true],
];

describe('NO_PROXY', () => {
  for (const [url, noProxy, isDirect] of direct) {
    test(`"${noProxy}" ${isDirect ? 'lets' : 'does not let'} ${url} be reached directly`, () => {
      assert.equal(isReachedDirectly(new URL(url), noProxy), isDirect);
    });
  }
});
