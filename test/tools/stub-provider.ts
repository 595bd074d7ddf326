import { createHash, randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { startStubServer, type Call, type StubReply, type StubServer } from './stub-http.js';

export const clientId = 'stub-client';
export const clientSecret = 'stub-secret-never-to-be-seen';

interface Issued {
  readonly challenge: string;
  readonly nonce: string | undefined;
  readonly redirectUri: string;
}

/** An authorization server that is strict by itself, and says whatever a test makes it say. */
export interface StubProvider extends StubServer {
  /** Its codes and tokens so far: none may ever be seen by a page. */
  readonly tokens: readonly string[];
  /** The person presses "Allow": the address that the provider sends the browser back to. */
  approve(authorizationUrl: string, extra?: Readonly<Record<string, string>>): string;
  /** Changes what the next token answers hold; `undefined` removes a field. */
  token: Readonly<Record<string, unknown>>;
  /** Changes the next ID tokens' claims; `undefined` removes one. */
  claims: Readonly<Record<string, unknown>>;
  user: unknown;
  sign(claims: JWTPayload, header?: Readonly<Record<string, string>>, key?: CryptoKey): Promise<string>;
  idTokenFor(form: URLSearchParams): Promise<string>;
}

const keys = generateKeyPair('RS256', { extractable: true });
export const strangersKey = generateKeyPair('RS256');

const without = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

export const secondsNow = (): number => Math.floor(Date.now() / 1000);

/** @param openid whether it signs ID tokens and can be discovered. */
export async function startStubProvider({ openid = false } = {}): Promise<StubProvider> {
  const server = await startStubServer();
  const { publicKey, privateKey } = await keys;
  const issued = new Map<string, Issued>();
  const tokens: string[] = [];
  const fresh = (kind: string): string => {
    const text = `${kind}-${randomBytes(12).toString('hex')}`;
    tokens.push(text);
    return text;
  };

  const stub: StubProvider = Object.assign(server, {
    tokens,
    token: {},
    claims: {},
    user: { sub: 'ada', name: 'Ada Lovelace', email: 'ada@example.com' },
    approve(authorizationUrl: string, extra: Readonly<Record<string, string>> = {}): string {
      const asked = new URL(authorizationUrl).searchParams;
      const redirectUri = asked.get('redirect_uri') ?? '';
      const code = fresh('code');
      const challenge = asked.get('code_challenge_method') === 'S256' ? asked.get('code_challenge') : null;
      issued.set(code, {
        challenge: challenge ?? '',
        nonce: asked.get('nonce') ?? undefined,
        redirectUri,
      });
      const back = new URL(redirectUri);
      for (const [name, value] of Object.entries({ code, state: asked.get('state') ?? '', ...extra }))
        back.searchParams.set(name, value);
      return back.href;
    },
    sign: (claims: JWTPayload, header: Readonly<Record<string, string>> = {}, key: CryptoKey = privateKey) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'stub', ...header }).sign(key),
    idTokenFor(form: URLSearchParams): Promise<string> {
      const now = secondsNow();
      const nonce = issued.get(form.get('code') ?? '')?.nonce;
      const claims = { iss: server.url, aud: clientId, sub: 'ada', iat: now, exp: now + 300, nonce };
      return stub.sign(without({ ...claims, ...stub.claims }));
    },
  });

  async function answerToken({ form, headers }: Call): Promise<StubReply> {
    const code = issued.get(form.get('code') ?? '');
    const verifier = form.get('code_verifier') ?? '';
    const secret = headers.authorization ?? form.get('client_secret');
    const holds =
      code?.challenge === createHash('sha256').update(verifier).digest('base64url') &&
      code.redirectUri === form.get('redirect_uri') &&
      form.get('grant_type') === 'authorization_code';
    if (!secret) return { status: 401, body: { error: 'invalid_client' } };
    if (!holds) return { status: 400, body: { error: 'invalid_grant' } };
    const idToken = openid ? await stub.idTokenFor(form) : undefined;
    issued.delete(form.get('code') ?? '');
    const answer = {
      access_token: fresh('access'),
      refresh_token: fresh('refresh'),
      token_type: 'Bearer',
      expires_in: 3600,
      id_token: idToken,
      ...stub.token,
    };
    return { body: without(answer) };
  }

  server.answers.set('/token', answerToken);
  server.answers.set('/user', ({ headers }) =>
    tokens.includes(headers.authorization?.replace('Bearer ', '') ?? '')
      ? { body: stub.user }
      : { status: 401, body: {} },
  );
  server.answers.set('/jwks', async () => ({
    body: { keys: [{ ...(await exportJWK(publicKey)), kid: 'stub', alg: 'RS256', use: 'sig' }] },
  }));
  if (openid)
    server.answers.set('/.well-known/openid-configuration', () => ({ body: metadataOf(server.url) }));
  return stub;
}

export const metadataOf = (url: string): Record<string, unknown> => ({
  issuer: url,
  authorization_endpoint: `${url}/authorize`,
  token_endpoint: `${url}/token`,
  userinfo_endpoint: `${url}/user`,
  jwks_uri: `${url}/jwks`,
  response_types_supported: ['code'],
  code_challenge_methods_supported: ['S256'],
});

/** Plain settings of a provider given by its endpoints. */
export const byEndpoints = (stub: StubServer, id = 'stub') => ({
  id,
  clientId,
  clientSecret,
  authorizationEndpoint: `${stub.url}/authorize`,
  tokenEndpoint: `${stub.url}/token`,
  userEndpoint: `${stub.url}/user`,
  scopes: ['profile'],
});

/** Plain settings of a provider that is discovered. */
export const byIssuer = (stub: StubServer, id = 'stub') => ({
  id,
  clientId,
  clientSecret,
  issuer: stub.url,
  scopes: ['openid', 'profile'],
});
