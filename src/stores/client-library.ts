import { lackedLibrary } from '../endpoint/log/store-messages.js';
import { storeUnavailable } from './guard-store.js';

/**
 * Loads a client library, which the app installs only if it uses the store.
 * @param load an `import()` of it.
 * @param install what installs it, such as `npm install pg`.
 * @throws {OAuthError} `store_unavailable`, with the cure, if it is not installed.
 */
export async function loadClientLibrary<Library>(
  load: () => Promise<Library>,
  install: string,
): Promise<Library> {
  try {
    return await load();
  } catch (error) {
    const { code } = (error ?? {}) as { code?: unknown };
    const isMissing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
    const problem = isMissing ? 'is not installed' : 'can’t be loaded';
    throw storeUnavailable(`${lackedLibrary} ${problem}: ${install}.`);
  }
}

/**
 * The code in an error, such as `ECONNREFUSED`, `28P01` or Redis's `WRONGTYPE`: never its message, which may hold keys, addresses or
 * passwords.
 */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, errors } = error as Error & { code?: unknown; errors?: unknown };
  if (typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code)) return code;
  // A host with several addresses fails with an error of each.
  if (Array.isArray(errors)) return errors.map(codeOf).find((found) => found !== undefined);
  return undefined;
}
