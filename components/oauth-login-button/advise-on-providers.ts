import { brandIds } from '../../src/brands/index.js';
import { listedProviders } from '../../src/protocol/listed-providers.js';
import { warnDeveloper } from '../../src/session/developer-console.js';
import { send } from '../../src/session/post-to-endpoint.js';
import type { OAuthSession } from '../../src/session/session.js';
import { stateOf } from '../../src/session/state-of.js';
import { shorten } from '../advise-on-attributes.js';

/** The elements and ids that the endpoint was asked about. */
const asked = new Set<string>();

/**
 * Tells the author of the page, once, of content and badges for a provider that the endpoint doesn't have: they would wait for ever for
 * somebody to sign in there.
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
    .filter(([tag, id]) => id && !asked.has(`${tag} ${id}`) && !isPlausible(id, session, listed));
  if (suspected.length === 0) return;
  for (const one of suspected) asked.add(one.join(' '));
  // A page without such a mistake asks for nothing more.
  const known = listed.length
    ? listed
    : listedProviders(await send(state.transport, '/providers')).map(({ id }) => id);
  for (const [tag, id] of suspected) {
    if (known.includes(id)) continue;
    const text = `The endpoint has no provider "${shorten(id)}". Correct the attribute provider. It has: ${known.join(', ') || 'none'}.`;
    warnDeveloper(window, `${tag} provider ${shorten(id)}`, text);
  }
}

/** Whether somebody is signed in with it, the endpoint has it, or, as long as it has not said which, may well have it. */
function isPlausible(id: string, { auths }: OAuthSession, listed: readonly string[]): boolean {
  if (auths[id]?.provider) return true;
  if (listed.length) return listed.includes(id);
  const buttons = document.querySelectorAll('oauth-login-button');
  return brandIds.includes(id) || [...buttons].some((one) => valueOf(one, 'provider') === id);
}

/** The element may not be defined yet, and a framework may have written the property alone. */
function valueOf(element: Element, name: string): string {
  const value = (element as unknown as Readonly<Record<string, unknown>>)[name] ?? element.getAttribute(name);
  return typeof value === 'string' ? value : '';
}
