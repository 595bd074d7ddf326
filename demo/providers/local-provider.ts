import type { DemoClient } from '../provider-credentials.js';
import type { Person } from '../people.js';

export interface Closable {
  close(): Promise<void>;
}

/** What a local identity provider is started with. */
export interface LocalProvider {
  readonly client: Required<DemoClient>;
  /** The demo's own address. */
  readonly baseUrl: string;
  /** The redirect URLs. Default: the one of a site with a single provider. */
  readonly redirectUrls?: readonly string[];
  readonly people: readonly Person[];
  /** The key that signs ID tokens: one for all providers, since making one takes a while. It is made while they start. */
  readonly signingKey: Promise<Readonly<Record<string, unknown>>>;
  readonly port: number;
  /** What a person calls it. */
  readonly purpose: string;
  /** Called with each code that the token endpoint of an OpenID provider receives, accepted or not. */
  readonly onCodeUsed?: ((code: string) => void) | undefined;
  /** Called likewise with each refresh token. */
  readonly onRefresh?: ((refreshToken: string) => void) | undefined;
}

/** The addresses that are registered with a provider. */
export function registeredAt({ baseUrl, redirectUrls }: LocalProvider): readonly string[] {
  return redirectUrls ?? [`${baseUrl}/api/oauth/redirect`];
}
