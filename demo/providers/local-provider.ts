import type { DemoClient } from '../real-provider.js';
import type { Person } from '../people.js';

export interface Closable {
  close(): Promise<void>;
}

/** What a local identity provider is started with. */
export interface LocalProvider {
  readonly client: Required<DemoClient>;
  /** The demo's own address. */
  readonly baseUrl: string;
  /** Where people may come back to; without them, where a site's single provider sends them. */
  readonly redirectUrls?: readonly string[];
  readonly people: readonly Person[];
  /** What ID tokens are signed with: one for all, since making one takes a while. Made meanwhile. */
  readonly signingKey: Promise<Readonly<Record<string, unknown>>>;
  readonly port: number;
  /** What a person calls it. */
  readonly purpose: string;
  /** Told of each code that reaches the token endpoint of an OpenID provider, accepted or not. */
  readonly onCodeUsed?: ((code: string) => void) | undefined;
  /** Told likewise of each refresh token. */
  readonly onRefresh?: ((refreshToken: string) => void) | undefined;
}

/** The addresses that are registered with a provider. */
export function registeredAt({ baseUrl, redirectUrls }: LocalProvider): readonly string[] {
  return redirectUrls ?? [`${baseUrl}/api/oauth/redirect`];
}
