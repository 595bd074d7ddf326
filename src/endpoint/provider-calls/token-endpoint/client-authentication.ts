import type { SignedClientSecret } from './signed-client-secret.js';
import type { CheckedProvider } from '../../settings/check-settings.js';

/** The headers and fields that authenticate the client. */
export interface ClientProof {
  readonly fields: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** The secret of each request, where it expires. */
  readonly secret?: SignedClientSecret | undefined;
}

/** The fields that authenticate one request. */
export async function proofFields({ fields, secret }: ClientProof): Promise<ClientProof['fields']> {
  return secret ? { ...fields, client_secret: await secret.get() } : fields;
}

/** What proves the client in a request with these fields and headers: no text that people read may repeat it. */
export function secretsOf(
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
): string[] {
  const basic = headers['authorization']?.replace(/^Basic /, '') ?? '';
  const [, password = ''] = atob(basic).split(':');
  return [fields['client_secret'] ?? '', basic, decodeURIComponent(password)].filter(Boolean);
}

/** The supported methods of RFC 6749 section 2.3.1, the preferred one first. */
const secretMethods = ['client_secret_post', 'client_secret_basic'] as const;

/**
 * How the client authenticates at an endpoint of the provider: as the settings say, otherwise as the metadata says.
 * @param methods what the metadata lists for that endpoint (RFC 8414 section 2). `undefined` for endpoints from the
 * settings: most providers accept the secret in the body.
 */
export function clientAuthFor(
  { clientId, clientSecret = '', clientAuth }: CheckedProvider,
  methods: unknown,
  secret?: SignedClientSecret,
): ClientProof {
  if (secret) return { fields: { client_id: clientId }, headers: {}, secret };
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
  // If the list has neither, Basic: every server must support it for a client with a secret (RFC 6749 section 2.3.1).
  return known ?? (listed.length === 1 && listed[0] === 'none' ? 'none' : 'client_secret_basic');
}

/**
 * The value of `Authorization` for HTTP Basic (RFC 6749 section 2.3.1). The standard form-encodes id and secret first,
 * but many providers decode nothing: so unreserved characters are not encoded, and a space becomes `%20`, which both kinds
 * of decoders read, rather than `+`.
 */
export function basicCredentials(clientId: string, clientSecret: string): string {
  return `Basic ${btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)}`;
}
