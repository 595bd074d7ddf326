import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { demoPeople } from '../../../demo/people.js';
import type { Closable } from '../../../demo/providers/local-provider.js';
import { startOpenIdProvider } from '../../../demo/providers/openid-provider.js';
import { startProxy } from '../../../demo/providers/loopback-proxy.js';
import { withoutNotices } from '../../../demo/providers/hide-startup-notices.js';
import { OAuthProvider } from '../../../src/providers/index.js';
import { closeAll } from './close-all.js';
import type { Case } from '../cases.js';
import { firstPort, originOf, providerOrigin, siteOrigin } from './hosts.js';

export const personName = 'Ada Lovelace';

/** How the provider behaves; a case changes it before it begins. */
export interface Behaviour {
  coop: Case['provider'];
  /** Told of each visit that gets no answer; where it is absent, every visit gets one. */
  onRefused: (() => void) | undefined;
}

export interface MatrixProvider extends Closable {
  readonly behaviour: Behaviour;
  /** As an endpoint's settings have it. */
  readonly settings: OAuthProvider;
  /** The port that https goes before. */
  readonly port: number;
}

const client = { clientId: 'matrix', clientSecret: 'a-client-secret-never-to-be-seen' };
const endpoints = ['same-origin', 'same-site', 'other-site'] as const;

const registration = {
  client_id: client.clientId,
  client_secret: client.clientSecret,
  redirect_uris: endpoints.map((endpoint) => `${originOf(endpoint)}/api/oauth/redirect`),
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  token_endpoint_auth_method: 'client_secret_post',
};

/** Demo ID behind a proxy that adds the header; no provider that runs on one's own machine sends it. */
export async function startMatrixProvider(): Promise<MatrixProvider> {
  const behaviour: Behaviour = { coop: 'none', onRefused: undefined };
  const hidden = await withoutNotices(async () =>
    startOpenIdProvider(
      {
        client: { ...client, url: providerOrigin },
        baseUrl: siteOrigin,
        people: demoPeople(`${siteOrigin}/avatars`),
        signingKey: makeSigningKey(),
        port: firstPort + 1,
        purpose: 'Matrix ID',
      },
      { listenOn: 0, configuration: { clients: [registration] } },
    ),
  );
  const port = firstPort + 3;
  const proxy = await startProxy({
    port,
    purpose: 'the provider of the matrix',
    upstreamPort: hidden.port,
    addHeaders: ({ location }) => ({
      ...(behaviour.coop === 'none' ? {} : { 'cross-origin-opener-policy': behaviour.coop }),
      // The provider doesn't know that there is https before it.
      ...(location === undefined ? {} : { location: location.replace(/^http:\/\/127/, 'https://127') }),
    }),
    answer: ({ socket }) => {
      const { onRefused } = behaviour;
      if (onRefused) socket.destroy();
      onRefused?.();
      return !!onRefused;
    },
  });
  return { behaviour, settings: settingsFor(hidden.port), port, close: () => closeAll([proxy, hidden]) };
}

/** A person sees the provider through https and the proxy; an endpoint asks it directly. */
function settingsFor(port: number): OAuthProvider {
  const direct = `http://127.0.0.1:${port}`;
  return new OAuthProvider({
    id: 'matrix',
    name: 'Matrix ID',
    ...client,
    issuer: providerOrigin,
    authorizationEndpoint: `${providerOrigin}/auth`,
    tokenEndpoint: `${direct}/token`,
    userEndpoint: `${direct}/me`,
    jwksUri: `${direct}/jwks`,
    scopes: ['openid', 'profile', 'email'],
  });
}

async function makeSigningKey(): Promise<Record<string, unknown>> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'matrix' };
}
