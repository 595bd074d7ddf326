import { createServer } from 'node:http';
import { closeServer, listenOnLoopback } from '../loopback-server.js';
import { shellPolicy } from './page-layout.js';
import { createInteraction } from './openid-sign-in.js';
import type { Closable, LocalProvider } from './local-provider.js';
import { openIdConfiguration, type OpenIdShape } from './openid-configuration.js';

export interface RunningProvider extends Closable {
  readonly port: number;
}

interface OpenIdSettings extends OpenIdShape {
  /** The port where it listens, if it differs from the public one. */
  readonly listenOn?: number;
  /** Without it, the provider's address. */
  readonly issuer?: string;
  /** Takes no HTTP Basic at the token endpoint, which `oidc-provider` always takes beside a secret in the body. */
  readonly postOnly?: boolean;
  /** Changes an authorization request before the provider reads it. */
  readonly beforeAuthorization?: (query: URLSearchParams) => void;
  /** Changes the metadata that it publishes. */
  readonly afterDiscovery?: (metadata: Record<string, unknown>) => void;
}

/** An OpenID provider, made with `oidc-provider`: to sign in, one only chooses a person. */
export async function startOpenIdProvider(
  local: LocalProvider,
  settings: OpenIdSettings = {},
): Promise<RunningProvider> {
  const { people, baseUrl, client, purpose, onCodeUsed, onRefresh } = local;
  const { listenOn: port = local.port, issuer = client.url, postOnly } = settings;
  const { beforeAuthorization, afterDiscovery } = settings;
  const { Provider, interactionPolicy } = await import('oidc-provider');
  const key = await local.signingKey;
  const configuration = openIdConfiguration(local, key, interactionPolicy, settings);
  const provider = new Provider(issuer, configuration);
  provider.use(async (context, next) => {
    await next();
    if (context.oidc?.route === 'discovery') afterDiscovery?.(context.body as Record<string, unknown>);
  });
  for (const outcome of ['grant.success', 'grant.error'] as const) {
    provider.on(outcome, ({ oidc }) => {
      const { code, refresh_token: refreshToken } = oidc?.params ?? {};
      if (typeof code === 'string') onCodeUsed?.(code);
      if (typeof refreshToken === 'string') onRefresh?.(refreshToken);
    });
  }
  provider.on('server_error', (_context, error) => console.error(`${purpose}: ${error.message}`));

  const interaction = createInteraction({
    provider,
    people,
    name: purpose,
    appUrl: baseUrl,
    policy: shellPolicy(purpose, baseUrl),
  });
  const answer = provider.callback();
  const server = createServer((request, response) => {
    const { url: target = '/' } = request;
    if (!URL.canParse(target, client.url)) {
      response.writeHead(400).end();
      return;
    }
    const url = new URL(target, client.url);
    if (url.pathname.startsWith('/interaction/')) {
      interaction(request, response).catch((error: unknown) => response.destroy(error as Error));
      return;
    }
    if (beforeAuthorization && url.searchParams.has('response_type')) {
      beforeAuthorization(url.searchParams);
      request.url = url.pathname + url.search;
    }
    if (postOnly && request.headers.authorization?.startsWith('Basic ')) delete request.headers.authorization;
    answer(request, response);
  });
  await listenOnLoopback(server, port, purpose);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => closeServer(server),
  };
}
