import { usesClientSecret } from '../../providers/signing-algorithms.js';
import type { Clock } from '../runtime/clock.js';
import type { OperatorLog } from '../log/operator-log.js';
import { reportFailure } from '../log/report-failure.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { networksInSettings, resolvableHosts } from './network/allowed-networks.js';
import { clientAuthFor, type ClientProof } from './token-endpoint/client-authentication.js';
import { guardedFetch, type Fetch, type GuardedFetch } from './network/guarded-fetch.js';
import { hasManyIssuers, issuerTest } from './id-token/expected-issuer.js';
import { metadataOf, type Metadata } from './provider-metadata.js';
import { PublicKeys } from './id-token/public-keys.js';
import { RequestSigner } from './signed/request-signer.js';
import { AppToken } from './token-endpoint/app-token.js';
import { SignedClientSecret } from './token-endpoint/signed-client-secret.js';
import { TokenEndpoint } from './token-endpoint/token-endpoint.js';

const metadataTtlMs = 3600_000;
const retryDelayMs = 60_000;

/** How to call a provider, and how it differs from the standard. */
export interface ProviderClient {
  readonly tokenEndpoint: TokenEndpoint;
  /** For a provider whose token is the app's own. */
  readonly appToken: AppToken | undefined;
  /** For revocation: the metadata may name another method for it. */
  readonly revocationProof: ClientProof;
  readonly fetch: GuardedFetch;
  /** For a provider whose requests are signed. */
  readonly signer: RequestSigner | undefined;
  /** The keys that sign its ID tokens, if they are known. */
  readonly keys: PublicKeys | undefined;
  /** Discovered, or from the settings. */
  readonly metadata: Readonly<Metadata>;
  /** Whether it sends ID tokens whose signature can be checked. */
  readonly openid: boolean;
  /** The value that `iss` must have, if it is known (RFC 9207). */
  readonly issuer: string | undefined;
  /** Whether `iss` is that of this provider; absent if its issuer is not known. */
  readonly isIssuer: ((iss: string) => boolean) | undefined;
  readonly issRequired: boolean;
}

interface Discovered {
  readonly client: Promise<ProviderClient>;
  readonly until: number;
}

/** Makes the client of each provider once, by discovery if the settings give only the issuer. */
export class ProviderClients {
  readonly #fetch: Fetch;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #log: OperatorLog;
  readonly #known = new Map<string, Discovered>();

  /** @param timeoutMs of each call to a provider. */
  constructor(fetch: Fetch, clock: Clock, timeoutMs: number, log: OperatorLog) {
    this.#fetch = fetch;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
    this.#log = log;
  }

  /**
   * @throws {OAuthError} `provider_unreachable` when discovery fails; the next call tries again.
   */
  async get(provider: CheckedProvider): Promise<ProviderClient> {
    const known = this.#known.get(provider.id);
    if (known && known.until > this.#clock()) return known.client;
    const made = this.#make(provider, known?.client).catch((error: unknown) => {
      this.#known.delete(provider.id);
      reportFailure(this.#log, error, { provider });
      if (!known) throw error;
      // The old metadata is better than none: it rarely changes.
      this.#known.set(provider.id, { client: known.client, until: this.#clock() + retryDelayMs });
      return known.client;
    });
    this.#known.set(provider.id, { client: made, until: this.#clock() + metadataTtlMs });
    return made;
  }

  async #make(
    provider: CheckedProvider,
    earlier: Promise<ProviderClient> | undefined,
  ): Promise<ProviderClient> {
    const limits = { timeoutMs: this.#timeoutMs, networks: networksInSettings(provider) };
    const metadata = await metadataOf(provider, this.#fetch, limits);
    const bySecret = usesClientSecret(provider.idTokenAlgorithms);
    const openid = bySecret || metadata.jwks_uri !== undefined;
    const fetch = withHeadersAt(
      guardedFetch(this.#fetch, { ...limits, reach: resolvableHosts(provider, metadata) }),
      metadata.userinfo_endpoint,
      provider.userHeaders,
    );
    const { clientId, clientSecretKey, signature, signingKeys } = provider;
    const signer = signature && signingKeys && new RequestSigner(signature, signingKeys, this.#clock);
    const secret = clientSecretKey && new SignedClientSecret(clientId, clientSecretKey, this.#clock);
    const atToken = metadata.token_endpoint_auth_methods_supported;
    const atRevocation = metadata.revocation_endpoint_auth_methods_supported ?? atToken;
    // A new discovery keeps the keys that were fetched.
    const before = (await earlier?.catch(() => undefined))?.keys;
    const tokenEndpoint = new TokenEndpoint(
      metadata.token_endpoint ?? '',
      clientAuthFor(provider, atToken, secret),
      { fetch, keepIdToken: openid, clock: this.#clock, wire: provider, signer },
    );
    return {
      tokenEndpoint,
      appToken: provider.tokenOf === 'app' ? new AppToken(provider, tokenEndpoint, this.#clock) : undefined,
      revocationProof: clientAuthFor(provider, atRevocation, secret),
      fetch,
      signer,
      metadata,
      keys:
        metadata.jwks_uri === undefined || before?.address === metadata.jwks_uri
          ? before
          : new PublicKeys(metadata.jwks_uri, fetch, this.#clock),
      openid,
      issuer: provider.issuer === undefined || hasManyIssuers(provider) ? undefined : metadata.issuer,
      isIssuer: issuerTest(provider, metadata.issuer),
      issRequired: provider.demandsIssuer || Boolean(metadata.authorization_response_iss_parameter_supported),
    };
  }
}

/** Adds headers to every request to one address, whatever its query. */
function withHeadersAt(
  fetch: GuardedFetch,
  address: string | undefined,
  headers: Readonly<Record<string, string>>,
): GuardedFetch {
  if (address === undefined || Object.keys(headers).length === 0) return fetch;
  const wanted = withoutQuery(address);
  return (url, init = {}) =>
    withoutQuery(url) === wanted
      ? fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers } })
      : fetch(url, init);
}

function withoutQuery(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}
