import { OAuthError } from '../../../protocol/errors.js';
import type { RawUser, UserRequest } from '../../../providers/index.js';
import { idText } from '../../../providers/user-fields.js';
import { md5 } from '../../runtime/md5.js';
import type { CheckedProvider } from '../../settings/check-settings.js';
import { valueAt } from '../../../providers/field-path.js';

const placeholder = /\{answer\.([\w.-]+)\}/g;

/** Names the code among the fields for the user; no field of an answer that settings can name is called so. */
export const codeField = '{callback.code}';

/** The fields of the token answer that the user request needs, or that belong to the user. */
export function fieldsForUser(
  answer: RawUser,
  { userRequest, userAnswerFields }: CheckedProvider,
): Record<string, unknown> {
  const texts = Object.values(userRequest?.fields ?? {});
  const asked = texts.flatMap((text) => [...text.matchAll(placeholder)].map(([, path = '']) => path));
  const paths = [...new Set([...userAnswerFields, ...asked])];
  const found: Record<string, unknown> = {};
  for (const path of paths) {
    const value = valueAt(answer, path);
    if (value !== undefined) found[path] = value;
  }
  return found;
}

/** What the request for a user is made with. */
export interface ForUserRequest {
  readonly accessToken: string;
  readonly clientSecret: string | undefined;
  /** The fields of the token answer that the request needs. */
  readonly answer: RawUser;
  /** Signs the fields of the request. */
  readonly sign?: (fields: Readonly<Record<string, string>>) => Promise<Record<string, string>>;
}

/** The request for the user, where that is no GET with a bearer token. */
export async function userRequestOf(
  endpoint: string,
  { method = 'GET', body = 'form', token, fields = {}, signature }: UserRequest,
  { accessToken, clientSecret = '', answer, sign }: ForUserRequest,
): Promise<{ url: string; init: RequestInit }> {
  const sent = Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, filled(text, answer)]));
  const headers: Record<string, string> = { accept: 'application/json', 'user-agent': 'oauth-elements' };
  const url = new URL(endpoint);
  if (signature) sent[signature.name] = md5Signature(sent, accessToken, clientSecret);
  const named = token?.name ?? '';
  if (!token) headers['authorization'] = `Bearer ${accessToken}`;
  else if (token.in === 'header') headers[named] = `${token.prefix ?? ''}${accessToken}`;
  else if (token.in === 'query') url.searchParams.set(named, accessToken);
  else if (token.in === 'body') sent[named] = accessToken;
  else url.pathname = `${url.pathname.replace(/\/+$/, '')}/${encodeURIComponent(accessToken)}`;
  const all = sign ? await sign(sent) : sent;
  if (method === 'GET') {
    for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
    return { url: url.href, init: { method, headers } };
  }
  // Dropbox refuses a POST without arguments that has a type.
  if (!Object.keys(all).length) return { url: url.href, init: { method, headers } };
  const isJson = body === 'json';
  headers['content-type'] = isJson ? 'application/json' : 'application/x-www-form-urlencoded;charset=UTF-8';
  const text = isJson ? JSON.stringify(all) : new URLSearchParams(all).toString();
  return { url: url.href, init: { method, headers, body: text } };
}

/** The signature of a request of Odnoklassniki: the token is no part of the parameters, but of the key. */
export function md5Signature(
  parameters: Readonly<Record<string, string>>,
  accessToken: string,
  clientSecret: string,
): string {
  const names = Object.keys(parameters).sort();
  const text = names.map((name) => `${name}=${parameters[name] ?? ''}`).join('');
  return md5(text + md5(accessToken + clientSecret));
}

function filled(text: string, answer: RawUser): string {
  if (text === codeField) {
    const code = idText(answer[codeField]);
    if (code === null)
      throw new OAuthError('user_fetch_failed', 'The provider tells the user once, at the login.');
    return code;
  }
  return text.replace(placeholder, (_, path: string) => {
    const found = idText(answer[path]);
    if (found === null)
      throw new OAuthError('user_fetch_failed', `The provider's token answer has no ${path}.`);
    return found;
  });
}
