import { createHash } from 'node:crypto';
import type { CatalogEntry } from '../../../src/providers/catalog/entry.js';
import type { QuirkProvider } from './quirk-provider.js';
import { isSignedByApp, shanghaiTime } from './signing-keys.js';
import { client, type Received } from './received.js';

/** What is wrong with a token request, by the entry of the provider. */
export function problemsOfToken(
  provider: QuirkProvider,
  { what, method, headers, fields, url }: Received,
): string[] {
  const { entry, login } = provider;
  const verifier = fields.get('code_verifier');
  const challenge = createHash('sha256')
    .update(verifier ?? '')
    .digest('base64url');
  const added = { ...entry.tokenParams, ...(what === 'refresh' ? entry.refreshParams : {}) };
  const rules: Record<string, boolean> = {
    'client authentication': isClient(provider, headers, fields),
    [`method ${method}`]: method === (entry.tokenRequest === 'query' ? 'GET' : 'POST'),
    'no secret in the address': entry.tokenRequest === 'query' || !url.href.includes(client.clientSecret),
  };
  if (entry.signature) Object.assign(rules, signatureRules(provider, fields));
  for (const [name, value] of Object.entries(added)) rules[name] = fields.get(name) === value;
  if (what === 'refresh') {
    rules['refresh_token'] = fields.get('refresh_token') === provider.refreshTokens.at(-1);
    for (const name of entry.callbackFields ?? [])
      rules[name] = fields.get(name) === (entry.refreshFields?.includes(name) ? `the-${name}` : undefined);
  } else if (entry.tokenOf === 'app') {
    rules['nothing but the client'] = [...fields.keys()].sort().join() === 'client_id,client_secret';
  } else {
    rules['grant_type'] = fields.get('grant_type') === 'authorization_code';
    rules['code'] = fields.get('code') === 'the-code';
    rules['redirect_uri'] = fields.get('redirect_uri') === login.get('redirect_uri');
    rules['code_verifier'] = provider.usesPkce
      ? challenge === login.get('code_challenge')
      : verifier === undefined;
    for (const name of entry.callbackFields ?? []) rules[name] = fields.get(name) === `the-${name}`;
  }
  return broken(rules, what);
}

function isClient(provider: QuirkProvider, headers: Headers, fields: ReadonlyMap<string, string>): boolean {
  const given = [headers.get('authorization'), fields.get('client_id'), fields.get('client_secret')];
  const { clientId, clientSecret } = client;
  // A discovered server whose metadata lists no method takes Basic (RFC 8414 section 2).
  const usual = provider.isDiscovered ? 'client_secret_basic' : 'client_secret_post';
  const expected = {
    // Some want the id in the body as well.
    client_secret_basic: [
      `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
      provider.entry.tokenParams?.['client_id'],
    ],
    client_secret_post: [null, clientId, clientSecret],
    none: [null, clientId],
  }[provider.entry.clientAuth ?? usual];
  return given.every((value, index) => (value ?? null) === (expected[index] ?? null));
}

/** What is wrong with a request for the user, by the entry of the provider. */
export function problemsOfUser(
  provider: QuirkProvider,
  { method, headers, fields, url }: Received,
): string[] {
  const { entry, accessToken } = provider;
  const { userRequest, userHeaders = {} } = entry;
  const token = userRequest?.token ?? { in: 'header', name: 'authorization', prefix: 'Bearer ' };
  const rules: Record<string, boolean> = {
    'access token': {
      header: headers.get(token.name ?? 'authorization') === `${token.prefix ?? ''}${accessToken}`,
      query: url.searchParams.get(token.name ?? '') === accessToken,
      body: fields.get(token.name ?? '') === accessToken,
      path: url.pathname.endsWith(accessToken),
    }[token.in],
    [`method ${method}`]: method === (userRequest?.method ?? 'GET'),
  };
  for (const [name, value] of Object.entries(userHeaders)) rules[name] = headers.get(name) === value;
  for (const [name, value] of Object.entries(userRequest?.fields ?? {}))
    rules[name] =
      value.includes('{answer.') ||
      ownNames(provider, fields).get(name) === (value === '{callback.code}' ? 'the-code' : value);
  for (const name of answerFields(entry))
    rules[`the answer's ${name}`] = [...fields.values()].includes(provider.answered(name));
  if (entry.signature) Object.assign(rules, signatureRules(provider, fields));
  if (userRequest?.signature) {
    const { [userRequest.signature.name]: signature, ...others } = Object.fromEntries(url.searchParams);
    rules['signature'] = signature === md5SignatureOf(others, accessToken, token.name);
  }
  return broken(rules, 'user');
}

/** The parameters by the names that they came with. */
function ownNames(
  { entry }: QuirkProvider,
  fields: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map([...fields].map(([name, value]) => [entry.tokenNames?.[name] ?? name, value]));
}

/** That a request is signed with the key of the app, at this time in China. */
function signatureRules(
  provider: QuirkProvider,
  fields: ReadonlyMap<string, string>,
): Record<string, boolean> {
  const { name = '', time = '' } = provider.entry.signature ?? {};
  return {
    [name]: isSignedByApp(ownNames(provider, fields), name),
    [time]: fields.get(time) === shanghaiTime(provider.now()),
  };
}

/** As Odnoklassniki makes it, by Node's MD5. */
function md5SignatureOf(
  parameters: Readonly<Record<string, string>>,
  accessToken: string,
  tokenName = '',
): string {
  const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
  const signed = Object.entries(parameters).filter(([name]) => name !== tokenName);
  const text = signed.map(([name, value]) => `${name}=${value}`).sort();
  return md5(text.join('') + md5(accessToken + client.clientSecret));
}

/** The fields of the token answer that the user's request repeats. */
export function answerFields({ userRequest }: CatalogEntry): string[] {
  const values = Object.values(userRequest?.fields ?? {});
  return values.flatMap((value) => [...value.matchAll(/\{answer\.(\w+)\}/g)].map(([, name = '']) => name));
}

function broken(rules: Readonly<Record<string, boolean>>, what: string): string[] {
  return Object.keys(rules)
    .filter((rule) => !rules[rule])
    .map((rule) => `${what}: ${rule}`);
}
