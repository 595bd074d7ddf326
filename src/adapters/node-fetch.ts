import http, { type ClientRequest, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { ResolvableHost } from '../endpoint/provider-calls/network/allowed-networks.js';
import type { Fetch } from '../endpoint/index.js';
import type { CallInit } from '../endpoint/provider-calls/network/guarded-fetch.js';
import type { StreamInit } from '../endpoint/proxy/call-api.js';
import { lookupWithin } from './node-guarded-lookup.js';
import { readAnswer, streamAnswer } from './node-provider-response.js';
import { send } from './node-provider-request.js';

/** How long an idle connection is kept: shorter than servers keep theirs, so that no request meets a connection that is closing. */
const idleMs = 4000;

/**
 * Connects to providers: one agent, or a function that chooses an agent for each URL (`undefined` for the default one). An `http.Agent` or
 * `https.Agent` is used only for URLs of its own scheme; any other agent, such as a proxy's, for all URLs.
 */
export type NodeAgent = http.Agent | ((url: URL) => http.Agent | undefined);

export interface NodeFetchOptions {
  /** Default: agents of our own that keep connections alive. */
  readonly agent?: NodeAgent;
  /** Resolves host names, as for `net.connect`. Default: `dns.lookup`. A proxy resolves them itself. */
  readonly lookup?: LookupFunction;
}

type Body = string | Uint8Array | undefined;

/**
 * A `fetch` for calls to providers over kept-alive connections, at about a quarter of the CPU of Node's own. It follows no redirects, asks
 * for no coding but decodes gzip, deflate and br, and reads responses of up to 4 MB. With `stream: true` it resolves as soon as the headers
 * arrive, and the body may have any size.
 */
export function createNodeFetch({ agent, lookup }: NodeFetchOptions = {}): Fetch {
  const agentFor = agentChoice(agent);
  const fetch: Fetch = async (address, init: StreamInit & CallInit = {}) => {
    const url = new URL(address);
    const secure = url.protocol === 'https:';
    const body = plainBody(init.body);
    const method = init.method ?? 'GET';
    const resolve = init.reach ? lookupWithin(init.reach, lookup) : lookup;
    const options: RequestOptions = {
      method,
      headers: plainHeaders(init, body),
      agent: agentFor(url, secure, init.reach),
      ...addressOf(url),
      ...(resolve ? { lookup: resolve } : {}),
    };
    const start = (): ClientRequest => (secure ? https : http).request(options);
    const signal = init.end ?? init.signal ?? undefined;
    try {
      signal?.throwIfAborted();
      const message = await send({ start, method, body, signal });
      return init.stream ? streamAnswer(message, method) : await readAnswer(message);
    } catch (error) {
      // The abort reason tells a timeout from a broken connection.
      throw signal?.aborted ? (signal.reason as Error) : error;
    }
  };
  return Object.assign(fetch, { takesEnd: true });
}

type ChooseAgent = (url: URL, secure: boolean, reach: ResolvableHost | undefined) => http.Agent;

function agentChoice(given: NodeAgent | undefined): ChooseAgent {
  const shared = newAgents();
  // A kept-alive connection isn't checked again. So a host that is checked (`reach`) never shares connections with others.
  const apart = new WeakMap<ResolvableHost, Agents>();
  const agentsFor = (reach: ResolvableHost): Agents => {
    const agents = apart.get(reach) ?? newAgents();
    apart.set(reach, agents);
    return agents;
  };
  return (url, secure, reach) => {
    const agents = reach ? agentsFor(reach) : shared;
    const own = secure ? agents.tls : agents.plain;
    if (typeof given === 'function') return given(url) ?? own;
    // Node throws for an agent of the other scheme.
    const other: unknown = secure ? http.Agent : https.Agent;
    return given === undefined || given.constructor === other ? own : given;
  };
}

/** The request options of a URL. Node's own conversion costs several times as much. */
function addressOf({ protocol, hostname, port, pathname, search }: URL): RequestOptions {
  return { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), port, path: pathname + search };
}

interface Agents {
  readonly plain: http.Agent;
  readonly tls: https.Agent;
}

function newAgents(): Agents {
  const options = { keepAlive: true, timeout: idleMs };
  return { plain: new http.Agent(options), tls: new https.Agent(options) };
}

function plainHeaders({ headers: given, method }: StreamInit, body: Body): Record<string, string> {
  const pairs = given && Symbol.iterator in given ? [...given] : Object.entries(given ?? {});
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  // Some servers send a body even after HEAD. The next request on that connection would get it as its response.
  if (method === 'HEAD') headers['connection'] = 'close';
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
