import { OAuthError } from '../../protocol/errors.js';
import { isLoopbackHost } from '../../protocol/loopback.js';
import type { Query } from '../http/query.js';
import { OperatorNote } from '../log/operator-note.js';
import { clientUnknown, originRefused, returnToRefused } from '../log/request-messages.js';
import type { CheckedClient, CheckedSettings } from '../settings/check-settings.js';
import type { ClientFlow } from '../login/pending-login.js';

/**
 * The embedding site or app that a login is for; `undefined` where it is the site's own. Problems are shown here, to the
 * person: nothing may be delivered to where the settings know of nobody.
 * @throws {OAuthError} `client_unknown`, `origin_not_allowed`, `return_to_invalid`, `invalid_request`.
 */
export function parseCrossOriginLogin(
  query: Query,
  { clients, origin: own }: CheckedSettings,
): ClientFlow | undefined {
  const [id, origin, challenge] = ['client', 'origin', 'challenge'].map((name) => query.get(name));
  if (id === undefined) {
    if (origin === undefined && challenge === undefined) return undefined;
    throw new OAuthError('invalid_request', 'client is missing.');
  }
  const client = clients.get(id);
  if (!client) {
    const entry = clientUnknown({ client: id, known: [...clients.keys()] });
    throw new OAuthError('client_unknown', 'There is no such client here.', new OperatorNote(entry));
  }
  const known = origin === undefined ? client.type === 'native' : client.origins.includes(origin);
  if (!known) {
    const entry = originRefused({ asking: origin ?? null, own });
    throw new OAuthError('origin_not_allowed', 'That origin is none of the client.', new OperatorNote(entry));
  }
  if (challenge === undefined || !/^[\w-]{43}$/.test(challenge))
    throw new OAuthError('invalid_request', 'challenge is no S256 challenge.');
  if (!query.has('flow')) throw new OAuthError('invalid_request', 'flow is missing.');
  const returnUrl = returnUrlOf(client, origin, query.get('return_to'));
  if (returnUrl === undefined) {
    const entry = returnToRefused({ asked: query.get('return_to') ?? '', allowed: client.returnUrls });
    throw new OAuthError(
      'return_to_invalid',
      'return_to is no registered address of the client.',
      new OperatorNote(entry),
    );
  }
  return { id, origin: origin ?? null, challenge, returnUrl };
}

/** The requested address if it is registered; without one, the first below the origin. */
function returnUrlOf(
  { type, returnUrls }: CheckedClient,
  origin: string | undefined,
  asked: string | undefined,
): string | undefined {
  // An app's address is of no origin that its pages could have.
  const native = type === 'native';
  const usable = native ? returnUrls : returnUrls.filter((url) => new URL(url).origin === origin);
  if (asked === undefined) return usable[0];
  const known = usable.includes(asked) || (native && usable.some((url) => isSameButPort(url, asked)));
  return known ? asked : undefined;
}

/** An app on loopback takes the port that is free (RFC 8252 section 7.3). */
function isSameButPort(registered: string, asked: string): boolean {
  const { protocol, hostname, port } = new URL(registered);
  if (protocol !== 'http:' || !isLoopbackHost(hostname) || !URL.canParse(asked)) return false;
  const url = new URL(asked);
  // Compared as it was written: what a parser would put right is refused.
  if (url.href !== asked) return false;
  url.port = port;
  return url.href === new URL(registered).href;
}
