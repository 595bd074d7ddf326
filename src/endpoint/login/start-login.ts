import { askToContinue } from '../cross-origin/cross-origin-login-reply.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { redirectReply, withChanges, type Answer } from '../http/reply.js';
import { expectsIdToken } from '../provider-calls/token-endpoint/exchange-code.js';
import { makeVerifier } from '../provider-calls/pkce.js';
import { secondsOf } from '../runtime/clock.js';
import { randomText } from '../runtime/random.js';
import { authorizationUrl } from './authorization-url.js';
import type { LoginRequest, PendingLogin } from './pending-login.js';
import { OAuthError } from '../../protocol/errors.js';
import { OperatorNote } from '../log/operator-note.js';
import { requireProvider } from '../settings/require-provider.js';
import { maxAgeUnsupported } from '../log/request-messages.js';
import { makeState } from './state-parameter.js';

/** Starts a login: redirects the person to the provider. The browser holds the values that the callback is compared with. */
export async function startLogin(
  context: EndpointContext,
  request: ParsedRequest,
  login: LoginRequest,
): Promise<Answer> {
  const { clock, random, settings } = context;
  const provider = requireProvider(settings, login.providerId);
  const { authentication, parameters } = login;
  context.receivedCodes.refuseAppended(provider, [
    authentication.loginHint ?? '',
    ...Object.values(parameters),
  ]);
  const client = await context.clients.get(provider);
  const { metadata } = client;
  if (authentication.maxAge !== undefined && !expectsIdToken(client, login.scope))
    throw new OAuthError(
      'invalid_request',
      `${provider.name} can't say when a person signed in there (max_age).`,
      new OperatorNote(maxAgeUnsupported({ provider })),
    );
  const pending: PendingLogin = {
    request: login,
    state: makeState(random, secondsOf(clock)),
    nonce: randomText(random, 18),
    verifier: makeVerifier(random),
    instance: context.instance.id,
  };
  const url = await authorizationUrl(context, provider, pending, metadata);
  const changes = await context.pendingLogins.begin(request, pending);
  const reply = login.client ? askToContinue(context, request, login, login.client, url) : redirectReply(url);
  return withChanges(reply, changes);
}
