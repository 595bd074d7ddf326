import { providerName } from '../../protocol/provider-names.js';
import type { ReturnMessage } from '../../protocol/return-message.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { ClientFlow, LoginRequest } from '../login/pending-login.js';
import { keptQuery, outcomeOf, type LoginResult } from '../login/login-result.js';
import { redirectReply, type Reply } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { continuePage } from '../pages/continue-page.js';
import { handOverPage } from '../pages/hand-over-page.js';
import type { Words } from '../pages/words/words.js';
import { randomText } from '../runtime/random.js';
import type { CheckedProvider } from '../settings/check-settings.js';

/** Hands over to the client: to the window that opened this one, or by the client's own return page. */
export function replyToOtherOrigin(
  context: EndpointContext,
  request: ParsedRequest,
  result: LoginResult,
  client: ClientFlow,
): Reply {
  const { error } = result;
  const { mode, providerId } = result.target;
  const message = returnMessage(result);
  const address = returnAddress(context, client, message);
  if (client.origin === null || isApp(context, client) || mode === 'redirect') return redirectReply(address);
  const { settings, random } = context;
  return handOverPage(
    {
      message,
      origin: client.origin,
      address,
      keep: keptQuery(result),
      providerName: settings.providers.get(providerId)?.name ?? providerName(providerId),
      error,
    },
    request.words,
    randomText(random, 16),
  );
}

/** Asks the person before anything goes on for another site: whoever began this login may not be who they think. */
export function replyContinue(
  context: EndpointContext,
  words: Words,
  login: { readonly request: LoginRequest; readonly client: ClientFlow; readonly provider: CheckedProvider },
  url: string,
): Reply {
  const { request, client, provider } = login;
  const refused = {
    type: 'oauth-return',
    flow: request.flow,
    code: '',
    error: 'access_denied',
    error_description: '',
  } as const;
  return continuePage(
    {
      // An app is known by its name alone, and it may not be its own.
      site: client.origin === null || isApp(context, client) ? client.id : new URL(client.origin).host,
      providerName: provider.name,
      goOn: new URL(url).href,
      back: returnAddress(context, client, refused),
    },
    words,
    randomText(context.random, 16),
  );
}

function isApp({ settings }: EndpointContext, { id }: ClientFlow): boolean {
  return settings.clients.get(id)?.type === 'native';
}

function returnMessage(result: LoginResult): ReturnMessage {
  const { flow, error, error_description } = outcomeOf(result);
  return { type: 'oauth-return', flow, code: result.code ?? '', error, error_description };
}

/** In the fragment, which no server sees; of an app in the query, since its loopback server has to. */
function returnAddress(context: EndpointContext, client: ClientFlow, message: ReturnMessage): string {
  const { flow, code, error, error_description } = message;
  const told = error ? { flow, error, error_description } : { flow, code };
  const words = new URLSearchParams(told).toString();
  const { returnUrl } = client;
  if (!isApp(context, client)) return `${returnUrl}#${words}`;
  return `${returnUrl}${returnUrl.includes('?') ? '&' : '?'}${words}`;
}
