import type { WireAuthorization, WireSession } from '../../src/protocol/wire.js';

/** The answer of `endpoint.session(request)`, as far as an element shows it. */
export type RenderedSession = Pick<WireSession, 'authorizations'>;

/** The authorization at a provider; without a provider, that of the last login. */
export function authorizationIn(
  session: RenderedSession | undefined,
  provider: string | undefined,
): WireAuthorization | undefined {
  return session?.authorizations.filter((one) => !provider || one.provider === provider).at(-1);
}
