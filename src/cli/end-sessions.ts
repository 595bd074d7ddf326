import { nodeEnvironment } from '../adapters/node-environment.js';
import { endpointOf } from '../endpoint/create-endpoint.js';
import { OAuthError } from '../protocol/errors.js';
import type { Environment } from './environment.js';
import { prepare, type PlaceOptions } from './prepare-settings.js';

/**
 * Ends every session of a person at a provider, in the store that `serve` has with the same options and variables.
 * @param id `user.id` of the person.
 * @returns what to print.
 * @throws {OAuthError} `settings_invalid`.
 * @throws {Error} if the store failed.
 */
export async function endSessions(
  { provider, id }: { readonly provider: string; readonly id: string },
  options: PlaceOptions,
  environment: Environment,
): Promise<string> {
  const { gathered, checked, network } = await prepare(options, environment);
  const { store, providers, endpointUrl } = checked;
  if (!store)
    throw invalid(
      'there is no store: set REDIS_URL or DATABASE_URL. Sessions in cookies end by a new OAUTH_SECRET',
    );
  // With another secret than that of `serve` this would find nothing, and report that nobody was signed in.
  if (gathered.hasMadeSecret) throw invalid('OAUTH_SECRET is missing. Give the one that serve has');
  if (!providers.has(provider))
    throw invalid(
      `there is no provider "${provider}"; those of the settings are: ${[...providers.keys()].join(', ')}`,
    );
  try {
    const { sessions } = endpointOf(checked, nodeEnvironment(network));
    const count = await sessions.endAll({ provider, id });
    return `ended ${count} ${count === 1 ? 'session' : 'sessions'} of user ${id} of ${provider} at ${endpointUrl}`;
  } catch (error) {
    if (!(error instanceof OAuthError) || error.code !== 'store_unavailable') throw error;
    // The message of the error is for visitors; the log has the cause.
    throw new Error('not every session may have ended: do it again once the store answers', { cause: error });
  } finally {
    await store.close();
  }
}

const invalid = (problem: string): OAuthError => new OAuthError('settings_invalid', problem);
