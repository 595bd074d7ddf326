import { OAuthError } from '../../protocol/errors.js';
import { requestHeader } from '../../protocol/wire.js';
import type { EndpointRequest } from './request.js';

const bodyLimit = 64 * 1024;

/**
 * A page's POST: JSON, our header, and from our own origin. `same-site` is not enough, since a subdomain may
 * be somebody else's (S19).
 * @throws {OAuthError} `csrf_refused`, `origin_not_allowed`.
 */
export function requireOwnPost(request: EndpointRequest, origin: string): void {
  if (
    !request.header(requestHeader) ||
    !/^application\/json\s*(;|$)/i.test(request.header('content-type') ?? '')
  ) {
    throw new OAuthError('csrf_refused', 'Send JSON with the X-OAuth-Elements header.');
  }
  requireOwnOrigin(request, origin);
}

/**
 * A page's call by any method, with any body: our header, and from our own origin. A GET of a browser too old for
 * Sec-Fetch-Site has no Origin either, and is refused with the rest.
 * @throws {OAuthError} `csrf_refused`, `origin_not_allowed`.
 */
export function requireOwnCall(request: EndpointRequest, origin: string): void {
  if (!request.header(requestHeader))
    throw new OAuthError('csrf_refused', 'Send the X-OAuth-Elements header.');
  requireOwnOrigin(request, origin);
}

function requireOwnOrigin(request: EndpointRequest, origin: string): void {
  const site = request.header('sec-fetch-site');
  const asked = request.header('origin');
  // Only browsers too old for Sec-Fetch-Site are judged by Origin; without either, nothing vouches for the caller.
  if (site === null ? asked !== origin : site !== 'same-origin') {
    throw new OAuthError('origin_not_allowed', 'This page may not do that.');
  }
}

/**
 * Reading the session: by the site's own pages, or typed into the address bar.
 * @throws {OAuthError} `origin_not_allowed`.
 */
export function requireOwnRead(request: EndpointRequest): void {
  const site = request.header('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') {
    throw new OAuthError('origin_not_allowed', 'Only pages of the site itself may ask this.');
  }
}

/**
 * A login starts by a person's visit, never by an image, a frame, a script or a prefetch.
 * @throws {OAuthError} `csrf_refused`.
 */
export function requireVisit(request: EndpointRequest): void {
  const mode = request.header('sec-fetch-mode');
  const destination = request.header('sec-fetch-dest');
  const visit =
    (mode === null || mode === 'navigate') && (destination === null || destination === 'document');
  if (!visit || request.header('sec-purpose')?.includes('prefetch')) {
    throw new OAuthError('csrf_refused', 'A login can only be started by visiting it.');
  }
}

/**
 * The body, a JSON object.
 * @throws {OAuthError} `body_too_large`, `invalid_request`.
 */
export async function readJson(request: EndpointRequest): Promise<unknown> {
  const text = await request.text(bodyLimit);
  if (text === null) throw new OAuthError('body_too_large', 'The body is too large.');
  let body: unknown;
  try {
    body = JSON.parse(text || '{}');
  } catch {
    throw new OAuthError('invalid_request', 'The body is not JSON.');
  }
  if (typeof body !== 'object' || Array.isArray(body)) {
    throw new OAuthError('invalid_request', 'The body is no JSON object.');
  }
  return body;
}
