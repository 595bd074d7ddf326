import { nodeEnvironment } from '../../src/adapters/node.js';
import {
  createOAuthEndpoint,
  type OAuthEndpoint,
  type OAuthEndpointSettings,
} from '../../src/endpoint/index.js';
import { asking, posting } from './browser-with-cookies.js';
import { openStore } from './open-store.js';

// A process of its own with an endpoint on a shared store, which a test tells by messages to ask for a token many times at once.

export interface Told {
  readonly start?: { readonly store: string; readonly settings: OAuthEndpointSettings };
  readonly ask?: { readonly cookie: string; readonly callers: number; readonly aheadMs: number };
}

export interface Answers {
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** The access tokens, each once. */
  readonly tokens: readonly string[];
}

let aheadMs = 0;
let endpoint: OAuthEndpoint | undefined;

async function ask(cookie: string, callers: number): Promise<Answers> {
  const statuses: Record<string, number> = {};
  const tokens = new Set<string>();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      const response = await endpoint?.fetch(
        new Request('http://localhost:8550/api/oauth/token', {
          ...{ method: 'POST', body: '{"provider":"stub"}' },
          headers: { ...asking, ...posting, cookie },
        }),
      );
      const status = String(response?.status);
      statuses[status] = (statuses[status] ?? 0) + 1;
      const answer = (await response?.json()) as { access_token?: string };
      if (answer.access_token !== undefined) tokens.add(answer.access_token);
    }),
  );
  return { statuses, tokens: [...tokens] };
}

async function answer({ start, ask: asked }: Told): Promise<void> {
  if (start) {
    const store = openStore(start.store);
    endpoint = createOAuthEndpoint(
      { ...start.settings, store, log: false },
      { ...nodeEnvironment(), now: () => Date.now() + aheadMs },
    );
    process.send?.({ ready: true });
  }
  if (asked) {
    aheadMs = asked.aheadMs;
    process.send?.(await ask(asked.cookie, asked.callers));
  }
}

process.on('message', (told: Told) => {
  answer(told).catch((error: unknown) => process.send?.({ failure: String(error) }));
});
process.on('disconnect', () => process.exit());
