import * as client from 'openid-client';
import { OAuthError } from '../../protocol/errors.js';
import { isSafeUrl } from '../../protocol/loopback.js';
import type { Clock } from '../clock.js';
import type { CheckedProvider } from '../settings/settings.js';
import { guardedFetch, type Fetch } from './guarded-fetch.js';
import { normalizeTokenAnswer } from './normalize-answer.js';
import { toOAuthError } from './provider-error.js';

const discoveryAge = 3600_000;

/** A provider as the protocol library knows it, with how it differs. */
export interface ProviderClient {
  readonly configuration: client.Configuration;
  readonly fetch: Fetch;
  /** Seconds that it may take for one answer. */
  readonly timeout: number;
  /** Whether it signs ID tokens that can be checked. */
  readonly openid: boolean;
  /** What `iss` must be, where that is known (RFC 9207). */
  readonly issuer: string | undefined;
  readonly issRequired: boolean;
}

interface Discovered {
  readonly client: Promise<ProviderClient>;
  readonly until: number;
}

/** Makes the client of each provider once, by discovery where only the issuer is given. */
export class ProviderClients {
  readonly #fetch: Fetch;
  readonly #clock: Clock;
  readonly #timeout: number;
  readonly #known = new Map<string, Discovered>();

  /** @param timeout of each call to a provider, in seconds. */
  constructor(fetch: Fetch, clock: Clock, timeout: number) {
    this.#fetch = fetch;
    this.#clock = clock;
    this.#timeout = timeout;
  }

  /**
   * @throws {OAuthError} `provider_unreachable` when it can't be discovered; the next call tries again.
   */
  async get(provider: CheckedProvider): Promise<ProviderClient> {
    const known = this.#known.get(provider.id);
    if (known && known.until > this.#clock()) return known.client;
    const made = this.#make(provider);
    this.#known.set(provider.id, { client: made, until: this.#clock() + discoveryAge });
    try {
      return await made;
    } catch (error) {
      this.#known.delete(provider.id);
      throw error;
    }
  }

  async #make(provider: CheckedProvider): Promise<ProviderClient> {
    const { issuer, authorizationEndpoint, tokenEndpoint, jwksUri, userEndpoint } = provider;
    if (!authorizationEndpoint || !tokenEndpoint)
      return this.#prepare(provider, await this.#discover(provider));
    const metadata: client.ServerMetadata = {
      // The library wants an issuer; without one, `iss` is judged by `checkIssuer` alone.
      issuer: issuer ?? new URL(authorizationEndpoint).origin,
      authorization_endpoint: authorizationEndpoint,
      token_endpoint: tokenEndpoint,
      ...(jwksUri ? { jwks_uri: jwksUri } : {}),
      ...(userEndpoint ? { userinfo_endpoint: userEndpoint } : {}),
    };
    return this.#prepare(provider, metadata);
  }

  async #discover(provider: CheckedProvider): Promise<client.ServerMetadata> {
    let found: client.Configuration;
    try {
      found = await client.discovery(
        new URL(provider.issuer ?? ''),
        provider.clientId,
        undefined,
        client.None(),
        {
          execute: [client.allowInsecureRequests],
          timeout: this.#timeout,
          [client.customFetch]: guardedFetch(this.#fetch, (_, response) =>
            Promise.resolve(response),
          ) as client.CustomFetch,
        },
      );
    } catch (error) {
      throw toOAuthError(error, 'provider_unreachable');
    }
    const metadata = found.serverMetadata();
    for (const [name, value] of Object.entries(metadata)) {
      const address =
        (name === 'jwks_uri' || name.endsWith('_endpoint')) && typeof value === 'string' ? value : undefined;
      if (address !== undefined && !(URL.canParse(address) && isSafeUrl(new URL(address)))) {
        throw new OAuthError('provider_unreachable', `The provider's ${name} is not https.`);
      }
    }
    const adjusted: { -readonly [Name in keyof client.ServerMetadata]: client.ServerMetadata[Name] } = {
      ...metadata,
    };
    if (provider.authorizationEndpoint) adjusted.authorization_endpoint = provider.authorizationEndpoint;
    if (provider.tokenEndpoint) adjusted.token_endpoint = provider.tokenEndpoint;
    if (provider.userEndpoint) adjusted.userinfo_endpoint = provider.userEndpoint;
    if (!adjusted.authorization_endpoint || !adjusted.token_endpoint) {
      throw new OAuthError('provider_unreachable', "The provider's metadata is incomplete.");
    }
    return adjusted;
  }

  #prepare(provider: CheckedProvider, metadata: client.ServerMetadata): ProviderClient {
    const openid = metadata.jwks_uri !== undefined;
    const configuration = new client.Configuration(
      metadata,
      provider.clientId,
      provider.clientSecret,
      clientAuth(provider),
    );
    // As the library will write it, however it is written in the settings.
    const tokenEndpoint = new URL(metadata.token_endpoint ?? '').href;
    const fetch = guardedFetch(this.#fetch, async (url, response) =>
      url === tokenEndpoint ? normalizeTokenAnswer(response, openid) : response,
    );
    configuration[client.customFetch] = fetch as client.CustomFetch;
    configuration.timeout = this.#timeout;
    // Only loopback is ever reached in the clear: guardedFetch sees to it.
    client.allowInsecureRequests(configuration);
    if (openid) client.enableNonRepudiationChecks(configuration);
    return {
      configuration,
      fetch,
      timeout: this.#timeout,
      openid,
      issuer: provider.issuer === undefined ? undefined : metadata.issuer,
      issRequired: metadata['authorization_response_iss_parameter_supported'] === true,
    };
  }
}

function clientAuth({ clientAuth, clientSecret }: CheckedProvider): client.ClientAuth {
  if (clientAuth === 'none') return client.None();
  return clientAuth === 'client_secret_basic'
    ? client.ClientSecretBasic(clientSecret)
    : client.ClientSecretPost(clientSecret);
}
