import { createHash } from 'node:crypto';
import type { EndpointEnvironment } from '../endpoint/index.js';
import { createNodeFetch, type NodeFetchOptions } from './node-fetch.js';
import { nodeSealingKey } from './node-sealing-key.js';

/**
 * The environment for `createOAuthEndpoint` on Node: calls to providers over kept-alive connections, and cryptography by
 * `node:crypto`. Both cost a fraction of the CPU of `fetch` and Web Crypto.
 *
 * @example
 * createOAuthEndpoint(settings, nodeEnvironment());
 * @example
 * createOAuthEndpoint(settings, nodeEnvironment({ agent: new HttpsProxyAgent(proxyUrl) }));
 */
export function nodeEnvironment(
  options: NodeFetchOptions = {},
): Required<Pick<EndpointEnvironment, 'fetch' | 'primitives'>> {
  return { fetch: createNodeFetch(options), primitives: { sha256, sealingKey: nodeSealingKey } };
}

function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
