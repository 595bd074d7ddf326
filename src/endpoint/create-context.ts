import { LogoutTokens } from './backchannel-logout/logout-tokens.js';
import { SessionHandles } from './sessions/session-handles.js';
import { OneTimeCodes } from './cross-origin/one-time-codes.js';
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
import { runtimeOf, type EndpointEnvironment, type Runtime } from './endpoint-environment.js';
import { randomText } from './runtime/random.js';
import type { StoredSessions } from './sessions/stored/stored-sessions.js';
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
import type { CheckedSettings } from './settings/check-settings.js';

/** Everything that the routes of one endpoint share, made of its settings and its runtime. */
export function createContext(
  settings: CheckedSettings,
  environment: EndpointEnvironment,
): { readonly context: EndpointContext; readonly openSessions: OpenSessions } {
  const runtime = runtimeOf(environment);
  const { fetch, clock, timeoutMs } = runtime;
  const log = new OperatorLog(settings.log, clock);
  reportAtStart(log, settings);
  const clients = new ProviderClients(fetch, clock, timeoutMs, log);
  const parts: SharedParts = { settings, log, runtime, clients, ...sessionParts(settings, runtime, log) };
  const { cookies, jar, stored } = parts;
  const openSessions = sessionsIn(stored, cookies);
  const { rateLimit: limit, trustProxy } = settings;
  const context: EndpointContext = {
    ...runtime,
    settings,
    log,
    stored,
    clients,
    sessions: openSessions(jar),
    ...loginParts(parts),
    ...tokenParts(parts),
    logoutTokens: new LogoutTokens(clients, clock),
    limits: new RateLimits({ clock, log, store: stored?.store, limit, trustProxy }),
    caller: { origin: settings.origin },
    toldFailures: new WeakSet(),
    instance: makeInstance(runtime),
  };
  return { context, openSessions };
}

/** What the parts of a context are made of. */
interface SharedParts {
  readonly settings: CheckedSettings;
  readonly log: OperatorLog;
  readonly runtime: Runtime;
  readonly clients: ProviderClients;
  readonly keys: KeySource;
  /** The site's own cookies. */
  readonly jar: CookieJar;
  readonly cookies: SessionCookieParts;
  readonly stored: StoredSessions | undefined;
}

/** How sessions are held: sealed in cookies, and in the operator's store if there is one. */
function sessionParts(
  settings: CheckedSettings,
  { clock, random, primitives }: Runtime,
  log: OperatorLog,
): Pick<SharedParts, 'keys' | 'jar' | 'cookies' | 'stored'> {
  const { secrets, endpointUrl: endpoint, store } = settings;
  const keys: KeySource = { secrets, endpoint, clock, makeKey: primitives.sealingKey ?? joseKey };
  const jar = new CookieJar(settings);
  const counted = new SessionCookieSize(settings);
  const cookies: SessionCookieParts = {
    settings,
    clock,
    random,
    log,
    counted,
    newer: new RefreshedTokens(clock),
    sealer: new Sealer(keys, 'authorization', parseRecord),
    pending: new PendingLoginCookies({ keys, jar, random, log, counted }),
  };
  return { keys, jar, cookies, stored: store && openStore(store, cookies, keys, primitives) };
}

/** What a login needs from its start until its result is shown. */
function loginParts({
  settings,
  log,
  runtime,
  keys,
  jar,
  cookies,
  stored,
}: SharedParts): Pick<
  EndpointContext,
  'pendingLogins' | 'exchanges' | 'receivedCodes' | 'outcomes' | 'codes'
> {
  const { clock, primitives } = runtime;
  const used = stored ? new SingleUseInStore(stored.store) : new SingleUseInProcess(clock);
  return {
    pendingLogins: cookies.pending,
    exchanges: new CodeExchanges(used),
    receivedCodes: new ReceivedCodes(
      (agesMs) =>
        stored ? new CodeMarksInStore(stored.store, agesMs) : new CodeMarksInProcess(clock, agesMs),
      primitives,
      settings.providers,
    ),
    outcomes: new OutcomeCookie(jar),
    codes: new OneTimeCodes(keys, log, used),
  };
}

/** What refreshes tokens, and what pages and apps hold in place of cookies. */
function tokenParts({
  settings,
  log,
  runtime,
  clients,
  keys,
  cookies,
  stored,
}: SharedParts): Pick<EndpointContext, 'refresher' | 'savedTokens' | 'handles'> {
  const { clock, random, primitives, wait, timeoutMs } = runtime;
  const { session, endpointUrl } = settings;
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
  const calling = { settings, log, wait, timeoutMs };
  return {
    refresher: new Refresher(clients, cookies.newer, clock, shared, ({ id: provider }, failure) =>
      failure === undefined
        ? tell(calling, 'refresh', { provider })
        : tellError(calling, 'refresh', failure, provider),
    ),
    savedTokens: new SavedTokens(
      settings,
      keys,
      stored?.store ?? new EntryNames({ primitives, endpointUrl }),
      stored,
    ),
    handles: new SessionHandles(keys, random, longestSessionMs / 1000),
  };
}

/** The id is made when it is first read: Workers allow no randomness before a request. */
function makeInstance({ random, clock }: Runtime): EndpointContext['instance'] {
  let id: string | undefined;
  return {
    startedAt: clock(),
    get id() {
      return (id ??= randomText(random, 5));
    },
  };
}
