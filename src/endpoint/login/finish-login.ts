import { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { NewAuthorization } from '../sessions/session-record.js';
import { checkCallback } from './check-callback.js';
import { revokeAtProvider } from '../provider-calls/provider-logout.js';
import { exchangeCode } from '../provider-calls/exchange-code.js';
import { fetchUser } from '../provider-calls/fetch-user.js';
import { loginTimeLimit, PendingLoginNotFound, type PendingLogin } from './pending-login.js';
import { defaultPage, type ResultTarget } from './login-request.js';
import type { ReturnTo } from './return-to.js';
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

/** Milliseconds that an old process may answer beside the new one that takes its place. */
const longestRestart = 60_000;

/**
 * Ends a login where its provider sends the person back to.
 * @param query the parameters of the authorization response, from the address or a posted form.
 */
export async function finishLogin(
  context: EndpointContext,
  request: ParsedRequest,
  query: Query,
): Promise<Answer> {
  const state = query.get('state') ?? '';
  let flow: PendingLogin;
  try {
    flow = await context.pendingLogins.find(request, state);
  } catch (error) {
    const again = await showAgain(context, request, state);
    if (again) return again;
    throw explainLostFlow(context, request, state, error);
  }
  reportOtherProcesses(context, flow);
  try {
    const authorization = await authorize(context, request, query, flow);
    try {
      return await finish(context, request, flow, authorization);
    } catch (error) {
      // Nobody will ever have these tokens: they must not live on at the provider.
      await revokeAtProvider(context, authorization, true);
      throw error;
    }
  } catch (error) {
    const end = context.pendingLogins.end(flow);
    const used = error instanceof OAuthError && error.code === 'flow_expired';
    const again = used ? await showAgain(context, request, state, end) : undefined;
    const result = { target: flow.request, state: flow.state };
    return again ?? replyToFailedLogin(context, request, result, error, end, query.has('error'));
  }
}

/** The same failure, with what the operator can do about it. */
function explainLostFlow(
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

/** Reports a second process, but not a restart: in a restart the old process began the flow before this one started. */
function reportOtherProcesses({ instance, settings, log }: EndpointContext, flow: PendingLogin): void {
  const overlap = stateTime(flow.state) * 1000 - instance.startedAt;
  if (flow.instance !== undefined && flow.instance !== instance.id && overlap > longestRestart)
    log.report(severalProcesses({ origin: settings.origin }));
}

/** Checks, exchanges, asks who it is. Nothing of an earlier session is touched before all of it has succeeded. */
async function authorize(
  context: EndpointContext,
  request: ParsedRequest,
  query: Query,
  flow: PendingLogin,
): Promise<NewAuthorization> {
  const { settings, clients, clock, finished, log } = context;
  const provider = requireProvider(settings, flow.request.providerId);
  // First of all: where no `iss` is sent, only the address shows which provider issued the code.
  if (request.path !== provider.redirectPath)
    throw new OAuthError('state_mismatch', "This is another provider's address.");
  const client = await clients.get(provider);
  const callback = checkCallback(query, flow, provider, client, log);
  if (!flow.request.client) await context.sessions.requireRoom(request, leastAuthorization(flow));
  return finished.once(flow.state, query.get('code') ?? '', async () => {
    const exchanged = await exchangeCode(callback, client, clock);
    const user = await fetchUser(provider, client, exchanged, flow.request);
    const loginAt = clock() / 1000;
    return {
      provider: provider.id,
      user,
      token: exchanged.token,
      flow: flow.request.flow,
      state: flow.state,
      loginAt,
      signedInAt: loginAt,
      ...(flow.request.remember ? { remember: true } : {}),
    };
  });
}

/** The smallest that the session of a login can be: a code works once, and there must be room for what it brings. */
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
  flow: PendingLogin,
  authorization: NewAuthorization,
): Promise<Answer> {
  const { pendingLogins, sessions, clock, codes } = context;
  const { request: target, state } = flow;
  if (target.client) {
    // Nobody is signed in yet: the code is for the other origin's page, and this browser's own session stays as it is.
    const code = await codes.seal(authorization, target.client);
    const result = { target, state, code, error: undefined };
    return replyToLogin(context, request, result, pendingLogins.end(flow));
  }
  const { records, changes } = await sessions.write(request, authorization, flow);
  const session = sessionResponse(records, clock);
  return replyToLogin(context, request, { target, state, session, error: undefined }, changes);
}

/** A callback that comes again after success (reload, Back) shows success, and exchanges nothing. */
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
