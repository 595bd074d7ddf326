import { OAuthError, type ErrorCode } from '../../protocol/errors.js';
import type { CheckedProvider } from '../settings/check-provider.js';
import { FailedCall, reasonOf } from './failure-reason.js';
import type { OperatorLog, OperatorLogEntry } from './operator-log.js';
import { causesOf, OperatorNote } from './operator-note.js';
import { classOf, ownStackFrames } from './stack-frames.js';
import * as tell from './provider-messages.js';
import * as asked from './request-messages.js';
import { unreachableReason } from './unreachable-reason.js';

/** Where an error occurred. */
export interface FailureFacts {
  readonly provider?: CheckedProvider | undefined;
  /**
   * `callback`: the browser brought the provider's error, so that a visitor may have written it. `revocation` and `refresh`: while a
   * token was revoked or refreshed. Without a step the error came from the provider's own server.
   */
  readonly step?: 'callback' | 'revocation' | 'refresh';
}

type Build = (error: OAuthError, provider: CheckedProvider, step: FailureFacts['step']) => OperatorLogEntry;

/**
 * Reports an error to the operator if an operator can cure it. Handlers may pass an error on to each other: only the first one reports
 * it. Never throws.
 */
export function reportFailure(log: OperatorLog, failure: unknown, facts: FailureFacts = {}): void {
  const chain = causesOf(failure);
  if (chain.map((cause) => log.isNew(cause as Error)).includes(false)) return;
  const note = chain.find((cause) => cause instanceof OperatorNote);
  const entry = note ? note.entry : entryOf(failure, facts);
  if (entry) log.report(entry);
}

function entryOf(failure: unknown, { provider, step }: FailureFacts): OperatorLogEntry | undefined {
  const error = failure instanceof OAuthError ? failure : undefined;
  if (!error || isUnexpected(error)) {
    const thrown = error ? error.cause : failure;
    return asked.unexpected({ thrown: classOf(thrown), frames: ownStackFrames(thrown) });
  }
  const plain = withoutProvider.get(error.code);
  if (plain) return plain(provider);
  if (!provider || untold.has(error.code)) return undefined;
  if (step === undefined && isOfPage(error)) return undefined;
  const known = withProvider.get(error.code);
  if (known && error.code === 'provider_unreachable') return known(error, provider, step);
  if (step === 'revocation') return tell.revocationFailed({ provider, why: reasonOf(error) });
  if (isAboutRedirectUrl(error)) return tell.redirectUrlRefused(refusalOf(error, provider));
  if (step === 'callback') return tell.callbackError(refusalOf(error, provider));
  if (known) return known(error, provider, step);
  if (step === 'refresh') return tell.refreshFailed({ provider, why: reasonOf(error) });
  return tell.providerRefused(refusalOf(error, provider));
}

/** A page asked for what no login can have: the answer tells its developer. An error that the provider's server sent has a cause. */
function isOfPage({ code, cause }: OAuthError): boolean {
  return code === 'invalid_request' && cause === undefined;
}

/** An error without a code of ours became a `server_error` without a description. A provider may answer with one, too. */
function isUnexpected({ code, description, cause }: OAuthError): boolean {
  if (code !== 'server_error' || description !== '' || cause === undefined) return false;
  return !(cause instanceof OAuthError) && (cause as { code?: unknown }).code !== 'OAUTH_RESPONSE_BODY_ERROR';
}

/** Codes that a visitor, a page's developer or nobody can cure, which the reply itself explains; see `test/endpoint/log/operator-log-cases.ts`. */
const untold: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'access_denied',
  'login_cancelled',
  'reauth_required',
  'session_outdated',
  'not_found',
  'method_not_allowed',
  'body_too_large',
  'decryption_failed',
  'settings_invalid',
  // Reported where it happens.
  'store_unavailable',
]);

const withoutProvider: ReadonlyMap<ErrorCode, (provider?: CheckedProvider) => OperatorLogEntry> = new Map([
  ['session_too_large', (provider?: CheckedProvider) => asked.sessionTooLarge({ provider: provider?.id })],
  ['saved_token_invalid', asked.savedTokenRefused],
  ['code_invalid', asked.oneTimeCodeRefused],
  ['proxy_refused', () => asked.apiAddressRefused({ code: 'proxy_refused' })],
  ['provider_redirected', () => asked.apiAddressRefused({ code: 'provider_redirected' })],
]);

const withProvider: ReadonlyMap<ErrorCode, Build> = new Map<ErrorCode, Build>([
  ['provider_unreachable', (error, provider) => unreachable(error, provider)],
  [
    'invalid_client',
    (error, provider) =>
      tell.clientRefused({ ...refusalOf(error, provider), clientAuth: provider.clientAuth }),
  ],
  // GitHub's code for it.
  [
    'incorrect_client_credentials',
    (error, provider) =>
      tell.clientRefused({ ...refusalOf(error, provider), clientAuth: provider.clientAuth }),
  ],
  ['unauthorized_client', (error, provider) => tell.clientNotPermitted(refusalOf(error, provider))],
  ['unsupported_response_type', (error, provider) => tell.clientNotPermitted(refusalOf(error, provider))],
  ['unsupported_grant_type', (error, provider) => tell.clientNotPermitted(refusalOf(error, provider))],
  [
    'invalid_scope',
    (error, provider) => tell.scopeRefused({ ...refusalOf(error, provider), scopes: scopesOf(provider) }),
  ],
  [
    'issuer_mismatch',
    (_, provider) => tell.issuerDiffers({ provider, expected: provider.issuer, received: undefined }),
  ],
  ['id_token_invalid', (error, provider) => tell.idTokenRefused({ provider, why: reasonOf(error) })],
  [
    'token_response_invalid',
    (error, provider) => tell.tokenAnswerRefused({ provider, why: reasonOf(error) }),
  ],
  [
    'user_fetch_failed',
    (error, provider) => tell.userRefused({ provider, why: reasonOf(error), missing: [] }),
  ],
  [
    'groups_fetch_failed',
    (error, provider) => tell.groupsRefused({ provider, why: reasonOf(error), missing: [] }),
  ],
  // At a refresh it means that the person has to sign in again, which they are asked to do.
  ['invalid_grant', (error, provider) => tell.codeRefused(refusalOf(error, provider))],
]);

function unreachable(error: OAuthError, provider: CheckedProvider): OperatorLogEntry {
  const call = causesOf(error).find((cause) => cause instanceof FailedCall);
  const { issuer, tokenEndpoint } = provider;
  const reason = unreachableReason(error, tokenEndpoint === undefined ? issuer : undefined);
  return tell.providerUnreachable({ provider, host: call?.host, ...reason });
}

/** Google and GitHub have a code for it; others only describe it. */
function isAboutRedirectUrl({ code, description }: OAuthError): boolean {
  return /redirect[_ -]?ur[il]/i.test(`${code} ${description}`);
}

function refusalOf({ code, description }: OAuthError, provider: CheckedProvider): tell.ProviderRefusal {
  return { provider, error: code, description };
}

function scopesOf({ scopes, userScopes, groupScopes }: CheckedProvider): string[] {
  return [...scopes, ...userScopes, ...groupScopes];
}
