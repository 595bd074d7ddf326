import { OAuthError } from '../protocol/errors.js';
import { LogoutTokens } from './backchannel-logout/logout-tokens.js';
import { SessionHandles } from './sessions/session-handles.js';
import { OneTimeCodes } from './cross-origin/one-time-codes.js';
import type { Clock } from './runtime/clock.js';
import { EntryNames } from './sessions/stored/entry-names.js';
import { SingleUseInProcess, SingleUseInStore } from './sessions/single-use.js';
import { RefreshedTokens } from './refresh/refreshed-tokens.js';
import { joseKey } from './sessions/sealing/jose-key.js';
import type { KeySource } from './sessions/sealing/key-ring.js';
import { CookieJar } from './sessions/cookies/cookie-jar.js';
import { OutcomeCookie } from './sessions/cookies/outcome-cookie.js';
import { PendingLoginCookies } from './sessions/cookies/pending-login-cookies.js';
import type { SessionCookieParts } from './sessions/cookies/session-cookie-parts.js';
import { SessionCookieSize } from './sessions/cookies/session-cookie-size.js';
import { openStore, sessionsIn, type OpenSessions } from './sessions/open-sessions.js';
import { Sealer } from './sessions/sealing/sealer.js';
import { SealedEntries } from './sessions/stored/sealed-entries.js';
import { parseRecord, parseToken } from './sessions/session-record.js';
import type { EndpointContext } from './endpoint-context.js';
import type { Fetch } from './provider-calls/network/guarded-fetch.js';
import { ProviderClients } from './provider-calls/provider-clients.js';
import { CodeExchanges } from './login/exchange-once.js';
import { CodeMarksInProcess, CodeMarksInStore } from './login/code-marks.js';
import { ReceivedCodes } from './login/received-codes.js';
import { RateLimits } from './limits/rate-limits.js';
import { OperatorLog } from './log/operator-log.js';
import { reportAtStart } from './log/report-at-start.js';
import { SharedRefreshes } from './refresh/shared-refreshes.js';
import { tell, tellError } from './events/tell-events.js';
import { Refresher } from './refresh/refresher.js';
import { SavedTokens } from './tokens/saved-tokens.js';
import type { Primitives } from './runtime/cryptography.js';
import { pooledRandom, randomText, type RandomBytes } from './runtime/random.js';
import { waitFor } from './runtime/wait-for.js';
import type { CheckedSettings } from './settings/check-settings.js';

/** What the endpoint takes from its runtime. Everything has a default that works in every runtime. */
export interface EndpointEnvironment {
  /**
   * Calls providers. Default: the global `fetch`. On Node, `nodeEnvironment()` of `oauth-elements/node` brings one that costs a
   * quarter of the CPU.
   */
  fetch?: Fetch;
  /** The current time in milliseconds since 1970. Default: `Date.now`. */
  now?: Clock;
  /** Fills an array with random bytes. Default: Web Crypto. */
  random?: RandomBytes;
  /** Faster cryptography; `nodeEnvironment()` brings Node's. Default: Web Crypto. */
  primitives?: Primitives;
  /** Seconds that a provider may take for one answer, at most 3600. Default: 10. */
  timeout?: number;
  /** Resolves after some milliseconds, or once it is aborted. Default: `setTimeout`. */
  wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * Node's timers end at once for a time of more than 24.8 days: no call of a provider would succeed.
 * @throws {OAuthError} `settings_invalid`
 */
function providerTimeoutMs(seconds: unknown = 10): number {
  if (typeof seconds === 'number' && seconds > 0 && seconds <= 3600) return seconds * 1000;
  throw new OAuthError('settings_invalid', 'timeout: must be a number of seconds above 0, at most 3600');
}

/** Everything that the routes of one endpoint share, made of its settings and its runtime. */
export function createContext(
  settings: CheckedSettings,
  environment: EndpointEnvironment,
): { readonly context: EndpointContext; readonly openSessions: OpenSessions } {
  const clock = environment.now ?? Date.now;
  const random = environment.random ?? pooledRandom();
  const fetch: Fetch = environment.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const timeoutMs = providerTimeoutMs(environment.timeout);
  const log = new OperatorLog(settings.log, clock);
  reportAtStart(log, settings);
  const jar = new CookieJar(settings);
  const clients = new ProviderClients(fetch, clock, timeoutMs, log);
  const newer = new RefreshedTokens(clock);
  const { session, endpointUrl: endpoint, secrets } = settings;
  const makeKey = environment.primitives?.sealingKey ?? joseKey;
  const keys: KeySource = { secrets, endpoint, clock, makeKey };
  const counted = new SessionCookieSize(settings);
  const pending = new PendingLoginCookies({ keys, jar, random, log, counted });
  const sealer = new Sealer(keys, 'authorization', parseRecord);
  const cookies: SessionCookieParts = { settings, clock, random, log, newer, sealer, counted, pending };
  const primitives = environment.primitives ?? {};
  const stored = settings.store && openStore(settings.store, cookies, keys, primitives);
  const names = stored?.store ?? new EntryNames({ primitives, endpointUrl: endpoint });
  const used = stored ? new SingleUseInStore(stored.store) : new SingleUseInProcess(clock);
  const openSessions = sessionsIn(stored, cookies);
  const wait = environment.wait ?? waitFor;
  const longestSessionMs = Math.max(session.absolute, session.remember) * 1000;
  const shared =
    stored &&
    new SharedRefreshes({
      store: stored.store,
      random,
      wait,
      timeoutMs,
      longestSessionMs,
      results: new SealedEntries(keys, parseToken),
    });
  const context: EndpointContext = {
    settings,
    clock,
    random,
    primitives,
    stored,
    fetch,
    timeoutMs,
    wait,
    sessions: openSessions(jar),
    pendingLogins: pending,
    exchanges: new CodeExchanges(used),
    receivedCodes: new ReceivedCodes(
      (ages) => (stored ? new CodeMarksInStore(stored.store, ages) : new CodeMarksInProcess(clock, ages)),
      primitives,
      settings.providers,
    ),
    outcomes: new OutcomeCookie(jar),
    clients,
    logoutTokens: new LogoutTokens(clients, clock),
    refresher: new Refresher(clients, newer, clock, shared, ({ id: provider }, failure) =>
      failure === undefined
        ? tell(context, 'refresh', { provider })
        : tellError(context, 'refresh', failure, provider),
    ),
    savedTokens: new SavedTokens(settings, keys, names, stored),
    codes: new OneTimeCodes(keys, log, used),
    handles: new SessionHandles(keys, random, longestSessionMs / 1000),
    limits: new RateLimits({
      clock,
      log,
      store: stored?.store,
      limit: settings.rateLimit,
      trustProxy: settings.trustProxy,
    }),
    caller: { origin: settings.origin },
    log,
    toldFailures: new WeakSet(),
    instance: makeInstance(random, clock),
  };
  return { context, openSessions };
}

/** The id is made when it is first read: Workers allow no randomness before a request. */
function makeInstance(random: RandomBytes, clock: Clock): EndpointContext['instance'] {
  let id: string | undefined;
  return {
    startedAt: clock(),
    get id() {
      return (id ??= randomText(random, 5));
    },
  };
}
