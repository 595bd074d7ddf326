import { randomBytes } from 'node:crypto';
import { demoPeople } from './people.js';
import { startCoopProxy } from './providers/coop-proxy.js';
import { realGitHubApp, startGitHub, type GitHubApp } from './providers/github.js';
import { startOpenIdProvider } from './providers/openid-provider.js';

export interface OpenIdClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface RunningProviders {
  readonly github: GitHubApp;
  readonly demo: OpenIdClient;
  readonly demoCoop: OpenIdClient;
  close(): Promise<void>;
}

interface ProvidersSettings {
  readonly baseUrl: string;
  readonly port: number;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
  readonly onCodeUsed?: ((code: string) => void) | undefined;
}

interface Closable {
  close(): Promise<void>;
}

/** Starts one after the other; if one can't start, those before it are stopped again. */
export async function startProviders(settings: ProvidersSettings): Promise<RunningProviders> {
  const { baseUrl, port, environment, log, onCodeUsed } = settings;
  const running: Closable[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(running.map((one) => one.close()));
  };
  const keep = <One extends Closable>(one: One): One => {
    running.push(one);
    return one;
  };
  const app = { clientId: 'demo-app', clientSecret: randomBytes(24).toString('hex'), baseUrl };
  const people = demoPeople(`${baseUrl}/avatars`);
  const demo = { ...app, issuer: `http://127.0.0.1:${port + 1}` };
  const demoCoop = { ...app, issuer: `http://127.0.0.1:${port + 3}` };
  try {
    log(`Demo ID (an OpenID provider) on ${demo.issuer}`);
    keep(
      await startOpenIdProvider({
        app,
        people,
        issuer: demo.issuer,
        port: port + 1,
        purpose: 'Demo ID',
        onCodeUsed,
      }),
    );

    let github = realGitHubApp(environment);
    if (github) {
      log('GitHub: the real one, with your GITHUB_CLIENT_ID');
    } else {
      log(`GitHub (emulated) on http://127.0.0.1:${port + 2}`);
      github = keep(await startGitHub({ baseUrl, port: port + 2, purpose: 'GitHub' })).app;
    }

    log(`Demo ID with COOP on ${demoCoop.issuer}`);
    const purpose = 'Demo ID with COOP';
    const hidden = keep(
      await startOpenIdProvider({ app, people, issuer: demoCoop.issuer, port: 0, purpose, onCodeUsed }),
    );
    keep(await startCoopProxy({ port: port + 3, purpose, upstreamPort: hidden.port }));
    return { github, demo, demoCoop, close };
  } catch (error) {
    await close();
    throw error;
  }
}
