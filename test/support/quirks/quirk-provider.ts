import { exportJWK, SignJWT } from 'jose';
import type { CatalogEntry } from '../../../src/providers/catalog/entry.js';
import { fillIn } from '../../../src/providers/catalog/fill-in.js';
import { problemsOfAuthorization } from './check-authorization.js';
import { addressOf, askedFor, metadataOf, type Addressed } from './quirk-addresses.js';
import { answerFields, problemsOfToken, problemsOfUser } from './check-calls.js';
import type { Drift, SentJson } from './drift.js';
import { accessTokenHash, idTokenKey, signingAlgorithm } from './id-token-keys.js';
import { rsaSignature } from './signing-keys.js';
import { client, type Received } from './received.js';
import { exactId, exactJson, put, quirkUser, tokenAnswer, type QuirkUser } from './quirk-answers.js';

/** That of an organization, where the issuer names one (Microsoft). */
const tenant = '6f1d2a3b-0000-4000-8000-000000000014';

const json = (text: string, status = 200): Response =>
  new Response(text, { status, headers: { 'content-type': 'application/json' } });

/** Plays one provider of the catalog by its own data and its odd answers, and is strict about what it receives. */
export class QuirkProvider {
  readonly id: string;
  readonly entry: CatalogEntry;
  readonly issuer: string;
  /** What its ID tokens are signed with. */
  readonly algorithm: string;
  readonly received: Received[] = [];
  readonly problems: string[] = [];
  readonly user: QuirkUser;
  drift: Drift = {};
  accessToken = '';
  /** The refresh tokens that it has sent, oldest first. */
  readonly refreshTokens: string[] = [];
  /** What the last authorization request said. */
  login: ReadonlyMap<string, string> = new Map();
  /** How often tokens were issued. */
  count = 0;
  /** Its clock, in milliseconds. */
  now = Date.now;

  constructor(id: string, entry: CatalogEntry, isVerified = true) {
    const values = Object.entries(entry.settings ?? {}).map(([name, { example }]) => [name, example]);
    this.id = id;
    this.entry = fillIn(entry, { ...Object.fromEntries(values), ...client });
    this.issuer = (this.entry.issuer ?? 'https://id.quirk.example').replace('{tenantid}', tenant);
    this.algorithm = signingAlgorithm(id);
    this.user = quirkUser(this.entry, isVerified);
  }

  get isDiscovered(): boolean {
    return this.entry.tokenEndpoint === undefined;
  }

  get signsIdTokens(): boolean {
    const { jwksUri, idTokenAlgorithms } = this.entry;
    return this.isDiscovered || jwksUri !== undefined || idTokenAlgorithms !== undefined;
  }

  get usesPkce(): boolean {
    return this.entry.pkce !== false || this.isDiscovered;
  }

  /** What the token answer says in a field that further requests, or the user, are made of. */
  answered(name: string): string {
    const value = this.user.raw[name];
    return typeof value === 'string' ? value : `the-${name}`;
  }

  /** The scopes that a login of the endpoint asks for. */
  get scopes(): string[] {
    const { scopes = [], userScopes = [] } = this.entry;
    return [...new Set([...scopes, ...userScopes])];
  }

  address(part: Addressed): string {
    return addressOf(this, part);
  }

  /** Checks the authorization request, and says where the person comes back to. */
  approve(address: string): string {
    this.problems.push(...problemsOfAuthorization(this, new URL(address)));
    const { authorizationNames = {} } = this.entry;
    const { searchParams } = new URL(address);
    const at = (name: string): string => searchParams.get(authorizationNames[name] ?? name) ?? '';
    this.login = new Map(
      ['redirect_uri', 'nonce', 'code_challenge', 'state'].map((name) => [name, at(name)]),
    );
    const back = new URL(at('redirect_uri'));
    const fields: Record<string, string | undefined> = {
      [this.entry.callbackCode ?? 'code']: 'the-code',
      state: at('state'),
      ...Object.fromEntries((this.entry.callbackFields ?? []).map((name) => [name, `the-${name}`])),
      ...(this.entry.sendsIssuer === true ? { iss: this.issuer } : {}),
      ...this.drift.callback,
    };
    for (const [name, value] of Object.entries(fields))
      if (value !== undefined) back.searchParams.set(name, value);
    return back.href;
  }

  readonly fetch = async (input: string, init: RequestInit = {}): Promise<Response> => {
    const received = this.#receive(new URL(input), init);
    this.received.push(received);
    const instead = this.drift.instead?.(received);
    if (instead !== undefined) return instead;
    switch (received.what) {
      case 'metadata':
        return this.#send(
          JSON.stringify(this.drift.metadata?.(metadataOf(this)) ?? metadataOf(this)),
          'metadata',
        );
      case 'keys':
        return json(JSON.stringify({ keys: await this.#publicKeys() }));
      case 'token':
      case 'refresh':
        this.problems.push(...problemsOfToken(this, received));
        return this.#issueTokens();
      case 'user':
        this.problems.push(...problemsOfUser(this, received));
        return this.#answerUser();
      case 'emails':
        return json(JSON.stringify(this.user.emails));
      case 'revoke':
        return new Response('');
      case 'unknown':
        this.problems.push(
          `${received.method} ${received.url.origin}${received.url.pathname} is no address of it`,
        );
        return new Response('', { status: 404 });
    }
  };

  #receive(url: URL, { method = 'GET', headers, body }: RequestInit): Received {
    const text = typeof body === 'string' ? body : '';
    const isJson = new Headers(headers).get('content-type')?.includes('json') ?? false;
    const given: [string, string][] = isJson
      ? Object.entries(JSON.parse(text || '{}') as Record<string, string>)
      : [...url.searchParams, ...new URLSearchParams(text)];
    const own = this.entry.tokenNames ?? {};
    const standard = new Map(Object.entries(own).map(([name, other]) => [other, name]));
    const fields = new Map(given.map(([name, value]) => [standard.get(name) ?? name, value]));
    const what = askedFor(this, url, fields);
    return { what, url, method, headers: new Headers(headers), fields };
  }

  async #publicKeys(): Promise<object[]> {
    const name = this.drift.key === 'rotated' ? 'rotated' : 'own';
    const { publicKey } = await idTokenKey(name, this.algorithm);
    return [{ ...(await exportJWK(publicKey)), kid: name, alg: this.algorithm, use: 'sig' }];
  }

  async #issueTokens(): Promise<Response> {
    const { entry } = this;
    this.count += 1;
    this.accessToken = `access-${this.count}`;
    const idToken = this.signsIdTokens && this.scopes.includes('openid') ? await this.#idToken() : undefined;
    const answer = tokenAnswer(
      entry,
      {
        access_token: this.accessToken,
        ...(entry.refresh.tokens === 'never' ? {} : { refresh_token: `refresh-${this.count}` }),
        ...(idToken === undefined ? {} : { id_token: idToken }),
      },
      this.scopes,
      (fields) => this.#note(this.drift.tokens ? this.drift.tokens(fields) : fields),
    );
    if (entry.userFromToken !== undefined) {
      const raw = (this.drift.user?.(this.user.raw) ?? this.user.raw) as Record<string, unknown>;
      const path = entry.userFromToken === '.' ? '' : `${entry.userFromToken}.`;
      for (const [name, value] of Object.entries(raw)) put(answer, path + name, value);
    }
    for (const name of [...(entry.userAnswerFields ?? []), ...answerFields(entry)])
      put(answer, name, this.user.raw[name] ?? this.answered(name));
    const drifted = this.drift.token ? this.drift.token(answer) : answer;
    if (typeof drifted === 'string')
      return new Response(drifted, { headers: { 'content-type': 'text/html' } });
    if (entry.answers?.tokenAs === 'form')
      return new Response(new URLSearchParams(drifted as Record<string, string>).toString(), {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    const { [entry.tokenAnswerUnder ?? '']: inner } = drifted as Record<string, unknown>;
    return this.#send(this.#signed(exactJson(drifted), inner), 'token');
  }

  /** The answer with the signature of what it is about, where answers are signed. */
  #signed(text: string, inner: unknown): string {
    const { signature } = this.entry;
    if (!signature || inner === undefined) return text;
    const made = rsaSignature(exactJson(inner), this.drift.signedBy);
    return text.replace(/}$/, `,"${signature.name}":"${made}"}`);
  }

  #note(fields: Record<string, unknown>): Record<string, unknown> {
    const { refresh_token: token } = fields;
    if (typeof token === 'string' && token !== '') this.refreshTokens.push(token);
    return fields;
  }

  async #idToken(): Promise<string> {
    const { algorithm } = this;
    const isShared = algorithm.startsWith('HS');
    const name = this.drift.key ?? 'own';
    const sharedKey =
      name === 'stranger' ? 'another-secret-of-forty-characters-or-more' : client.clientSecret;
    const now = Math.floor(this.now() / 1000);
    const claims = {
      ...Object.fromEntries(Object.entries(this.user.raw).filter(([, value]) => typeof value !== 'object')),
      ...{ iss: this.issuer, aud: client.clientId, sub: exactId, iat: now, exp: now + 300 },
      at_hash: accessTokenHash(this.accessToken, algorithm),
      ...(this.entry.nonce === false ? {} : { nonce: this.login.get('nonce') }),
      ...(this.issuer.includes(tenant) ? { tid: tenant, oid: exactId.padStart(32, '0') } : {}),
      ...this.drift.claims,
    };
    const key = isShared
      ? new TextEncoder().encode(sharedKey)
      : (await idTokenKey(name, algorithm)).privateKey;
    const signed = await new SignJWT(claims)
      .setProtectedHeader(
        isShared ? { alg: algorithm } : { alg: algorithm, kid: name === 'stranger' ? 'own' : name },
      )
      .sign(key);
    return this.drift.idToken?.(signed) ?? signed;
  }

  #answerUser(): Response {
    const raw = { ...this.user.raw, ...(this.signsIdTokens ? { sub: exactId } : {}) };
    const drifted = this.drift.user ? this.drift.user(raw) : raw;
    const { answerUnder } = this.entry.userRequest ?? {};
    if (answerUnder !== undefined)
      return this.#send(this.#signed(exactJson({ [answerUnder]: drifted }), drifted), 'user');
    return this.#send(typeof drifted === 'string' ? drifted : exactJson(drifted), 'user');
  }

  #send(text: string, what: SentJson): Response {
    return this.drift.sent?.(text, what) ?? json(text);
  }
}
