import type { ReturnMessage } from '../../protocol/return-message.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { CrossOriginTarget, LoginRequest } from '../login/pending-login.js';
import { visibleQuery, outcomeOf, providerNameOf, type LoginResult } from '../login/login-result.js';
import { redirectReply, type Reply } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { continuePage } from '../pages/continue-page.js';
import { pageContext } from '../pages/page-context.js';
import { handOverPage } from '../pages/hand-over-page.js';
import { requireProvider } from '../settings/require-provider.js';

/**
 * Sends the result to the embedding site or native app: by a message to the window that opened this one, or through its
 * return URL.
 */
export function replyToOtherOrigin(
  context: EndpointContext,
  request: ParsedRequest,
  result: LoginResult,
  target: CrossOriginTarget,
): Reply {
  const { error } = result;
  const { mode } = result.target;
  const message = returnMessage(result);
  const address = returnAddress(context, target, message);
  if (target.origin === null || isNativeApp(context, target) || mode === 'redirect')
    return redirectReply(withFragment(address));
  return handOverPage(
    {
      message,
      origin: target.origin,
      address,
      keep: visibleQuery(result),
      providerName: providerNameOf(result, context.settings),
      error,
    },
    pageContext(context, request),
  );
}

/** Asks the person to confirm a login for another site: it may have been started by a site that they don't expect. */
export function askToContinue(
  context: EndpointContext,
  visit: ParsedRequest,
  { flow, providerId }: LoginRequest,
  target: CrossOriginTarget,
  url: string,
): Reply {
  const declined = {
    type: 'oauth-return',
    flow,
    code: '',
    error: 'access_denied',
    error_description: '',
  } as const;
  return continuePage(
    {
      // Only its id names a native app, and another app may use the same id.
      ...(target.origin === null || isNativeApp(context, target)
        ? { site: target.id }
        : { site: new URL(target.origin).host, origin: target.origin }),
      provider: requireProvider(context.settings, providerId),
      providerUrl: new URL(url).href,
      declineUrl: returnAddress(context, target, declined),
    },
    pageContext(context, visit),
  );
}

function isNativeApp({ settings }: EndpointContext, { id }: CrossOriginTarget): boolean {
  return settings.clients.get(id)?.type === 'native';
}

/**
 * The address with a fragment, even an empty one. Otherwise browsers add the fragment of the address that redirects here, and a provider may
 * have put a token of the person there (RFC 9700 section 4.1.3): a failed login goes to an app at once, without a question to the person.
 */
function withFragment(address: string): string {
  return address.includes('#') ? address : `${address}#`;
}

function returnMessage(result: LoginResult): ReturnMessage {
  const { flow, error, error_description } = outcomeOf(result);
  return { type: 'oauth-return', flow, code: result.code ?? '', error, error_description };
}

/** The result in the fragment, which no server sees; for a native app in the query, because its loopback server reads it. */
function returnAddress(context: EndpointContext, target: CrossOriginTarget, message: ReturnMessage): string {
  const { flow, code, error, error_description } = message;
  const fields = error ? { flow, error, error_description } : { flow, code };
  const parameters = new URLSearchParams(fields).toString();
  const { returnUrl } = target;
  if (!isNativeApp(context, target)) return `${returnUrl}#${parameters}`;
  return `${returnUrl}${returnUrl.includes('?') ? '&' : '?'}${parameters}`;
}
