import { OAuthError } from '../../protocol/errors.js';
import { requestHeader } from '../../protocol/wire.js';
import { OperatorNote } from '../log/operator-note.js';
import { csrfRefused, originRefused } from '../log/request-messages.js';
import type { ExternalApp } from '../settings/check-settings.js';
import type { EndpointRequest } from './endpoint-request.js';

/** Who sends a request: a page of the site itself, of an embedding site, or a native app. */
export interface Caller {
  /** `null` for a native app whose requests have none. */
  readonly origin: string | null;
  /** Absent for the site itself. */
  readonly app?: ExternalApp;
}

/**
 * Guards a page's POST: it must be JSON with our header, from the site's own origin or exactly that of the embedding site.
 * `same-site` is not enough: a subdomain may belong to somebody else (S19).
 * @throws {OAuthError} `csrf_refused`, `origin_not_allowed`.
 */
export function requireOwnPost(request: EndpointRequest, caller: Caller): void {
  if (
    !request.header(requestHeader) ||
    !/^application\/json\s*(;|$)/i.test(request.header('content-type') ?? '')
  ) {
    throw refused('Send JSON with the X-OAuth-Elements header.');
  }
  requireOwnOrigin(request, caller);
}

/**
 * Guards a page's call by any method, with any body: it must have our header and the origin of the caller. Browsers too old
 * for `Sec-Fetch-Site` send a GET without `Origin`: it is refused.
 * @throws {OAuthError} `csrf_refused`, `origin_not_allowed`.
 */
export function requireOwnCall(request: EndpointRequest, caller: Caller): void {
  if (!request.header(requestHeader)) throw refused('Send the X-OAuth-Elements header.');
  requireOwnOrigin(request, caller);
}

function requireOwnOrigin(request: EndpointRequest, caller: Caller): void {
  if (caller.app !== undefined) {
    requireAppOrigin(request, caller);
    return;
  }
  if (!isOfOrigin(request, caller.origin)) throw notAllowed('This page may not do that.', request, caller);
}

/**
 * Whether the browser says that a page of this origin makes a request. `Origin` decides only for browsers too old for `Sec-Fetch-Site`. A
 * request without both may come from anywhere.
 */
export function isOfOrigin(request: Pick<EndpointRequest, 'header'>, origin: string | null): boolean {
  const site = request.header('sec-fetch-site');
  return site === null ? request.header('origin') === origin : site === 'same-origin';
}

/** Every browser sends `Origin` with a cross-origin request that has our header: only a native app's own code omits it. */
function requireAppOrigin(request: EndpointRequest, caller: Caller): void {
  const { origin } = caller;
  const inBrowser = request.header('sec-fetch-site') !== null;
  if (request.header('origin') !== origin || (origin === null && inBrowser))
    throw notAllowed('This page may not do that.', request, caller);
}

/**
 * Guards reading the session: by the site's own pages, from the address bar, or by pages of the embedding site.
 * @throws {OAuthError} `origin_not_allowed`.
 */
export function requireOwnRead(request: EndpointRequest, caller: Caller): void {
  if (caller.app !== undefined) {
    requireAppOrigin(request, caller);
    return;
  }
  const site = request.header('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') {
    throw notAllowed('Only pages of the site itself may ask this.', request, caller);
  }
}

/**
 * Guards the start of a login: it must be a person's visit, not an image, a frame, a prefetch or a script of another site. A
 * request that a service worker passes on (`fetch(event.request)`), or that a library sends in place of a visit, has no
 * destination: it is accepted from the same origin.
 * @throws {OAuthError} `csrf_refused`.
 */
export function requireVisit(request: EndpointRequest): void {
  const mode = request.header('sec-fetch-mode');
  const destination = request.header('sec-fetch-dest');
  const visit =
    (mode === null || mode === 'navigate') && (destination === null || destination === 'document');
  const own = request.header('sec-fetch-site') === 'same-origin' && destination === 'empty';
  const passedOn = own && mode !== null && passedOnModes.includes(mode);
  if ((!visit && !passedOn) || isPrefetch(request)) {
    throw refused('A login can only be started by visiting it.');
  }
}

/**
 * Whether a page of another site makes the browser send this, by an image, a frame, a script, or ahead of a visit (speculation rules): nobody
 * visits it. A prefetch says of itself that it goes to a document; those of the site's own pages start no login either.
 */
export function isOfOtherPage(request: EndpointRequest): boolean {
  if (isPrefetch(request)) return true;
  const site = request.header('sec-fetch-site');
  if (site !== 'cross-site' && site !== 'same-site') return false;
  return request.header('sec-fetch-dest') !== 'document';
}

/** Browsers, older browsers and libraries (Turbo on hover) each use another header for it. */
function isPrefetch(request: EndpointRequest): boolean {
  const names = ['sec-purpose', 'purpose', 'x-purpose', 'x-sec-purpose', 'x-moz'];
  return names.some((name) => /prefetch|preview/i.test(request.header(name) ?? ''));
}

/** Without `no-cors`: a script that uses it can't read the redirect. */
const passedOnModes = ['navigate', 'same-origin', 'cors'];

function refused(why: string): OAuthError {
  return new OAuthError('csrf_refused', why, new OperatorNote(csrfRefused({ why })));
}

function notAllowed(description: string, request: EndpointRequest, { origin, app }: Caller): OAuthError {
  const entry = originRefused({ asking: request.header('origin'), own: origin ?? app?.id ?? '' });
  return new OAuthError('origin_not_allowed', description, new OperatorNote(entry));
}
