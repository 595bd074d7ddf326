import { OAuthError } from '../../protocol/errors.js';
import { isFlowLabel } from '../../protocol/flow-label.js';
import { isUrl } from '../../protocol/parse-url.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { Query } from '../http/query.js';
import type { EndpointRequest } from '../http/endpoint-request.js';
import { OperatorNote } from '../log/operator-note.js';
import { completePageUnknown, returnToRefused, scopeNotAllowed } from '../log/request-messages.js';
import { randomText } from '../runtime/random.js';
import { requireProvider } from '../settings/require-provider.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { parseCrossOriginLogin } from '../cross-origin/cross-origin-login-request.js';
import { parsePageParameters } from './page-parameters.js';
import { parseRequestedAuthentication } from './requested-authentication.js';
import { referringPage } from './referring-page.js';
import { modes, type LoginRequest } from './pending-login.js';
import { safeReturnTo, type ReturnTo } from './return-to.js';

/** Where and how the result of a login is shown, on success and on failure. */
export type ResultTarget = Pick<
  LoginRequest,
  'flow' | 'labelled' | 'mode' | 'returnTo' | 'providerId' | 'completePage' | 'client'
>;

/** A login request whose target is known already, so that an error of `check` can be shown there. */
export interface RequestedLogin {
  readonly target: ResultTarget;
  /**
   * @throws {OAuthError} `complete_page_unknown`, `return_to_invalid`, `provider_unknown`, `scope_not_allowed`, `parameter_not_allowed`,
   * `invalid_request`.
   */
  check(this: void): LoginRequest;
}

/**
 * Reads the query of `GET /login/{provider}`.
 * @throws {OAuthError} `invalid_request`, `client_unknown`, `origin_not_allowed` if it names no valid target.
 */
export function parseLoginRequest(
  query: Query,
  providerId: string,
  { settings, random }: EndpointContext,
  request: EndpointRequest,
): RequestedLogin {
  const label = query.get('flow');
  if (label !== undefined && !isFlowLabel(label))
    throw new OAuthError('invalid_request', 'flow is not a label.');
  const mode = modes.find((known) => known === (query.get('mode') ?? 'redirect'));
  if (!mode) throw new OAuthError('invalid_request', `mode is none of ${modes.join(', ')}.`);
  const client = parseCrossOriginLogin(query, settings);
  const isPlainLink = mode === 'redirect' && label === undefined && !client;
  const from = isPlainLink ? referringPage(request, settings) : undefined;
  const returnTo = safeReturnTo(client ? '/' : (query.get('return_to') ?? from ?? '/'), settings.origin);
  const pages = settings.completePages;
  const pageName = query.get('complete_page');
  const target: ResultTarget = {
    flow: label ?? randomText(random, 16).slice(0, 22),
    labelled: label !== undefined,
    mode,
    returnTo: returnTo ?? ('/' as ReturnTo),
    // The result repeats an unknown id, cut to the length of the longest valid one.
    providerId: providerId.slice(0, 32),
    completePage: pageName !== undefined && pages.has(pageName) ? pageName : defaultPage(pages),
    client,
  };
  return {
    target,
    check() {
      if (pageName !== undefined && !pages.has(pageName))
        throw new OAuthError(
          'complete_page_unknown',
          'There is no such completion page.',
          new OperatorNote(completePageUnknown({ asked: pageName, known: [...pages.keys()] })),
        );
      if (!returnTo) throw returnToInvalid(query.get('return_to') ?? '', settings.origin);
      const provider = requireProvider(settings, providerId);
      const fetchUser = isSet(query.get('fetch_user') ?? 'true');
      const fetchGroups = isSet(query.get('fetch_groups'));
      const scope = scopeOf(query.get('scope') ?? '', provider, { fetchUser, fetchGroups });
      const authentication = {
        ...(isSet(query.get('account')) ? { chooseAccount: true as const } : {}),
        ...parseRequestedAuthentication(query),
      };
      const parameters = parsePageParameters(query, provider);
      const remember = isSet(query.get('remember'));
      return { fetchUser, fetchGroups, scope, remember, authentication, parameters, ...target };
    },
  };
}

function returnToInvalid(asked: string, origin: string): OAuthError {
  return new OAuthError(
    'return_to_invalid',
    asked.startsWith('/') || isUrl(asked)
      ? 'return_to must be an address of this site.'
      : 'return_to must begin with /, such as /shop.',
    new OperatorNote(returnToRefused({ asked, allowed: [origin] })),
  );
}

/** Whether a flag of the query is set: its name alone sets it, `false` and `0` don't. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== 'false' && value !== '0';
}

/** The provider's own scopes and the requested ones, without duplicates. */
function scopeOf(
  requested: string,
  provider: CheckedProvider,
  { fetchUser, fetchGroups }: { fetchUser: boolean; fetchGroups: boolean },
): string[] {
  const { userScopes, groupScopes } = provider;
  const wanted = requested.split(' ').filter(Boolean);
  const allowed = [...provider.scopes, ...userScopes, ...groupScopes, ...provider.allowedScopes];
  const refused = wanted.filter((scope) => !allowed.includes(scope));
  if (refused.length) {
    const entry = scopeNotAllowed({ provider: provider.id, scopes: refused });
    throw new OAuthError(
      'scope_not_allowed',
      'This site may not ask for that scope.',
      new OperatorNote(entry),
    );
  }
  return [
    ...new Set([
      ...provider.scopes,
      ...(fetchUser ? userScopes : []),
      ...(fetchGroups ? groupScopes : []),
      ...wanted,
    ]),
  ];
}

/** The completion page of a login that names none. */
export function defaultPage(pages: ReadonlyMap<string, unknown>): string | undefined {
  return pages.has('default') ? 'default' : undefined;
}
