import { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { NewAuthorization } from '../sessions/session-record.js';
import { checkCallback, repeatedFields } from './check-callback.js';
import { revokeAtProvider } from '../provider-calls/provider-logout.js';
import { exchangeCode } from '../provider-calls/token-endpoint/exchange-code.js';
import { fetchUser } from '../provider-calls/user/fetch-user.js';
import { loginTimeLimit, PendingLoginNotFound, type PendingLogin } from './pending-login.js';
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
import { OperatorNote } from '../log/operator-note.js';
import { askedAtOtherHost, severalProcesses } from '../log/request-messages.js';
import { requireProvider } from '../settings/require-provider.js';
import { replyToLogin, replyToFailedLogin } from './login-result-reply.js';
import { sessionResponse } from '../sessions/session-response.js';
import type { SessionChanges } from '../sessions/session-store.js';

/** Milliseconds for which an old process may still answer during a restart. */
const longestRestart = 60_000;

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
    throw explainLostLogin(context, request, state, error);
  }
  reportOtherProcesses(context, login);
  try {
    const authorization = await authorize(context, request, query, login);
    try {
      return await finish(context, request, login, authorization);
    } catch (error) {
      // Nobody gets these tokens, so they must not stay valid.
      await revokeAtProvider(context, authorization, true);
      throw error;
    }
  } catch (error) {
    const end = context.pendingLogins.end(login);
    const used = error instanceof OAuthError && error.code === 'flow_expired';
    const shown = used ? await showAgain(context, request, state, end) : undefined;
    const again = loginAgainUrl(context.settings, login.request);
    const result = { target: login.request, state: login.state, again };
    return shown ?? replyToFailedLogin(context, request, result, error, end, query.has('error'));
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
  const { origin } = settings;
  const host = requestedHostIfOther(request, origin);
  const reason = failure.cause instanceof PendingLoginNotFound ? failure.cause.reason : 'absent';
  const entry =
    loginIdOf(state) === undefined
      ? callbackWithoutState()
      : failure.code === 'flow_expired'
        ? loginExpired({ minutes: loginTimeLimit / 60 })
        : host !== undefined
          ? askedAtOtherHost({ host, origin, step: 'callback' })
          : callbackWithoutLogin({ origin, reason });
  return new OAuthError(failure.code, failure.description, new OperatorNote(entry, failure));
}

/** Reports a second process. After a restart the pending login is older than this process: that is not reported. */
function reportOtherProcesses({ instance, settings, log }: EndpointContext, login: PendingLogin): void {
  const overlap = stateTime(login.state) * 1000 - instance.startedAt;
  if (login.instance !== undefined && login.instance !== instance.id && overlap > longestRestart)
    log.report(severalProcesses({ origin: settings.origin }));
}

/** Checks the callback, exchanges the code and fetches the user. An existing session stays unchanged until all of it succeeds. */
async function authorize(
  context: EndpointContext,
  request: ParsedRequest,
  query: Query,
  login: PendingLogin,
): Promise<NewAuthorization> {
  const { settings, clients, clock, exchanges, log, stored } = context;
  const provider = requireProvider(settings, login.request.providerId);
  // Checked first: without `iss` only the redirect URL shows which provider issued the code.
  if (request.path !== provider.redirectPath)
    throw new OAuthError('state_mismatch', "This is another provider's address.");
  const client = await clients.get(provider);
  const code = checkCallback(query, login, provider, client, log);
  if (!login.request.client) await context.sessions.requireRoom(request, leastAuthorization(login));
  return exchanges.once(login.state, code, async () => {
    const repeated = repeatedFields(query, provider);
    const exchanged = await exchangeCode(code, login, provider, client, clock, repeated);
    const user = await fetchUser(provider, client, exchanged, login.request);
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
  });
}

/** The smallest authorization that this login can bring. A code works once, so room is checked before it is exchanged. */
function leastAuthorization({ request, state }: PendingLogin): NewAuthorization {
  const token = {
    accessToken: '',
    scope: [],
    tokenType: 'bearer',
    expiresAt: null,
    refreshToken: null,
    lifetime: null,
  };
  const { providerId: provider, flow } = request;
  return { provider, user: null, token, flow, state, loginAt: 0, signedInAt: 0 };
}

async function finish(
  context: EndpointContext,
  request: ParsedRequest,
  login: PendingLogin,
  authorization: NewAuthorization,
): Promise<Answer> {
  const { pendingLogins, codes } = context;
  const { request: target, state } = login;
  if (target.client) {
    // The one-time code signs in at the other origin. The session of this site stays unchanged.
    const code = await codes.seal(authorization, target.client);
    const result = { target, state, code, error: undefined };
    return replyToLogin(context, request, result, pendingLogins.end(login));
  }
  const { session, changes } = await signIn(context, request, authorization, login);
  return replyToLogin(context, request, { target, state, session, error: undefined }, changes);
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
