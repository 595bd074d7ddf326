import http, { type ClientRequest, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { Fetch } from '../endpoint/index.js';
import type { CallInit } from '../endpoint/provider-calls/guarded-fetch.js';
import type { StreamInit } from '../endpoint/proxy/call-api.js';
import { readAnswer, streamAnswer } from './node-provider-response.js';
import { send } from './node-provider-request.js';

/** Milliseconds that a connection is kept: less than servers do, or a request could meet one that is being closed. */
const idle = 4000;

/**
 * What connects to providers: one agent, or one for each address (`undefined`: our own). A plain `http.Agent` or
 * `https.Agent` connects to addresses of its own scheme only; any other agent, such as a proxy's, to all.
 */
export type NodeAgent = http.Agent | ((url: URL) => http.Agent | undefined);

export interface NodeFetchOptions {
  /** Default: agents of our own that keep connections alive. */
  readonly agent?: NodeAgent;
}

type Body = string | Uint8Array | undefined;

/**
 * A `fetch` for calls to providers over kept-alive connections: about a quarter of the CPU of Node's own. It
 * follows no redirect, asks for no coding but reads gzip, deflate and br, and answers of up to 4 MB; with `stream: true` it answers as soon as the headers are
 * there, and the body, of any size, is read as it is asked for.
 */
export function createNodeFetch({ agent }: NodeFetchOptions = {}): Fetch {
  const agentFor = agentChoice(agent);
  const fetch: Fetch = async (address, init: StreamInit & CallInit = {}) => {
    const url = new URL(address);
    const secure = url.protocol === 'https:';
    const body = plainBody(init.body);
    const method = init.method ?? 'GET';
    const options: RequestOptions = {
      ...addressOf(url),
      method,
      headers: plainHeaders(init, body),
      agent: agentFor(url, secure),
    };
    const start = (): ClientRequest => (secure ? https : http).request(options);
    const signal = init.end ?? init.signal ?? undefined;
    try {
      signal?.throwIfAborted();
      const message = await send({ start, method, body, signal });
      return init.stream ? streamAnswer(message, method) : await readAnswer(message);
    } catch (error) {
      // What the caller aborted with tells a timeout from a break.
      throw signal?.aborted ? (signal.reason as Error) : error;
    }
  };
  return Object.assign(fetch, { takesEnd: true });
}

function agentChoice(given: NodeAgent | undefined): (url: URL, secure: boolean) => http.Agent {
  const plain = new http.Agent({ keepAlive: true, timeout: idle });
  const tls = new https.Agent({ keepAlive: true, timeout: idle });
  return (url, secure) => {
    const own = secure ? tls : plain;
    if (typeof given === 'function') return given(url) ?? own;
    // Node throws where it is given its own agent of the other scheme.
    const other: unknown = secure ? http.Agent : https.Agent;
    return given === undefined || given.constructor === other ? own : given;
  };
}

/** What Node makes of a URL at several times the cost. */
function addressOf({ protocol, hostname, port, pathname, search }: URL): RequestOptions {
  return { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), port, path: pathname + search };
}

function plainHeaders({ headers: given }: StreamInit, body: Body): Record<string, string> {
  const pairs = given === undefined ? [] : Symbol.iterator in given ? [...given] : Object.entries(given);
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  for (const [name = '', value] of pairs) headers[name] = value;
  if (body !== undefined) headers['content-length'] = String(Buffer.byteLength(body));
  return headers;
}

function plainBody(body: RequestInit['body']): Body {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string' || body instanceof URLSearchParams) return body.toString();
  if (body instanceof Uint8Array) return body;
  throw new TypeError('only text, URLSearchParams and bytes are sent to providers');
}
