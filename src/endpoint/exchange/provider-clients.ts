import * as client from 'openid-client';
import { usesClientSecret } from '../../providers/signing-algorithms.js';
import type { Clock } from '../clock.js';
import type { OperatorLog } from '../log/operator-log.js';
import { reportFailure } from '../log/report-failure.js';
import type { CheckedProvider } from '../settings/settings.js';
import { placesBySettings } from './address-trust.js';
import { clientAuthFor } from './client-auth.js';
import { guardedFetch, type Fetch } from './guarded-fetch.js';
import { normalizeTokenAnswer } from './normalize-answer.js';
import { configure, hasManyIssuers, issuerTest, metadataOf } from './provider-metadata.js';
import { ProviderKeys } from './provider-keys.js';
import { TextResponse } from './text-response.js';

const discoveryAge = 3600_000;
const retryAge = 60_000;

/** A provider as the protocol library knows it, with how it differs. */
export interface ProviderClient {
  readonly configuration: client.Configuration;
  /**
   * The same for token answers: an ID token that comes along is checked, but for its signature, which `keys` tell. At a
   * refresh those that are at hand: if keys that can't be had just then were needed, they would cost the refresh token.
   */
  readonly refreshing: client.Configuration;
  /** The same for revoking, where the metadata says that the client proves itself in another way there. */
  readonly revoking: client.Configuration;
  readonly fetch: Fetch;
  /** What its ID tokens are signed with, where that is known. */
  readonly keys: ProviderKeys | undefined;
  /** As discovered or set: a copy that the library gives out costs more than a request does otherwise. */
  readonly metadata: Readonly<client.ServerMetadata>;
  /** Whether it signs ID tokens that can be checked. */
  readonly openid: boolean;
  /** What `iss` must be, where that is known (RFC 9207). */
  readonly issuer: string | undefined;
  /** Whether `iss` is that of this provider; absent where its issuer is not known. */
  readonly isIssuer: ((iss: string) => boolean) | undefined;
  readonly issRequired: boolean;
  /** Seconds by which its clock is ahead of ours, by the `Date` of its last token answer. */
  clockAhead(this: void): number | undefined;
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
    // As the library will write it, however it is written in the settings.
    const tokenEndpoint = new URL(metadata.token_endpoint ?? '').href;
    const revocationEndpoint = metadata.revocation_endpoint && new URL(metadata.revocation_endpoint).href;
    let clockAhead: number | undefined;
    const guarded = guardedFetch(this.#fetch, limits, async (url, response) => {
      if (url === tokenEndpoint) {
        clockAhead = secondsAhead(response.headers.get('date'), this.#clock) ?? clockAhead;
        return normalizeTokenAnswer(response, openid);
      }
      // Some answer 204; what counts is that it worked (RFC 7009 section 2.2).
      if (url === revocationEndpoint && response.ok) return new TextResponse('');
      return response;
    });
    const fetch = withHeadersAt(guarded, metadata.userinfo_endpoint, provider.userHeaders);
    const atToken = metadata.token_endpoint_auth_methods_supported;
    const configured = async (methods: unknown = atToken): Promise<client.Configuration> => {
      const made = await configure(provider, metadata, clientAuthFor(provider, methods));
      made[client.customFetch] = fetch as client.CustomFetch;
      // None of the library's own: guardedFetch limits every call, with one timer.
      made.timeout = 0;
      // Only loopback is ever reached in the clear: guardedFetch refuses everything else.
      client.allowInsecureRequests(made);
      return made;
    };
    const configuration = await configured();
    // With the client secret, `exchangeCode` verifies: the library knows public keys alone.
    if (openid && !bySecret) client.enableNonRepudiationChecks(configuration);
    // Keys that are at hand stay so when the metadata is read again.
    const before = (await earlier?.catch(() => undefined))?.keys;
    return {
      configuration,
      refreshing: await configured(),
      revoking: await configured(metadata.revocation_endpoint_auth_methods_supported),
      fetch,
      metadata,
      keys:
        metadata.jwks_uri === undefined || before?.address === metadata.jwks_uri
          ? before
          : new ProviderKeys(metadata.jwks_uri, fetch, this.#clock),
      openid,
      issuer: provider.issuer === undefined || hasManyIssuers(provider) ? undefined : metadata.issuer,
      clockAhead: () => clockAhead,
      isIssuer: issuerTest(provider, metadata.issuer),
      issRequired:
        provider.demandsIssuer || metadata['authorization_response_iss_parameter_supported'] === true,
    };
  }
}

/** How far a clock is ahead of ours that an answer tells (RFC 9110 section 6.6.1). */
function secondsAhead(date: string | null, clock: Clock): number | undefined {
  const told = Date.parse(date ?? '');
  return Number.isNaN(told) ? undefined : Math.round((told - clock()) / 1000);
}

/** Adds headers to what is sent to one address, whoever asks it: the library has no place for them. */
function withHeadersAt(
  fetch: Fetch,
  address: string | undefined,
  headers: Readonly<Record<string, string>>,
): Fetch {
  if (address === undefined || Object.keys(headers).length === 0) return fetch;
  const { href } = new URL(address);
  return (url, init = {}) =>
    new URL(url).href === href
      ? fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers } })
      : fetch(url, init);
}
