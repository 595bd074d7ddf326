import { OAuthError } from '../../protocol/errors.js';
import { OperatorNote } from '../log/operator-note.js';
import { providerUnknown } from '../log/request-messages.js';
import type { CheckedProvider, CheckedSettings } from './check-settings.js';

/**
 * The provider of that id.
 * @throws {OAuthError} `provider_unknown`.
 */
export function requireProvider({ providers }: CheckedSettings, id: string): CheckedProvider {
  const provider = providers.get(id);
  if (provider) return provider;
  const entry = providerUnknown({ asked: id, known: [...providers.keys()] });
  throw new OAuthError('provider_unknown', 'There is no such provider here.', new OperatorNote(entry));
}
