import { createServer } from 'node:http';
import { closeServer, listenOnLoopback } from '../ports.js';
import type { Person } from '../people.js';
import { demoIdPolicy } from './demo-id-page.js';
import { createInteraction } from './interaction.js';
import { openIdConfiguration, type OpenIdApp } from './openid-configuration.js';
import { withoutNotices } from './without-notices.js';

export interface RunningProvider {
  readonly port: number;
  close(): Promise<void>;
}

interface OpenIdProviderSettings {
  readonly app: OpenIdApp;
  readonly people: readonly Person[];
  /** What people see in the address bar; behind a proxy it is the proxy's address. */
  readonly issuer: string;
  readonly port: number;
  readonly purpose: string;
  /** Told of each code that reaches the token endpoint, accepted or not. */
  readonly onCodeUsed?: ((code: string) => void) | undefined;
}

export async function startOpenIdProvider(settings: OpenIdProviderSettings): Promise<RunningProvider> {
  const { app, people, issuer, port, purpose, onCodeUsed } = settings;
  const provider = await withoutNotices(async () => {
    const { Provider, interactionPolicy } = await import('oidc-provider');
    const cookiePrefix = `demo${new URL(issuer).port}`;
    return new Provider(
      issuer,
      openIdConfiguration({ app, people, cookiePrefix, policies: interactionPolicy }),
    );
  });
  for (const outcome of ['grant.success', 'grant.error'] as const) {
    provider.on(outcome, ({ oidc }) => {
      const code = oidc.params?.['code'];
      if (typeof code === 'string') onCodeUsed?.(code);
    });
  }
  provider.on('server_error', (_context, error) => console.error(`${purpose}: ${error.message}`));

  const interaction = createInteraction({
    provider,
    people,
    appUrl: app.baseUrl,
    policy: demoIdPolicy(app.baseUrl),
  });
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/')) {
      interaction(request, response).catch((error: unknown) => response.destroy(error as Error));
    } else {
      answer(request, response);
    }
  });
  await listenOnLoopback(server, port, purpose);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => closeServer(server),
  };
}
