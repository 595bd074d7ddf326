import { OAuthError } from '../../protocol/errors.js';
import { requestHeader } from '../../protocol/wire.js';
import { OperatorNote } from '../log/operator-note.js';
import { csrfRefused, originRefused } from '../log/request-messages.js';
import type { CheckedClient } from '../settings/check-settings.js';
import type { EndpointRequest } from './endpoint-request.js';

/** Whose pages ask: the site's own, or those of one origin of a client. */
export interface Caller {
  /** `null` for an app whose requests have none. */
  readonly origin: string | null;
  /** Absent for the site itself. */
  readonly client?: CheckedClient;
}

/**
 * A page's POST: JSON, our header, and from our own origin or exactly the client's. `same-site` is not enough, since a
 * subdomain may be somebody else's (S19).
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
 * A page's call by any method, with any body: our header, and from our own origin or the client's. A GET of a browser too old for
 * Sec-Fetch-Site has no Origin either, and is refused with the rest.
 * @throws {OAuthError} `csrf_refused`, `origin_not_allowed`.
 */
export function requireOwnCall(request: EndpointRequest, caller: Caller): void {
  if (!request.header(requestHeader)) throw refused('Send the X-OAuth-Elements header.');
  requireOwnOrigin(request, caller);
}

function requireOwnOrigin(request: EndpointRequest, caller: Caller): void {
  if (caller.client !== undefined) {
    requireClientOrigin(request, caller);
    return;
  }
  const site = request.header('sec-fetch-site');
  const asked = request.header('origin');
  // Only browsers too old for Sec-Fetch-Site are judged by Origin; without either, nothing shows where the request comes from.
  if (site === null ? asked !== caller.origin : site !== 'same-origin') {
    throw notAllowed('This page may not do that.', request, caller);
  }
}

/** No browser leaves `Origin` out of a request to elsewhere that may hold our header: only an app's own code does. */
function requireClientOrigin(request: EndpointRequest, caller: Caller): void {
  const { origin } = caller;
  const inBrowser = request.header('sec-fetch-site') !== null;
  if (request.header('origin') !== origin || (origin === null && inBrowser))
    throw notAllowed('This page may not do that.', request, caller);
}

/**
 * Reading the session: by the site's own pages, typed into the address bar, or by the client's pages.
 * @throws {OAuthError} `origin_not_allowed`.
 */
export function requireOwnRead(request: EndpointRequest, caller: Caller): void {
  if (caller.client !== undefined) {
    requireClientOrigin(request, caller);
    return;
  }
  const site = request.header('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') {
    throw notAllowed('Only pages of the site itself may ask this.', request, caller);
  }
}

/**
 * A login starts by a person's visit, never by an image, a frame or a prefetch, nor by a script of another site. What a
 * service worker passes on (`fetch(event.request)`), and what libraries fetch in place of a visit, has no destination:
 * that is the site's own where it is same-origin.
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

/** Browsers, older ones and libraries (Turbo on hover) each name it in a header of their own. */
function isPrefetch(request: EndpointRequest): boolean {
  const names = ['sec-purpose', 'purpose', 'x-purpose', 'x-sec-purpose', 'x-moz'];
  return names.some((name) => /prefetch|preview/i.test(request.header(name) ?? ''));
}

/** `no-cors` is not among them: a script that uses it can't read where it is sent. */
const passedOnModes = ['navigate', 'same-origin', 'cors'];

function refused(why: string): OAuthError {
  return new OAuthError('csrf_refused', why, new OperatorNote(csrfRefused({ why })));
}

function notAllowed(description: string, request: EndpointRequest, { origin, client }: Caller): OAuthError {
  const entry = originRefused({ asking: request.header('origin'), own: origin ?? client?.id ?? '' });
  return new OAuthError('origin_not_allowed', description, new OperatorNote(entry));
}
