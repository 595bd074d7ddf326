import type { WireProviders } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import { jsonReply, type Reply } from '../http/reply.js';

/** `GET /providers`: names, looks and features of the providers, and the site's name. Client ids and secrets stay on the server. */
export function listProviders({ settings }: EndpointContext): Reply {
  const providers = [...settings.providers.values()].map(
    ({ id, name, icon, color, tokens, apiBases, refusesWebviews }) => ({
      id,
      name,
      ...(icon !== undefined && { icon }),
      ...(color !== undefined && { color }),
      ...(tokens === 'proxy' && { api_bases: [...apiBases] }),
      ...(refusesWebviews && { refuses_webviews: true as const }),
    }),
  );
  return jsonReply(JSON.stringify({ site: { name: settings.site.name }, providers } satisfies WireProviders));
}
