import { OAuthError } from '../../protocol/errors.js';
import type { FlowRecord } from '../flow/flow-record.js';
import type { Query } from '../http/query.js';
import type { CheckedProvider } from '../settings/settings.js';
import type { ProviderClient } from './provider-clients.js';
import { providerError } from './provider-error.js';

declare const checked: unique symbol;

/** A callback whose state, issuer and provider were checked: only such a one can be exchanged. */
export interface CheckedCallback {
  readonly flow: FlowRecord;
  readonly provider: CheckedProvider;
  /** What the token endpoint's library reads: the configured redirect URL with the code and state that came. */
  readonly currentUrl: URL;
  readonly [checked]: 'callback';
}

/**
 * Judges a callback whose flow was found, before anything of it is used: who sent it, and whether it is a
 * refusal. State was compared when the flow was found.
 * @throws {OAuthError} `issuer_mismatch`, `state_mismatch`, or the provider's own code.
 */
export function checkCallback(
  query: Query,
  flow: FlowRecord,
  provider: CheckedProvider,
  client: ProviderClient,
): CheckedCallback {
  checkIssuer(query.get('iss'), provider, client);
  const error = query.get('error');
  if (error !== undefined) throw providerError(error, query.get('error_description'), 'server_error');
  const code = query.get('code');
  if (!code) throw new OAuthError('state_mismatch', 'The provider sent neither a code nor an error.');
  // Built from settings, never from the request: behind a proxy the request knows another address (S1).
  const currentUrl = new URL(provider.redirectUrl);
  currentUrl.searchParams.set('code', code);
  currentUrl.searchParams.set('state', flow.state);
  const iss = query.get('iss');
  if (iss !== undefined && client.issuer !== undefined) currentUrl.searchParams.set('iss', iss);
  return { flow, provider, currentUrl } as CheckedCallback;
}

/**
 * Mix-up defence (RFC 9207): what says where it comes from must come from the flow's own provider. Where no
 * issuer is configured, `iss` must at least be of the authorization endpoint's origin.
 */
function checkIssuer(iss: string | undefined, provider: CheckedProvider, client: ProviderClient): void {
  if (iss === undefined) {
    if (client.issRequired) throw mismatch('The answer does not say which provider it is from.');
    return;
  }
  const fits =
    client.issuer === undefined
      ? originOf(iss) === originOf(provider.authorizationEndpoint)
      : iss === client.issuer;
  if (!fits) throw mismatch('The answer is from another provider than the login was begun with.');
}

function originOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
}

function mismatch(description: string): OAuthError {
  return new OAuthError('issuer_mismatch', description);
}
