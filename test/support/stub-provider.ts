import { createHash, randomBytes } from 'node:crypto';
import { CompactSign, exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { startStubServer, type Call, type StubReply, type StubServer } from './stub-server.js';

export const clientId = 'stub-client';
export const clientSecret = 'stub-secret-never-to-be-seen';
/** `jose` takes a symmetric key as bytes too. */
export const secretBytes = (text: string): CryptoKey =>
  new TextEncoder().encode(text) as unknown as CryptoKey;

interface Issued {
  readonly challenge: string;
  readonly nonce: string | undefined;
  readonly redirectUri: string;
}

/**
 * What refreshing does: `keep` brings no new refresh token; `rotate` brings one, and takes a second use of the old one
 * for theft, which ends everything that came of that login.
 */
type Refreshing = 'keep' | 'rotate';

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
  /** Changes what discovery says; `undefined` removes a field. */
  metadata: Readonly<Record<string, unknown>>;
  refreshing: Refreshing;
  /** How often a used refresh token came again. */
  readonly reuses: number;
  /** Refresh tokens that came, in their order. */
  readonly refreshes: readonly string[];
  /** Tokens that `/revoke` was asked to end, in their order. */
  readonly revoked: readonly string[];
  /** Ends a token, or with a refresh token all that came of its login. */
  end(token: string): void;
  /** The tokens of one kind so far. */
  made(kind: 'access' | 'refresh'): string[];
  sign(claims: JWTPayload, header?: Readonly<Record<string, string>>, key?: CryptoKey): Promise<string>;
  /** Signs claims that stand there as JSON text: numbers as they are written. */
  signText(claims: string): Promise<string>;
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
  const [refreshes, revoked]: [string[], string[]] = [[], []];
  /** The login that each token came of; an ended one is not there. */
  const alive = new Map<string, string>();
  const used = new Map<string, string>();
  let reuses = 0;
  const fresh = (kind: string): string => {
    const text = `${kind}-${randomBytes(12).toString('hex')}`;
    tokens.push(text);
    return text;
  };
  const endLogin = (login: string | undefined): void => {
    for (const [token, of] of alive) if (of === login) alive.delete(token);
  };

  const stub = Object.assign<StubServer, Omit<StubProvider, keyof StubServer>>(server, {
    ...{ tokens, refreshes, revoked, token: {}, claims: {}, metadata: {} },
    refreshing: 'keep',
    reuses: 0,
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
    end(token: string): void {
      const login = alive.get(token);
      if (token.startsWith('refresh')) endLogin(login);
      alive.delete(token);
    },
    made: (kind: string) => tokens.filter((token) => token.startsWith(kind)),
    sign: (claims: JWTPayload, header: Readonly<Record<string, string>> = {}, key: CryptoKey = privateKey) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'stub', ...header }).sign(key),
    signText: (claims: string) =>
      new CompactSign(Buffer.from(claims)).setProtectedHeader({ alg: 'RS256', kid: 'stub' }).sign(privateKey),
    idTokenFor(form: URLSearchParams): Promise<string> {
      const now = secondsNow();
      const nonce = issued.get(form.get('code') ?? '')?.nonce;
      const claims = { iss: server.url, aud: clientId, sub: 'ada', iat: now, exp: now + 300, nonce };
      return stub.sign(without({ ...claims, ...stub.claims }));
    },
  });
  Object.defineProperty(stub, 'reuses', { get: () => reuses });

  async function answerToken(call: Call): Promise<StubReply> {
    const { form, headers } = call;
    if (!(headers.authorization ?? form.get('client_secret')))
      return { status: 401, body: { error: 'invalid_client' } };
    if (form.get('grant_type') === 'refresh_token') return answerRefresh(form);
    const code = issued.get(form.get('code') ?? '');
    const verifier = form.get('code_verifier') ?? '';
    const holds =
      code?.challenge === createHash('sha256').update(verifier).digest('base64url') &&
      code.redirectUri === form.get('redirect_uri') &&
      form.get('grant_type') === 'authorization_code';
    if (!holds) return { status: 400, body: { error: 'invalid_grant' } };
    const idToken = openid ? await stub.idTokenFor(form) : undefined;
    issued.delete(form.get('code') ?? '');
    return { body: issue(form.get('code') ?? '', fresh('refresh'), idToken) };
  }

  async function answerRefresh(form: URLSearchParams): Promise<StubReply> {
    const old = form.get('refresh_token') ?? '';
    refreshes.push(old);
    if (used.has(old)) {
      reuses += 1;
      endLogin(used.get(old));
    }
    const login = alive.get(old);
    if (login === undefined) return { status: 400, body: { error: 'invalid_grant' } };
    const idToken = openid ? await stub.idTokenFor(form) : undefined;
    if (stub.refreshing === 'keep') return { body: issue(login, undefined, idToken) };
    used.set(old, login);
    alive.delete(old);
    return { body: issue(login, fresh('refresh'), idToken) };
  }

  function issue(login: string, refreshToken: string | undefined, idToken: string | undefined): object {
    const answer = {
      access_token: fresh('access'),
      refresh_token: refreshToken,
      token_type: 'Bearer',
      expires_in: 3600,
      id_token: idToken,
    };
    alive.set(answer.access_token, login);
    if (refreshToken !== undefined) alive.set(refreshToken, login);
    return without({ ...answer, ...stub.token });
  }

  server.answers.set('/token', answerToken);
  // Ending what is not there any more is a success, too (RFC 7009 section 2.2).
  server.answers.set('/revoke', ({ form }) => {
    revoked.push(form.get('token') ?? '');
    stub.end(form.get('token') ?? '');
    return {};
  });
  server.answers.set('/user', ({ headers }) =>
    alive.has(headers.authorization?.replace('Bearer ', '') ?? '')
      ? { body: stub.user }
      : { status: 401, body: {} },
  );
  server.answers.set('/jwks', async () => ({
    body: { keys: [{ ...(await exportJWK(publicKey)), kid: 'stub', alg: 'RS256', use: 'sig' }] },
  }));
  if (openid)
    server.answers.set('/.well-known/openid-configuration', () => ({
      body: without({ ...metadataOf(server.url), ...stub.metadata }),
    }));
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

/** Plain settings of a provider whose tokens can be revoked. */
export const revocable = ({ url }: StubServer) => ({ revocationEndpoint: `${url}/revoke` });

/** Makes a provider rotate its refresh tokens. Gives the settings of one that can revoke and whose tokens pages may have. */
export const rotating = (stub: StubProvider) => {
  stub.refreshing = 'rotate';
  return { ...revocable(stub), tokens: 'page' };
};

/** A list in pages at `path`, `path/2`, …, each of which names the next in its `Link` header (RFC 8288). */
export function servePages(stub: StubServer, path: string, pages: readonly (readonly unknown[])[]): void {
  const at = (page: number): string => (page === 0 ? path : `${path}/${page + 1}`);
  for (const [index, body] of pages.entries()) {
    const last = index === pages.length - 1;
    const link = `<${stub.url}${at(0)}>; rel="first", <${stub.url}${at(index + 1)}>; rel="next"`;
    stub.answers.set(at(index), () => ({ headers: last ? {} : { link }, body }));
  }
}

/** Plain settings of a provider that is discovered. */
export const byIssuer = (stub: StubServer, id = 'stub') => ({
  id,
  clientId,
  clientSecret,
  issuer: stub.url,
  scopes: ['openid', 'profile'],
});
