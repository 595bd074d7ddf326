import type { OAuthError } from '../../protocol/errors.js';
import { providerName } from '../../protocol/provider-names.js';
import type { ReturnMessage } from '../../protocol/return-message.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { ClientFlow } from '../login/flow-record.js';
import type { Ending, LoginRequest } from '../login/login-request.js';
import { redirectReply, type Reply } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { continuePage } from '../pages/continue-page.js';
import { handOverPage } from '../pages/hand-over-page.js';
import { randomText } from '../runtime/random.js';

/** How a client's flow ended: with a code, or an error. */
export interface ClientEnded extends Ending {
  readonly client: ClientFlow;
  /** `""` where it failed. */
  readonly code: string;
  readonly error: OAuthError | undefined;
  readonly state?: string;
}

/** Hands over to the client: to the window that opened this one, or by the client's own return page. */
export function replyToOtherOrigin(
  context: EndpointContext,
  request: ParsedRequest,
  ended: ClientEnded,
  setCookies: readonly string[],
): Reply {
  const { client, mode, error, providerId } = ended;
  const message = returnMessage(ended);
  const address = returnAddress(context, client, message);
  if (client.origin === null || isApp(context, client) || mode === 'redirect')
    return redirectReply(address, setCookies);
  const { settings, random } = context;
  return handOverPage(
    {
      message,
      origin: client.origin,
      address,
      keep: ended.state === undefined ? '?' : `?state=${ended.state}`,
      providerName: settings.providers.get(providerId)?.name ?? providerName(providerId),
      error,
    },
    request.words,
    randomText(random, 16),
    setCookies,
  );
}

/** Asks the person before anything goes on for another site: whoever began this login may not be who they think. */
export function replyContinue(
  context: EndpointContext,
  request: ParsedRequest,
  asked: LoginRequest & { readonly client: ClientFlow },
  url: URL,
  setCookies: readonly string[],
): Reply {
  const { client, flow, provider } = asked;
  const refused = {
    type: 'oauth-return',
    flow,
    code: '',
    error: 'access_denied',
    error_description: '',
  } as const;
  return continuePage(
    {
      // An app is known by its name alone, and it may not be its own.
      site: client.origin === null || isApp(context, client) ? client.id : new URL(client.origin).host,
      providerName: provider.name,
      goOn: url.href,
      back: returnAddress(context, client, refused),
    },
    request.words,
    randomText(context.random, 16),
    setCookies,
  );
}

function isApp({ settings }: EndpointContext, { id }: ClientFlow): boolean {
  return settings.clients.get(id)?.type === 'native';
}

function returnMessage({ flow, code, error }: ClientEnded): ReturnMessage {
  return {
    type: 'oauth-return',
    flow,
    code,
    error: error?.code ?? '',
    error_description: error?.description ?? '',
  };
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
