import type { WireAuthorization, WireOutcome, WireSession, WireUser } from '../../src/protocol/wire.js';
import type { CompleteMessage } from '../../src/protocol/messages.js';

/** What the endpoint says of a person; every field can be another. */
function wireUser(fields: Partial<WireUser> = {}): WireUser {
  return {
    id: '1',
    name: 'Ana Silva',
    email: 'ana@example.com',
    avatar_url: null,
    groups: [],
    raw: {},
    ...fields,
  };
}

export function wireAuthorization(provider: string, user: Partial<WireUser> | null = {}): WireAuthorization {
  return {
    provider,
    user: user && wireUser(user),
    token: { scope: ['email'], token_type: 'bearer', expires_in: 3600 },
  };
}

export const nobody: WireSession = { authorizations: [] };

/** The session of a person who is signed in with these providers, the last login last. */
export function signedIn(...providers: string[]): WireSession {
  return { authorizations: providers.map((provider) => wireAuthorization(provider)) };
}

/** The session of one person, as a provider describes them. */
export function signedInAs(user: Partial<WireUser> | null, provider = 'github'): WireSession {
  return { authorizations: [wireAuthorization(provider, user)] };
}

/** How a flow ended, as the endpoint says it once. */
export function outcomeOf(flow: string, provider: string, error = '', description = ''): WireOutcome {
  return { flow, provider, error, error_description: description };
}

/** What a completion page says of a flow. */
export function completed(flow: string, session: WireSession, provider = 'github'): CompleteMessage {
  return { type: 'oauth-complete', outcome: 'success', session, ...outcomeOf(flow, provider) };
}

export function failed(flow: string, error: string, description = '', provider = 'github'): CompleteMessage {
  return {
    type: 'oauth-complete',
    outcome: 'error',
    session: nobody,
    ...outcomeOf(flow, provider, error, description),
  };
}
