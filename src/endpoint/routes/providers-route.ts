import type { EndpointContext } from '../endpoint-context.js';
import { jsonReply, type Reply } from '../http/reply.js';
import { listedProviders } from '../server-api/listed-providers.js';

/** `GET /providers`: what pages may know of them. */
export function listProviders(context: EndpointContext): Reply {
  return jsonReply(JSON.stringify(listedProviders(context)));
}
