import { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { NewAuthorization } from '../sessions/session-record.js';
import { reportFailure } from '../log/report-failure.js';
import { revokeToken } from './token-endpoint/revoke-token.js';

/** Milliseconds after which the request to an unavailable provider is repeated once (RFC 7009 section 2.2.1). */
const retryDelayMs = 1000;

/**
 * Revokes the tokens of an ended session. It never fails: the person is signed out here, whatever the provider says. A
 * token that the page has saved stays valid unless it is to be forgotten.
 */
export async function revokeAtProvider(
  { settings, clients, refresher, wait, log }: EndpointContext,
  record: NewAuthorization,
  { forget }: { readonly forget: boolean },
): Promise<null> {
  const provider = settings.providers.get(record.provider);
  if (!provider) return null;
  if (record.saved && !forget) return null;
  try {
    const token = await refresher.abandon(provider, record.token, record.savedId);
    const revoke = async (): Promise<void> => revokeToken(provider, await clients.get(provider), token);
    await revoke().catch(async (error: unknown) => {
      if (!(error instanceof OAuthError) || error.code !== 'provider_unreachable') throw error;
      await wait(retryDelayMs);
      await revoke();
    });
  } catch (error) {
    // The person is signed out here anyway.
    reportFailure(log, error, { provider, step: 'revocation' });
  }
  return null;
}

/**
 * The URL where the person can sign out of the provider itself (OpenID Connect RP-Initiated Logout 1.0); `null` if the
 * provider has none. It names the client by its id, because an ID token in a URL would end up in logs. It holds an ID token
 * only if the provider's settings say that the provider requires one.
 */
export async function endSessionUrl(
  { settings, clients, log }: EndpointContext,
  record: NewAuthorization | undefined,
): Promise<string | null> {
  const provider = settings.providers.get(record?.provider ?? '');
  if (!provider) return null;
  const client = await clients.get(provider).catch((error: unknown) => {
    reportFailure(log, error, { provider });
    return undefined;
  });
  const endpoint = client?.metadata.end_session_endpoint;
  if (!endpoint) return null;
  const url = new URL(endpoint);
  url.searchParams.set('client_id', provider.clientId);
  const hint = provider.sendsIdTokenHint ? record?.token.idToken : undefined;
  if (hint !== undefined) url.searchParams.set('id_token_hint', hint);
  url.searchParams.set('post_logout_redirect_uri', provider.postLogoutRedirectUrl);
  return url.href;
}
