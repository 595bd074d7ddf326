import type { WireProviders } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';

/** Names, looks and features of the providers, and the site's name. Client ids and secrets stay on the server. */
export function listedProviders({ settings }: Pick<EndpointContext, 'settings'>): WireProviders {
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
  return { site: { name: settings.site.name }, providers };
}
