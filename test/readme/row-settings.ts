import type { OAuthEndpointSettings } from '../../src/endpoint/index.js';
import type { OAuthProviderOptions } from '../../src/providers/index.js';
import { runSnippet, type Scope } from './run-snippet.js';

const ofEndpoint = ['completePages', 'session', 'savedTokens'];

interface RowSettings {
  readonly endpoint: Partial<OAuthEndpointSettings>;
  readonly provider: Partial<OAuthProviderOptions>;
}

/** The settings of a row's snippets: those of the endpoint as a whole, and all others of its provider. */
export async function splitSettings(snippets: readonly string[], scope: Scope = {}): Promise<RowSettings> {
  const fields = await Promise.all(snippets.map((snippet) => runSnippet(snippet, scope)));
  const all = Object.entries(Object.assign({}, ...fields) as Record<string, unknown>);
  return {
    endpoint: Object.fromEntries(all.filter(([name]) => ofEndpoint.includes(name))),
    provider: Object.fromEntries(all.filter(([name]) => !ofEndpoint.includes(name))),
  };
}
