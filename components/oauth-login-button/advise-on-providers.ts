import { brandIds } from '../../src/brands/index.js';
import { listedProviders } from '../../src/protocol/listed-providers.js';
import { warnDeveloper } from '../../src/session/developer-console.js';
import { send } from '../../src/session/post-to-endpoint.js';
import type { OAuthSession } from '../../src/session/session.js';
import { stateOf } from '../../src/session/state-of.js';
import { shorten } from '../advise-on-attributes.js';

/** The pairs of tag and provider id that have been checked. */
const checked = new Set<string>();

/**
 * Warns the author of the page, once, about `<oauth-show>` and `<oauth-user-badge>` with a provider that the endpoint doesn't have. They
 * would wait for ever for somebody to sign in there.
 */
export async function adviseOnProviders(
  elements: readonly Element[],
  session: OAuthSession | undefined,
): Promise<void> {
  const state = stateOf(session);
  if (!session || !state) return;
  await session.ready;
  const listed = state.providerList?.map(({ id }) => id) ?? [];
  const suspected = elements
    .map((one): [tag: string, id: string] => [one.localName, valueOf(one, 'provider')])
    .filter(([tag, id]) => id && !checked.has(`${tag} ${id}`) && !isPlausible(id, session, listed));
  if (suspected.length === 0) return;
  for (const one of suspected) checked.add(one.join(' '));
  // Only a suspected mistake costs a request.
  const known = listed.length
    ? listed
    : listedProviders(await send(state.transport, '/providers')).map(({ id }) => id);
  for (const [tag, id] of suspected) {
    if (known.includes(id)) continue;
    const text = `The endpoint has no provider "${shorten(id)}". Correct the attribute provider. It has: ${known.join(', ') || 'none'}.`;
    warnDeveloper(window, `${tag} provider ${shorten(id)}`, text);
  }
}

/**
 * Whether a provider id is probably right. It is if somebody is signed in with it, or if the endpoint lists it. Before the list has loaded,
 * a known brand or a login button with that id is enough.
 */
function isPlausible(id: string, { auths }: OAuthSession, listed: readonly string[]): boolean {
  if (auths[id]?.provider) return true;
  if (listed.length) return listed.includes(id);
  const buttons = document.querySelectorAll('oauth-login-button');
  return brandIds.includes(id) || [...buttons].some((one) => valueOf(one, 'provider') === id);
}

/**
 * Reads the property, which a framework may have written without the attribute, else the attribute: an element that is not defined yet has
 * no properties.
 */
function valueOf(element: Element, name: string): string {
  const value = (element as unknown as Readonly<Record<string, unknown>>)[name] ?? element.getAttribute(name);
  return typeof value === 'string' ? value : '';
}
