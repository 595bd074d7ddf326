import { requestHeader, type WireError, type WireProviders } from '../../protocol/wire.js';
import type { SessionCore } from '../core.js';
import { retryIfOutdated } from './retry-outdated.js';
import { askProviders } from '../provider-list.js';
import { whileSignedIn } from './tokens.js';

/**
 * Sends a request to the endpoint's proxy. What the provider's API answers, an error too, is a `Response` like any other;
 * what the endpoint itself refuses is thrown.
 */
export async function callApi(
  core: SessionCore,
  input: string | URL | Request,
  init?: RequestInit,
): Promise<Response> {
  const { read, request: send } = core.transport;
  const page = core.page;
  const request = new page.Request(input, init);
  const { method, signal } = request;
  signal.throwIfAborted();
  const url = new URL(request.url);
  // An address that no known provider has may be a new one's.
  const found =
    findBase(core.providerList, url) ?? findBase(await untilAborted(askProviders(core), signal), url);
  if (!found) {
    const description = 'No provider here lets pages use that address.';
    return read(refused(page.Response, 'proxy_refused', description)) as Promise<never>;
  }
  const headers = new page.Headers(request.headers);
  // The endpoint has the token. Credentials of the page's own would only come between it and a gateway before it.
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
  const answer = await retryIfOutdated(core, sendWith).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error;
  });
  if (answer.headers.get(requestHeader) !== 'error') return answer;
  // An answer to HEAD has no body to say it in.
  const code = answer.headers.get('x-oauth-error');
  const refusal = method === 'HEAD' && code ? refused(page.Response, code, '') : answer;
  return whileSignedIn(core, () => read(refusal) as Promise<never>);
}

/** Ends the wait when somebody aborts, though not the work. */
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
  /** Which of the provider's bases it is under. */
  readonly index: number;
  /** Below the endpoint. */
  readonly path: string;
}

/** The longest base that the address is under: one provider's may lie below another's. */
function findBase(providers: WireProviders['providers'] = [], { href }: URL): Found | undefined {
  const address = href.replace(/#.*/, '');
  const found = providers
    .flatMap(({ id, api_bases: bases = [] }) =>
      bases.map((base, index) => ({ id, index, rest: after(base, address) })),
    )
    .filter(({ rest }) => /^(?:[/?]|$)/.test(rest))
    .sort((one, other) => one.rest.length - other.rest.length)[0];
  if (!found) return undefined;
  const { id, index, rest } = found;
  return { index, path: `/proxy/${id}${rest.startsWith('/') ? '' : '/'}${rest}` };
}

/** What follows the base; something that no path begins with where the address is not under it. */
function after(base: string, address: string): string {
  return address.startsWith(base) ? address.slice(base.length) : 'elsewhere';
}

/** The error as if the endpoint had answered so: its class belongs to the part that is loaded already. */
function refused(Response: typeof globalThis.Response, code: string, description: string): Response {
  const error: WireError = { error: code, error_description: description };
  return new Response(JSON.stringify(error), {
    status: 403,
    headers: { 'content-type': 'application/json' },
  });
}
