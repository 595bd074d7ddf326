import { requestHeader, type WireError, type WireProviders } from '../../protocol/wire.js';
import type { OAuthSession } from '../session.js';
import { askProviders } from './providers.js';
import { whileSignedIn } from './tokens.js';

/**
 * Sends a request to the endpoint's proxy. What the provider's API answers, an error too, is a `Response` like any other;
 * what the endpoint itself refuses is thrown.
 */
export async function fetchThroughProxy(
  session: OAuthSession,
  input: string | URL | Request,
  init?: RequestInit,
): Promise<Response> {
  const { read, unreachable } = session['transport'];
  const page = session['page'];
  const request = new page.Request(input, init);
  const found = findBase(await askProviders(session), new URL(request.url));
  if (!found) return read(refused(page.Response)) as Promise<never>;
  const headers = new page.Headers(request.headers);
  headers.set(requestHeader, '1');
  if (found.index) headers.set('x-oauth-base', String(found.index));
  const { method, signal } = request;
  const body = /^(?:GET|HEAD)$/.test(method) ? null : await request.arrayBuffer();
  const sent: RequestInit = {
    method,
    headers,
    signal,
    body: body?.byteLength ? body : null,
    redirect: 'error',
  };
  const answer = await page.fetch(session.endpoint + found.path, sent).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    return unreachable(cause);
  });
  const isOurs = answer.headers.get(requestHeader) === 'error';
  return isOurs ? whileSignedIn(session, () => read(answer) as Promise<never>) : answer;
}

interface Found {
  /** Which of the provider's bases it is under. */
  readonly index: number;
  /** Below the endpoint. */
  readonly path: string;
}

function findBase(providers: WireProviders['providers'], { href, hash }: URL): Found | undefined {
  const address = href.slice(0, href.length - hash.length);
  for (const { id, api_bases: bases = [] } of providers) {
    const index = bases.findIndex((base) => /^(?:[/?]|$)/.test(after(base, address)));
    const rest = after(bases[index] ?? '', address);
    if (index >= 0) return { index, path: `/proxy/${id}${rest.startsWith('/') ? '' : '/'}${rest}` };
  }
  return undefined;
}

/** What follows the base; something that no path begins with where the address is not under it. */
function after(base: string, address: string): string {
  return address.startsWith(base) ? address.slice(base.length) : 'elsewhere';
}

/** The error as if the endpoint had answered so: its class belongs to the part that is loaded already. */
function refused(Response: typeof globalThis.Response): Response {
  const error: WireError = {
    error: 'proxy_refused',
    error_description: 'No provider here lets pages use that address.',
  };
  return new Response(JSON.stringify(error), { status: 403 });
}
