import { requestHeader, type WireError, type WireProviders } from '../../protocol/wire.js';
import { prepareRequests } from '../cross-origin/load-cross-origin.js';
import type { SessionState } from '../session-state.js';
import { retryIfOutdated } from './retry-outdated.js';
import { fetchProviders } from '../provider-list.js';
import { whileSignedIn } from './tokens.js';

/**
 * Sends a request to the endpoint's proxy. Returns a response of the provider's API, even an error, as a `Response`; throws an error of the
 * endpoint itself.
 */
export async function callApi(
  session: SessionState,
  input: string | URL | Request,
  init?: RequestInit,
): Promise<Response> {
  const { read, request: send } = session.transport;
  const page = session.page;
  const request = new page.Request(input, init);
  const { method, signal } = request;
  signal.throwIfAborted();
  if (session.client) await untilAborted(prepareRequests(session), signal);
  const url = new URL(request.url);
  // A URL of no known provider may belong to one that the endpoint has got since.
  const found =
    findBase(session.providerList, url) ?? findBase(await untilAborted(fetchProviders(session), signal), url);
  if (!found) {
    const description = 'No provider here lets pages use that address.';
    return read(refused(page.Response, 'proxy_refused', description)) as Promise<never>;
  }
  const headers = new page.Headers(request.headers);
  // The endpoint adds the token. The page's own credentials could only disturb a gateway in front of the endpoint.
  headers.delete('authorization');
  headers.set(requestHeader, '1');
  headers.set('x-oauth-base', String(found.index));
  const body = /^(?:GET|HEAD)$/.test(method) ? null : await request.arrayBuffer();
  const sent: RequestInit = {
    method,
    headers,
    signal,
    body: body?.byteLength ? body : null,
    redirect: 'error',
  };
  const sendWith = (more: Record<string, string>): Promise<Response> => {
    for (const [name, value] of Object.entries(more)) headers.set(name, value);
    return send(found.path, sent);
  };
  const answer = await retryIfOutdated(session, sendWith).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error;
  });
  if (answer.headers.get(requestHeader) !== 'error') return answer;
  // A response to HEAD has no body.
  const code = answer.headers.get('x-oauth-error');
  const refusal = method === 'HEAD' && code ? refused(page.Response, code, '') : answer;
  return whileSignedIn(session, () => read(refusal) as Promise<never>);
}

/** Stops waiting when the signal aborts. The work itself continues. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
  await Promise.race([work, aborted]);
  signal.throwIfAborted();
  return work;
}

interface Found {
  /** The index of the base among the provider's `api_bases`. */
  readonly index: number;
  /** The path of the proxy, below the endpoint. */
  readonly path: string;
}

/** The longest base that contains the URL, since one provider's base may be below another's. */
function findBase(providers: WireProviders['providers'] = [], { href }: URL): Found | undefined {
  const address = href.replace(/#.*/, '');
  const found = providers
    .flatMap(({ id, api_bases: bases = [] }) =>
      bases.map((base, index) => ({ id, index, rest: restAfter(base, address) })),
    )
    .filter(({ rest }) => /^(?:[/?]|$)/.test(rest))
    .sort((one, other) => one.rest.length - other.rest.length)[0];
  if (!found) return undefined;
  const { id, index, rest } = found;
  return { index, path: `/proxy/${id}${rest.startsWith('/') ? '' : '/'}${rest}` };
}

/** The rest of an address after a base. If the base doesn't contain the address, it is a text that begins as no path does. */
function restAfter(base: string, address: string): string {
  return address.startsWith(base) ? address.slice(base.length) : 'elsewhere';
}

/** An error as a response of the endpoint: `read` turns it into an `OAuthError`, a class that only the first load contains. */
function refused(Response: typeof globalThis.Response, code: string, description: string): Response {
  const error: WireError = { error: code, error_description: description };
  return new Response(JSON.stringify(error), {
    status: 403,
    headers: { 'content-type': 'application/json' },
  });
}
