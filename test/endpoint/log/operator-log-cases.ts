import type { errorCodes } from '../../../src/endpoint/index.js';

/** Who can do something about a failure. */
type Who = 'visitor' | 'developer' | 'operator' | 'nobody';

interface Curer {
  readonly who: Who;
  /** Where that person is told, and with which words. */
  readonly where: string;
  /** The codes of the operator's log that the failure ends as. */
  readonly logged: readonly string[];
}

const byOperator = (where: string, ...logged: string[]): Curer => ({ who: 'operator', where, logged });
const by = (who: Who, where: string): Curer => ({ who, where, logged: [] });

const errorPage = 'page that the login ends on, event `login`';
const answer = 'JSON answer, in the network panel';

/** Every failure: a code without a row does not compile. What an operator can cure stands in the operator's log. */
export const curers: Readonly<Record<(typeof errorCodes)[number], Curer>> = {
  access_denied: by('visitor', errorPage),
  invalid_request: byOperator(
    'log, where the provider said so; else the answer, to the developer',
    'callback_error',
    'provider_error',
    'max_age_unsupported',
  ),
  invalid_client: byOperator('log: clientId, clientSecret, clientAuth', 'invalid_client'),
  invalid_grant: byOperator('log, at a sign-in; at a refresh the visitor signs in again', 'invalid_grant'),
  invalid_scope: byOperator('log: scopes', 'invalid_scope', 'callback_error'),
  unauthorized_client: byOperator('log: registration', 'unauthorized_client', 'callback_error'),
  unsupported_response_type: byOperator('log: registration', 'unauthorized_client', 'callback_error'),
  server_error: byOperator(
    'log: class and place of what was thrown, or the provider’s words',
    'server_error',
    'provider_error',
    'event_failed',
  ),
  temporarily_unavailable: byOperator(
    'log, though only the provider can mend it',
    'provider_error',
    'callback_error',
  ),
  popup_blocked: by('visitor', 'button, event `login`'),
  webview_refused: by('visitor', 'button, which offers the system browser'),
  cookies_blocked: by('visitor', 'button, event `login`'),
  login_cancelled: by('nobody', 'event `login`'),
  login_refused: byOperator(
    'log (information): the function `events.login` refuses somebody',
    'login_refused',
  ),
  login_timeout: by('visitor', 'event `login`'),
  state_mismatch: byOperator(
    'log: cookies, host, secret; the page names the address to open',
    'state_mismatch',
    'flow_cookie_unreadable',
    'callback_without_state',
    'callback_on_other_host',
    'login_on_other_host',
  ),
  flow_expired: byOperator('log (information)', 'flow_expired', 'callback_replayed'),
  code_invalid: byOperator('log: secret, clocks', 'code_invalid'),
  issuer_mismatch: byOperator('log: issuer', 'issuer_mismatch'),
  provider_unknown: byOperator('log: the page’s provider, and those that are set', 'provider_unknown'),
  provider_unreachable: byOperator('log: host and why', 'provider_unreachable'),
  token_response_invalid: byOperator('log: tokenEndpoint', 'token_response_invalid'),
  id_token_invalid: byOperator('log: issuer, clientId, jwksUri, clock', 'id_token_invalid'),
  user_fetch_failed: byOperator('log: HTTP status, scopes that are missing', 'user_fetch_failed'),
  groups_fetch_failed: byOperator('log: HTTP status, scopes that are missing', 'groups_fetch_failed'),
  origin_not_allowed: byOperator('log: the clients entry to add', 'origin_not_allowed'),
  host_not_allowed: byOperator('log of serve: the host and baseUrl', 'host_not_allowed'),
  client_unknown: byOperator('log: clients', 'client_unknown'),
  csrf_refused: byOperator('log, and the answer, to the developer', 'csrf_refused'),
  scope_not_allowed: byOperator('log: allowedScopes', 'scope_not_allowed'),
  parameter_not_allowed: byOperator('log: pageParams', 'parameter_not_allowed'),
  return_to_invalid: byOperator('log: returnUrls', 'return_to_invalid'),
  complete_page_unknown: byOperator('log: completePages', 'complete_page_unknown'),
  saved_token_invalid: byOperator('log (information): secret', 'saved_token_invalid'),
  decryption_failed: by('developer', 'thrown by decrypt() in the app’s own code'),
  session_too_large: byOperator('log: a store, fewer scopes and claims', 'session_too_large'),
  reauth_required: byOperator(
    'session of the page: the button is there again; log, where a provider sends no auth_time',
    'auth_time_missing',
  ),
  session_outdated: by('nobody', 'the page asks once more; several processes are told of in the log'),
  token_not_available: byOperator('log: the setting that would allow it', 'token_not_available'),
  proxy_refused: byOperator('log: apiBases', 'proxy_refused'),
  provider_redirected: byOperator('log: apiBases', 'provider_redirected'),
  store_unavailable: byOperator('log: the store', 'store_unavailable'),
  rate_limited: byOperator('log: rateLimit, trustProxy', 'rate_limited'),
  not_found: byOperator('log, where a changed path is the reason: basePath', 'base_path_differs'),
  method_not_allowed: by('developer', `${answer}: Allow`),
  body_too_large: by('developer', answer),
  endpoint_not_found: by('developer', 'console of the page, event `login`'),
  offline: by('visitor', 'button, event `login`'),
  wrong_host: by('developer', 'console of the page, event `login`; the log has login_on_other_host'),
  insecure_page: by('developer', 'console of the page, event `login`'),
  endpoint_unreachable: by('developer', 'event `login`, console of the page'),
  settings_invalid: by('operator', 'thrown at start, every problem by its name'),
};

/** What is told although the request does not fail, or fails only later. */
export const loggedBesides: readonly string[] = [
  'revocation_failed',
  'refresh_failed',
  'several_processes',
  'redirect_url_refused',
  'stored_session_unreadable',
  'stored_entry_unreadable',
  'session_cookie_unreadable',
  'caller_address_unknown',
  'proxy_not_trusted',
  'id_changes',
  'redirect_url_by_domain',
  'code_received_before',
  'code_in_parameter',
  'codes_forgotten',
];

/** What is told at start, before any request: `report-at-start.test.ts` holds it. */
export const toldAtStart: readonly string[] = ['id_changes', 'redirect_url_by_domain'];

/** What never reaches the endpoint: `test/cli` holds it. */
export const toldByServe: readonly string[] = ['host_not_allowed'];

/** What many requests of one address cause: `test/endpoint/limits` holds it. */
export const toldOfFloods: readonly string[] = [
  'rate_limited',
  'caller_address_unknown',
  'proxy_not_trusted',
];

/** What a mix-up of providers causes: `domain-mix-up.test.ts` and `appended-codes.test.ts` in `test/endpoint/login` hold it. */
export const toldOfMixUps: readonly string[] = [
  'code_received_before',
  'code_in_parameter',
  'codes_forgotten',
];

/** What needs a store: `test/endpoint/sessions/stored` holds it. */
export const toldOfStores: readonly string[] = [
  'store_unavailable',
  'stored_session_unreadable',
  'stored_entry_unreadable',
];
