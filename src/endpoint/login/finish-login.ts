import { OAuthError } from '../../protocol/errors.js';
import type { WireSession, WireUser } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { NewAuthorization } from '../sessions/session-record.js';
import { checkCallback, passedOnValues, repeatedFields, type CheckedCode } from './check-callback.js';
import { revokeAtProvider } from '../provider-calls/provider-logout.js';
import { exchangeCode } from '../provider-calls/token-endpoint/exchange-code.js';
import { fetchUser } from '../provider-calls/user/fetch-user.js';
import { loginLimitSeconds, PendingLoginNotFound, type PendingLogin } from './pending-login.js';
import { requireAllowed } from '../events/require-allowed.js';
import { tellError } from '../events/tell-events.js';
import { leastAuthorization } from './least-authorization.js';
import { defaultPage, type ResultTarget } from './login-request.js';
import { loginAgainUrl } from './login-again-url.js';
import type { ReturnTo } from './return-to.js';
import { signIn } from './sign-in.js';
import { loginIdOf, stateTime } from './state-parameter.js';
import type { Query } from '../http/query.js';
import type { Answer } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { requestedHostIfOther } from '../http/requested-host.js';
import { callbackWithoutLogin, callbackWithoutState, loginExpired } from '../log/callback-messages.js';
import type { OperatorLogEntry } from '../log/operator-log.js';
import { OperatorNote } from '../log/operator-note.js';
import { askedAtOtherHost, severalProcesses } from '../log/request-messages.js';
import { nameAmong } from '../../providers/user-fields.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { requireProvider } from '../settings/require-provider.js';
import { replyToLogin, replyToFailedLogin } from './login-result-reply.js';
import { sessionResponse } from '../sessions/session-response.js';
import type { SessionChanges } from '../sessions/session-store.js';

/** Milliseconds for which an old process may still answer during a restart. */
const longestRestartMs = 60_000;

/**
 * Finishes a login at the redirect URL: finds the pending login, exchanges the code and signs the person in.
 * @param query the parameters of the authorization response, from the URL or a posted form.
 */
export async function finishLogin(
  context: EndpointContext,
  request: ParsedRequest,
  query: Query,
): Promise<Answer> {
  const state = query.get('state') ?? '';
  let login: PendingLogin;
  try {
    login = await context.pendingLogins.find(request, state);
  } catch (error) {
    const again = await showAgain(context, request, state);
    if (again) return again;
    await tellError(context, 'login', error, undefined);
    throw explainLostLogin(context, request, state, error);
  }
  reportOtherProcesses(context, login);
  try {
    const code = await checkedCode(context, request, query, login);
    // One login is one session, however often its callback is loaded at once: all of them bring the browser the same.
    const { changes, ...made } = await context.exchanges.once(login.state, code, async () =>
      complete(context, request, login, {
        code,
        repeated: repeatedFields(query, providerOf(context, login)),
        name: providerOf(context, login).callbackNameFn?.(query) ?? null,
        known: await knownUser(context, request, login),
      }),
    );
    const result = { target: login.request, state, error: undefined, ...made };
    return replyToLogin(context, request, result, changes);
  } catch (error) {
    const end = context.pendingLogins.end(login);
    const used = error instanceof OAuthError && error.code === 'flow_expired';
    const shown = used ? await showAgain(context, request, state, end) : undefined;
    if (shown) return shown;
    const again = loginAgainUrl(context.settings, login.request, error);
    const result = { target: login.request, state: login.state, again };
    return replyToFailedLogin(context, request, result, error, {
      changes: end,
      byBrowser: query.has('error'),
    });
  }
}

/** The same error, with a note for the operator. */
function explainLostLogin(
  { settings }: EndpointContext,
  request: ParsedRequest,
  state: string,
  failure: unknown,
): unknown {
  if (!(failure instanceof OAuthError)) return failure;
  const entry = lostLoginEntry(settings.origin, request, state, failure);
  return new OAuthError(failure.code, failure.description, new OperatorNote(entry, failure));
}

function lostLoginEntry(
  origin: string,
  request: ParsedRequest,
  state: string,
  { code, cause }: OAuthError,
): OperatorLogEntry {
  if (loginIdOf(state) === undefined) return callbackWithoutState();
  if (code === 'flow_expired') return loginExpired({ minutes: loginLimitSeconds / 60 });
  const host = requestedHostIfOther(request, origin);
  if (host !== undefined) return askedAtOtherHost({ host, origin, step: 'callback' });
  const reason = cause instanceof PendingLoginNotFound ? cause.reason : 'absent';
  return callbackWithoutLogin({ origin, reason });
}

/** Reports a second process without a store. After a restart the pending login is older than this process: that is not reported. */
function reportOtherProcesses(context: EndpointContext, login: PendingLogin): void {
  const { instance, settings, log, stored } = context;
  if (stored || login.instance === undefined || login.instance === instance.id) return;
  if (stateTime(login.state) * 1000 - instance.startedAt > longestRestartMs)
    log.report(severalProcesses({ origin: settings.origin }));
}

/** The code of a callback, once it is checked, and once the session of this browser has room for what the code brings. */
async function checkedCode(
  context: EndpointContext,
  request: ParsedRequest,
  query: Query,
  login: PendingLogin,
): Promise<CheckedCode> {
  const provider = providerOf(context, login);
  // Checked first: without `iss` only the redirect URL shows which provider issued the code.
  if (request.path !== provider.redirectPath)
    throw new OAuthError('state_mismatch', "This is another provider's address.");
  context.receivedCodes.refuseAppended(provider, passedOnValues(query, provider));
  const client = await context.clients.get(provider);
  const code = checkCallback(query, login, provider, client, context.log);
  if (!login.request.client) await context.sessions.requireRoom(request, leastAuthorization(login));
  return code;
}

const providerOf = ({ settings }: EndpointContext, { request }: PendingLogin): CheckedProvider =>
  requireProvider(settings, request.providerId);

/** What a login has come to: a session, or for a client a one-time code. */
type Completed = { readonly changes: SessionChanges } & (
  { readonly session: WireSession } | { readonly code: string }
);

/** Exchanges the code, and signs the person in. */
async function complete(
  context: EndpointContext,
  request: ParsedRequest,
  login: PendingLogin,
  received: ReceivedCode,
): Promise<Completed> {
  const authorization = await authorize(context, login, received);
  const { client } = login.request;
  await requireAllowed(context, authorization, 'interactive', client?.id);
  try {
    if (!client) return await signIn(context, request, authorization, login);
    // The one-time code signs in at the other origin. The session of this site stays unchanged.
    const code = await context.codes.seal(authorization, client);
    return { code, changes: context.pendingLogins.end(login) };
  } catch (error) {
    // Nobody gets these tokens, so they must not stay valid.
    await revokeAtProvider(context, authorization, { forget: true });
    throw error;
  }
}

interface ReceivedCode {
  readonly code: CheckedCode;
  readonly repeated: ReturnType<typeof repeatedFields>;
  /** The name in the callback. */
  readonly name: string | null;
  /** Who is signed in already at this provider. */
  readonly known: WireUser | null;
}

/** The user of this session whose name the provider tells only once. */
async function knownUser(
  context: EndpointContext,
  request: ParsedRequest,
  login: PendingLogin,
): Promise<WireUser | null> {
  const { id, callbackNameFn } = providerOf(context, login);
  if (!callbackNameFn || login.request.client) return null;
  const records = (await context.sessions.read(request)).map(({ record }) => record);
  return records.find(({ provider }) => provider === id)?.user ?? null;
}

/** The user with the name of the callback, else the one that the same person has in this session. */
function named(user: WireUser | null, name: string | null, known: WireUser | null): WireUser | null {
  if (user?.name !== null) return user;
  return { ...user, name: nameAmong(user.email, name) ?? (known?.id === user.id ? known.name : null) };
}

/** Exchanges the code and fetches the user. An existing session stays unchanged until all of it succeeds. */
async function authorize(
  context: EndpointContext,
  login: PendingLogin,
  { code, repeated, name, known }: ReceivedCode,
): Promise<NewAuthorization> {
  const { clients, clock, stored, receivedCodes } = context;
  const provider = providerOf(context, login);
  await receivedCodes.receive(provider, code, Object.values(repeated));
  const client = await clients.get(provider);
  const exchanged = await exchangeCode(code, login, provider, client, clock, repeated);
  const user = named(await fetchUser(provider, client, exchanged, login.request), name, known);
  const loginAt = clock() / 1000;
  return {
    provider: provider.id,
    user,
    token: exchanged.token,
    flow: login.request.flow,
    state: login.state,
    loginAt,
    signedInAt: loginAt,
    ...(exchanged.authTime === undefined ? {} : { authTime: exchanged.authTime }),
    // Without a store nobody could find the session by it, and cookies are small.
    ...(exchanged.atProvider && stored ? { atProvider: exchanged.atProvider } : {}),
    ...(login.request.remember ? { remember: true } : {}),
  };
}

/** Shows success again for a callback that comes again after success (reload, Back). It exchanges nothing. */
async function showAgain(
  context: EndpointContext,
  request: ParsedRequest,
  state: string,
  changes: SessionChanges = [],
): Promise<Answer | undefined> {
  const records = (await context.sessions.read(request)).map(({ record }) => record);
  const made = records.find((record) => record.state === state);
  if (!made) return undefined;
  const target: ResultTarget = {
    flow: made.flow,
    labelled: true,
    mode: 'popup',
    returnTo: '/' as ReturnTo,
    providerId: made.provider,
    completePage: defaultPage(context.settings.completePages),
  };
  const session = sessionResponse(records, context.clock);
  return replyToLogin(context, request, { target, state, session, error: undefined }, changes);
}
