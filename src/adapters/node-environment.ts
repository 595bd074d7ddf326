import { createHash } from 'node:crypto';
import type { EndpointEnvironment } from '../endpoint/index.js';
import { createNodeFetch, type NodeFetchOptions } from './node-fetch.js';
import { nodeSealingKey } from './node-sealing-key.js';

/**
 * What Node does faster than the web's standards: calls to providers over kept-alive connections, and cryptography
 * without Web Crypto.
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
