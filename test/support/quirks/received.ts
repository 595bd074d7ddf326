/** A request as the provider received it, with its parameters by their standard names. */
export interface Received {
  readonly what: 'token' | 'refresh' | 'user' | 'emails' | 'revoke' | 'keys' | 'metadata' | 'unknown';
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly fields: ReadonlyMap<string, string>;
}

export const client = {
  clientId: 'quirk-client',
  clientSecret: 'quirk-secret-of-forty-characters-never-seen',
};
