import { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../endpoint-context.js';
import { headerOf, type HasHeaders } from '../http/cookies.js';
import { isOfOrigin } from '../http/csrf-guards.js';
import { endAndRevoke, type SignOutOptions } from '../provider-calls/end-and-revoke.js';
import { requireProvider } from '../settings/require-provider.js';
import type { RequestSession } from './request-session.js';

/** How `endpoint.signOut()` ended: the app's response must carry the cookies. */
export interface SignedOut {
  /** `Set-Cookie` values for the app's response. */
  readonly setCookies: string[];
  /** The provider's own sign-out page, where it has one; `null` otherwise. */
  readonly logoutUrl: string | null;
}

/**
 * Signs the browser of a request to the app out. A form of another site, or a link that leads here, must not: the browser has to say that
 * the request is of a page of this origin, by `Sec-Fetch-Site`, or by `Origin`, which it sends with every form that posts.
 * @throws {OAuthError} `csrf_refused`, `provider_unknown`, `store_unavailable`.
 */
export async function signOut(
  context: EndpointContext,
  request: HasHeaders,
  session: RequestSession,
  options: SignOutOptions = {},
): Promise<SignedOut> {
  const header = (name: string): string | null => headerOf(request, name) || null;
  if (!isOfOrigin({ header }, context.settings.origin))
    throw new OAuthError(
      'csrf_refused',
      'Only a page of the site itself may sign out, by a form that posts.',
    );
  const { provider } = options;
  if (provider !== undefined) requireProvider(context.settings, provider);
  const { logoutUrl } = await endAndRevoke({ ...context, sessions: session }, session, options);
  return { setCookies: session.setCookies(provider ?? ''), logoutUrl };
}
