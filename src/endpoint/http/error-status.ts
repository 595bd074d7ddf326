import type { ErrorCode } from '../../protocol/errors.js';

const statuses = new Map<string, number>(
  Object.entries({
    reauth_required: 401,
    csrf_refused: 403,
    token_not_available: 403,
    proxy_refused: 403,
    origin_not_allowed: 403,
    client_unknown: 403,
    scope_not_allowed: 403,
    parameter_not_allowed: 403,
    provider_unknown: 404,
    not_found: 404,
    method_not_allowed: 405,
    session_outdated: 409,
    body_too_large: 413,
    host_not_allowed: 421,
    rate_limited: 429,
    server_error: 500,
    provider_unreachable: 502,
    token_response_invalid: 502,
    id_token_invalid: 502,
    user_fetch_failed: 502,
    groups_fetch_failed: 502,
    provider_redirected: 502,
    store_unavailable: 503,
  }),
);

/** The HTTP status for an error code; 400 if no other fits better. */
export function statusOf(code: ErrorCode): number {
  return statuses.get(code) ?? 400;
}
