import { OAuthError } from '../../protocol/errors.js';
import { isLoopbackHost } from '../../protocol/loopback.js';
import type { Query } from '../http/query.js';
import { OperatorNote } from '../log/operator-note.js';
import { clientUnknown, originRefused, returnToRefused } from '../log/request-messages.js';
import type { ExternalApp, CheckedSettings } from '../settings/check-settings.js';
import type { CrossOriginTarget } from '../login/pending-login.js';
import { isUrl } from '../../protocol/parse-url.js';

/**
 * The embedding site or native app that a login is for; `undefined` for a login of the site itself. The endpoint shows errors
 * to the person on its own page: nothing may be sent to an address that the settings don't list.
 * @throws {OAuthError} `client_unknown`, `origin_not_allowed`, `return_to_invalid`, `invalid_request`.
 */
export function parseCrossOriginLogin(
  query: Query,
  { clients, origin: own }: CheckedSettings,
): CrossOriginTarget | undefined {
  const [id, origin, challenge] = ['client', 'origin', 'challenge'].map((name) => query.get(name));
  if (id === undefined) {
    if (origin === undefined && challenge === undefined) return undefined;
    throw new OAuthError('invalid_request', 'client is missing.');
  }
  const app = clients.get(id);
  if (!app) {
    const entry = clientUnknown({ client: id, known: [...clients.keys()] });
    throw new OAuthError('client_unknown', 'There is no such client here.', new OperatorNote(entry));
  }
  const known = origin === undefined ? app.type === 'native' : app.origins.includes(origin);
  if (!known) {
    const entry = originRefused({ asking: origin ?? null, own });
    throw new OAuthError('origin_not_allowed', 'That origin is none of the client.', new OperatorNote(entry));
  }
  if (challenge === undefined || !/^[\w-]{43}$/.test(challenge))
    throw new OAuthError('invalid_request', 'challenge is no S256 challenge.');
  if (!query.has('flow')) throw new OAuthError('invalid_request', 'flow is missing.');
  const returnUrl = returnUrlOf(app, origin, query.get('return_to'));
  if (returnUrl === undefined) {
    const entry = returnToRefused({ asked: query.get('return_to') ?? '', allowed: app.returnUrls });
    throw new OAuthError(
      'return_to_invalid',
      'return_to is no registered address of the client.',
      new OperatorNote(entry),
    );
  }
  return { id, origin: origin ?? null, challenge, returnUrl };
}

/** The requested return URL if the settings list it; if none is requested, the first one at the origin. */
function returnUrlOf(
  { type, returnUrls }: ExternalApp,
  origin: string | undefined,
  requested: string | undefined,
): string | undefined {
  // The return URL of a native app has another origin than its web view.
  const native = type === 'native';
  const usable = native ? returnUrls : returnUrls.filter((url) => new URL(url).origin === origin);
  if (requested === undefined) return usable[0];
  const isListed =
    usable.includes(requested) || (native && usable.some((url) => isSameExceptPort(url, requested)));
  return isListed ? requested : undefined;
}

/** A native app listens at any free loopback port (RFC 8252 section 7.3). */
function isSameExceptPort(listed: string, requested: string): boolean {
  const { protocol, hostname, port } = new URL(listed);
  if (protocol !== 'http:' || !isLoopbackHost(hostname) || !isUrl(requested)) return false;
  const url = new URL(requested);
  // A URL that parsing changes is refused: the app compares texts.
  if (url.href !== requested) return false;
  url.port = port;
  return url.href === new URL(listed).href;
}
