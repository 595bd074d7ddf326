import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createEmulator } from 'emulate';
import { closeServer } from '../ports.js';
import { onLoopbackOnly } from './on-loopback-only.js';
import { startProxy } from './proxy.js';

export interface GitHubApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Absent for the real GitHub. */
  readonly url?: string;
}

interface GitHubSettings {
  readonly baseUrl: string;
  readonly port: number;
  readonly purpose: string;
}

const users = [
  { login: 'octocat', name: 'The Octocat', email: 'octocat@example.com' },
  { login: 'ana', name: 'Ana Lima', email: 'ana@example.com' },
];

const avatar = new URL('../pages/avatars/octocat.svg', import.meta.url);

/** With both of these set, the demo signs in at github.com. */
export function realGitHubApp(environment: NodeJS.ProcessEnv): GitHubApp | undefined {
  const clientId = environment['GITHUB_CLIENT_ID'];
  const clientSecret = environment['GITHUB_CLIENT_SECRET'];
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}

/** `emulate` as GitHub. It names avatar URLs but doesn't serve them: the proxy before it does. */
export async function startGitHub({ baseUrl, port, purpose }: GitHubSettings) {
  const url = `http://127.0.0.1:${port}`;
  const app: GitHubApp = { clientId: 'demo-github', clientSecret: randomBytes(24).toString('hex'), url };
  const application = {
    client_id: app.clientId,
    client_secret: app.clientSecret,
    name: 'oauth-elements demo',
    redirect_uris: [`${baseUrl}/api/oauth/redirect`],
  };
  const seed = { github: { users, oauth_apps: [application] } };
  const server = await onLoopbackOnly(() => createEmulator({ service: 'github', port, baseUrl: url, seed }));
  const address = server.address();
  const upstreamPort = typeof address === 'object' && address ? address.port : 0;
  const picture = readFileSync(avatar);
  const proxy = await startProxy({
    port,
    purpose,
    upstreamPort,
    answer: (request, response) => {
      if (!request.url?.startsWith('/avatars/u/')) return false;
      response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(picture);
      return true;
    },
  }).catch(async (error: unknown) => {
    await closeServer(server);
    throw error;
  });
  return {
    app,
    close: async () => {
      await proxy.close();
      await closeServer(server);
    },
  };
}
