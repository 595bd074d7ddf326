import type { IncomingMessage, ServerResponse } from 'node:http';
import { createEmulator, type ServiceName } from 'emulate';
import { closeServer } from '../loopback-server.js';
import type { Closable, LocalProvider } from './local-provider.js';
import type { Api, ApiAnswer } from './emulated-api.js';
import { onLoopbackOnly } from './listen-on-loopback-only.js';
import { startProxy } from './loopback-proxy.js';
import { dressSignIn } from './emulated-sign-in.js';
import { readBody } from './read-body.js';
import { IssuedTokens } from './emulated-tokens.js';

export interface Emulation {
  readonly service: ServiceName;
  /** The provider's name on its pages. */
  readonly name: string;
  readonly seed: object;
  readonly tokenPath: string;
  readonly revocationPath?: string;
  /** Whether granted scopes are separated by commas, as GitHub does. */
  readonly commaScopes?: boolean;
  /** The provider's real paths, as the emulator knows them. */
  readonly rewrite?: (path: string) => string;
  /** For pictures, and for requests with the client's own credentials. */
  readonly answerWithoutToken?: (
    request: IncomingMessage,
    tokens: IssuedTokens,
  ) => ApiAnswer | undefined | Promise<ApiAnswer | undefined>;
  readonly api: Api;
  /** The provider's words for a token that is not valid. */
  readonly unauthorized: unknown;
}

/** `emulate` behind a proxy that answers what it lacks, and only to tokens that were issued and not revoked. */
export async function startEmulated(local: LocalProvider, emulation: Emulation): Promise<Closable> {
  const { port, purpose } = local;
  const { service } = emulation;
  const seed = { tokens: {}, [service]: emulation.seed };
  const server = await onLoopbackOnly(() =>
    createEmulator({ service, port, baseUrl: local.client.url, seed }),
  );
  const address = server.address();
  const upstreamPort = typeof address === 'object' && address ? address.port : 0;
  const answer = answerFor(emulation, local.client.url, `http://127.0.0.1:${upstreamPort}`);
  const proxy = await startProxy({ port, purpose, upstreamPort, answer }).catch(async (error: unknown) => {
    await closeServer(server);
    throw error;
  });
  return {
    close: async () => {
      await proxy.close();
      await closeServer(server);
    },
  };
}

function answerFor(emulation: Emulation, url: string, upstream: string) {
  const tokens = new IssuedTokens();
  const { tokenPath, revocationPath, rewrite, answerWithoutToken, api, unauthorized, commaScopes } =
    emulation;

  const passForm = async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<void> => {
    const body = await readBody(request);
    const form = new URLSearchParams(body);
    const { accept = '', 'content-type': type = '', authorization = '' } = request.headers;
    const headers = { accept, 'content-type': type, authorization };
    const from = await fetch(upstream + path, { method: 'POST', headers, body });
    let text = await from.text();
    if (path === tokenPath && text.startsWith('{')) {
      const answer = JSON.parse(text) as { scope?: string };
      tokens.remember(answer, form);
      if (commaScopes) text = JSON.stringify({ ...answer, scope: answer.scope?.replaceAll(' ', ',') });
    }
    if (path === revocationPath) tokens.forget(form.get('token') ?? '');
    response.writeHead(from.status, { 'content-type': from.headers.get('content-type') ?? 'text/plain' });
    response.end(text);
  };

  /** Whether the page was a sign-in page, which is sent with the demo's look. */
  const sendSignIn = async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = request.url ?? '/';
    if (request.method !== 'GET' || !path.includes('client_id=') || !URL.canParse(path, url)) return false;
    const from = await fetch(upstream + path, { headers: { accept: 'text/html' }, redirect: 'manual' });
    if (!from.headers.get('content-type')?.includes('html')) return false;
    const shown = dressSignIn(emulation.name, await from.text(), new URL(path, url));
    if (shown) response.writeHead(200, shown.headers).end(shown.html);
    return shown !== undefined;
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = (request.url = rewrite?.(request.url ?? '/') ?? request.url ?? '/');
    if (request.method === 'POST' && (path === tokenPath || path === revocationPath)) {
      await passForm(request, response, path);
      return true;
    }
    if (await sendSignIn(request, response)) return true;
    const bearer = /^(?:bearer|token) (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const scope = bearer === undefined ? undefined : tokens.scopeOf(bearer);
    const ask = async (asked: string): Promise<unknown> =>
      (await fetch(upstream + asked, { headers: { authorization: `Bearer ${bearer ?? ''}` } })).json();
    const method = request.method ?? 'GET';
    const answerApi = async (): Promise<ApiAnswer | undefined> => {
      if (bearer === undefined) return answerWithoutToken?.(request, tokens);
      if (!scope) return { status: 401, body: unauthorized };
      if (!URL.canParse(path, url)) return { status: 400, body: { message: 'Bad Request' } };
      return api({ method, url: new URL(path, url), scope, ask });
    };
    const found = await answerApi();
    if (found) send(response, found);
    return found !== undefined;
  };
}

function send(response: ServerResponse, { status = 200, headers, body }: ApiAnswer): void {
  const content = body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(content);
}
