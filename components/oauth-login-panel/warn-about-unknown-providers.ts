import { warnDeveloper } from '../../src/session/developer-console.js';
import { idsIn, type OfferedProvider } from './offered-providers.js';

/** Warns the developer about providers that the endpoint doesn't know. */
export function warnAboutUnknownProviders(
  { localName, providers }: { readonly localName: string; readonly providers: string },
  offered: readonly OfferedProvider[],
): void {
  const known = offered.map(({ id }) => id);
  const unknown = idsIn(providers).filter((id) => !known.includes(id));
  if (unknown.length === 0) return;
  const text =
    `The endpoint has no provider ${unknown.map((id) => `"${id}"`).join(', ')}. ` +
    `Correct the attribute providers, or add them to the endpoint's settings. It has: ${known.join(', ') || 'none'}.`;
  warnDeveloper(window, `${localName} providers ${unknown.join(' ')}`, text);
}
