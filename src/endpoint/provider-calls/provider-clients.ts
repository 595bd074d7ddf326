import { usesClientSecret } from '../../providers/signing-algorithms.js';
import type { Clock } from '../runtime/clock.js';
import type { OperatorLog } from '../log/operator-log.js';
import { reportFailure } from '../log/report-failure.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { placesBySettings, reachOf } from './allowed-networks.js';
import { clientAuthFor, type ClientProof } from './client-authentication.js';
import { guardedFetch, type Fetch, type GuardedFetch } from './guarded-fetch.js';
import { hasManyIssuers, issuerTest, metadataOf, type Metadata } from './provider-metadata.js';
import { ProviderKeys } from './id-token/provider-keys.js';
import { TokenEndpoint } from './token-endpoint.js';

const discoveryAge = 3600_000;
const retryAge = 60_000;

/** A provider as it is asked, with how it differs. */
export interface ProviderClient {
  readonly tokenEndpoint: TokenEndpoint;
  /** For revoking, where the metadata may say that the client proves itself in another way. */
  readonly revocationProof: ClientProof;
  readonly fetch: GuardedFetch;
  /** What its ID tokens are signed with, where that is known. */
  readonly keys: ProviderKeys | undefined;
  /** As discovered or set. */
  readonly metadata: Readonly<Metadata>;
  /** Whether it signs ID tokens that can be checked. */
  readonly openid: boolean;
  /** What `iss` must be, where that is known (RFC 9207). */
  readonly issuer: string | undefined;
  /** Whether `iss` is that of this provider; absent where its issuer is not known. */
  readonly isIssuer: ((iss: string) => boolean) | undefined;
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
   * @throws {OAuthError} `provider_unreachable` when it can't be discovered; the next call tries again.
   */
  async get(provider: CheckedProvider): Promise<ProviderClient> {
    const known = this.#known.get(provider.id);
    if (known && known.until > this.#clock()) return known.client;
    const made = this.#make(provider, known?.client).catch((error: unknown) => {
      this.#known.delete(provider.id);
      reportFailure(this.#log, error, { provider });
      if (!known) throw error;
      // What was known before is better than nothing: a provider's metadata hardly ever changes.
      this.#known.set(provider.id, { client: known.client, until: this.#clock() + retryAge });
      return known.client;
    });
    this.#known.set(provider.id, { client: made, until: this.#clock() + discoveryAge });
    return made;
  }

  async #make(
    provider: CheckedProvider,
    earlier: Promise<ProviderClient> | undefined,
  ): Promise<ProviderClient> {
    const limits = { timeoutMs: this.#timeoutMs, places: placesBySettings(provider) };
    const metadata = await metadataOf(provider, this.#fetch, limits);
    const bySecret = usesClientSecret(provider.idTokenAlgorithms);
    const openid = bySecret || metadata.jwks_uri !== undefined;
    const fetch = withHeadersAt(
      guardedFetch(this.#fetch, { ...limits, reach: reachOf(provider, metadata) }),
      metadata.userinfo_endpoint,
      provider.userHeaders,
    );
    const atToken = metadata.token_endpoint_auth_methods_supported;
    const atRevocation = metadata.revocation_endpoint_auth_methods_supported ?? atToken;
    // Fetched keys are kept when the metadata is read again.
    const before = (await earlier?.catch(() => undefined))?.keys;
    return {
      tokenEndpoint: new TokenEndpoint(metadata.token_endpoint ?? '', clientAuthFor(provider, atToken), {
        ...{ fetch, keepIdToken: openid, clock: this.#clock },
      }),
      revocationProof: clientAuthFor(provider, atRevocation),
      fetch,
      metadata,
      keys:
        metadata.jwks_uri === undefined || before?.address === metadata.jwks_uri
          ? before
          : new ProviderKeys(metadata.jwks_uri, fetch, this.#clock),
      openid,
      issuer: provider.issuer === undefined || hasManyIssuers(provider) ? undefined : metadata.issuer,
      isIssuer: issuerTest(provider, metadata.issuer),
      issRequired: provider.demandsIssuer || Boolean(metadata.authorization_response_iss_parameter_supported),
    };
  }
}

/** Adds headers to every request to one address. */
function withHeadersAt(
  fetch: GuardedFetch,
  address: string | undefined,
  headers: Readonly<Record<string, string>>,
): GuardedFetch {
  if (address === undefined || Object.keys(headers).length === 0) return fetch;
  const { href } = new URL(address);
  return (url, init = {}) =>
    new URL(url).href === href
      ? fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers } })
      : fetch(url, init);
}
