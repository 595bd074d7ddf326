import type { CheckedProvider } from '../settings/check-settings.js';

/** What a request carries so that the provider knows the client. */
export interface ClientProof {
  readonly fields: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** The ways of RFC 6749 section 2.3.1 that are known here, the preferred one first. */
const secretMethods = ['client_secret_post', 'client_secret_basic'] as const;

/**
 * How the client proves itself at an endpoint of the provider: as the settings say, else as the metadata says.
 * @param methods what the metadata lists for that endpoint (RFC 8414 section 2). `undefined` for endpoints that were given
 * by hand: nothing is known of them, and most providers take the secret in the body.
 */
export function clientAuthFor(
  { clientId, clientSecret = '', clientAuth }: CheckedProvider,
  methods: unknown,
): ClientProof {
  switch (clientAuth ?? methodAmong(methods)) {
    case 'none':
      return { fields: { client_id: clientId }, headers: {} };
    case 'client_secret_post':
      return { fields: { client_id: clientId, client_secret: clientSecret }, headers: {} };
    case 'client_secret_basic':
      return { fields: {}, headers: { authorization: basicCredentials(clientId, clientSecret) } };
  }
}

function methodAmong(methods: unknown): 'client_secret_post' | 'client_secret_basic' | 'none' {
  if (methods === undefined) return 'client_secret_post';
  const listed: unknown[] = Array.isArray(methods) ? methods : [methods];
  const known = secretMethods.find((method) => listed.includes(method));
  // Of a list that has neither, Basic is what every server has to take from a client with a secret.
  return known ?? (listed.length === 1 && listed[0] === 'none' ? 'none' : 'client_secret_basic');
}

/**
 * The value of `Authorization` for HTTP Basic (RFC 6749 section 2.3.1). The standard has id and secret form-encoded first.
 * Many providers decode nothing, so that unreserved characters stand as they are, and a space as `%20`, which both
 * kinds of decoders read, rather than as `+`.
 */
export function basicCredentials(clientId: string, clientSecret: string): string {
  return `Basic ${btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)}`;
}
