import type { ParameterNames } from '../../../providers/index.js';
import { valueAt } from '../../../providers/field-path.js';
import { parseExactJson } from '../network/exact-json.js';

type Json = Record<string, unknown>;

/** Where an answer has its fields, if not where the standard says. */
export interface TokenShape {
  readonly tokenAnswerUnder?: string | undefined;
  readonly tokenAnswerNames?: ParameterNames | undefined;
}

/** A response of a token endpoint: an error, or the fields of a token, which are not checked yet. */
export type NormalizedResponse =
  | { readonly error: string; readonly description: string; readonly status: 400 | 401 }
  | { readonly fields: Json };

/**
 * Turns non-standard responses of well-known token endpoints into what RFC 6749 section 5 defines, before they are checked:
 * errors with HTTP 200 (GitHub, Slack), form-encoded responses, error objects (Facebook), 201, scope lists (Twitch), `null`
 * fields, a missing `token_type`, other names of a bearer token, invalid lifetimes. `undefined` for anything else.
 */
export function normalizeTokenResponse(
  text: string,
  contentType: string,
  status: number,
  shape: TokenShape = {},
): NormalizedResponse | undefined {
  const response = parseResponse(text, contentType);
  if (!response) return undefined;
  const error = errorOf(response);
  if (error) return { ...error, status: status === 401 ? 401 : 400 };
  return { fields: status >= 200 && status < 300 ? tokenFields(reshaped(response, shape)) : {} };
}

function parseResponse(text: string, contentType: string): Json | undefined {
  try {
    const value: unknown = parseExactJson(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const fields = value as Json;
    if (typeof fields['expires_in'] !== 'string') return fields;
    // Only identifiers need their exact text; a lifetime may be any JSON number.
    const { expires_in: seconds } = JSON.parse(text) as Json;
    return typeof seconds === 'number' ? { ...fields, expires_in: seconds } : fields;
  } catch {
    const form =
      /^(application\/x-www-form-urlencoded|text\/plain)\b/i.test(contentType) && /^[\w%.~+-]+=/.test(text);
    return form ? Object.fromEntries(new URLSearchParams(text)) : undefined;
  }
}

function reshaped(
  response: Json,
  { tokenAnswerUnder: under, tokenAnswerNames: names = {} }: TokenShape,
): Json {
  const inner = under === undefined ? response : valueAt(response, under);
  if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return response;
  const standard = Object.entries(names).map(([name, path]) => [name, valueAt(inner, path)] as const);
  return {
    ...response,
    ...inner,
    ...Object.fromEntries(standard.filter(([, value]) => value !== undefined)),
  };
}

function errorOf(response: Json): { error: string; description: string } | undefined {
  const { error } = response;
  if (typeof error === 'string' && error !== '') {
    return { error, description: textOf(response['error_description']) };
  }
  if (typeof error === 'object' && error !== null) {
    const { type, code, message } = error as Json;
    return { error: textOf(type) || textOf(code) || 'server_error', description: textOf(message) };
  }
  // Alipay's, with the status 200: in place of the answer, or in it.
  const refusal = response['error_response'];
  const isApart = typeof refusal === 'object' && refusal !== null;
  const { code, msg, sub_code: reason, sub_msg: why } = isApart ? (refusal as Json) : response;
  if (isApart || isReason(reason))
    return {
      error: textOf(reason) || textOf(code) || 'server_error',
      description: textOf(why) || textOf(msg),
    };
  const { errcode, errmsg } = response;
  // WeChat's, with the status 200.
  if (isErrorCode(errcode)) return { error: textOf(errcode) || 'server_error', description: textOf(errmsg) };
  return response['ok'] === false ? { error: 'server_error', description: '' } : undefined;
}

/** Whether an answer of a user endpoint is a refusal, whatever its status. */
export function isRefusal({ errcode, sub_code: reason }: Readonly<Json>): boolean {
  return isErrorCode(errcode) || isReason(reason);
}

function isReason(reason: unknown): boolean {
  return typeof reason === 'string' && reason !== '';
}

/** Whether `errcode` says that an answer is a refusal. */
function isErrorCode(errcode: unknown): boolean {
  return errcode !== undefined && errcode !== null && errcode !== 0 && errcode !== '0';
}

function tokenFields(response: Json): Json {
  const fields: Json = Object.fromEntries(
    Object.entries(response).filter(([, value]) => value !== null && value !== ''),
  );
  const { scope, token_type: type = 'bearer', access_token: token } = fields;
  if (Array.isArray(scope)) fields['scope'] = scope.filter((one) => typeof one === 'string').join(' ');
  fields['token_type'] = isBearer(type) ? 'bearer' : type;
  const lifetime = lifetimeOf(fields['expires_in']);
  if (lifetime === undefined) delete fields['expires_in'];
  else fields['expires_in'] = lifetime;
  if (!isTokenText(token)) delete fields['access_token'];
  return fields;
}

/** Whether a header can hold an access token. The runtime would quote any other one in its error. */
export function isTokenText(token: unknown): token is string {
  return typeof token === 'string' && /^[\x21-\x7e]+$/.test(token);
}

/** A bearer token (RFC 6750), by its standard name, by common misspellings, and by Slack's name. */
export function isBearer(type: unknown): boolean {
  return typeof type === 'string' && /^(?:bearer(?:[ _-]?token)?|bot)$/i.test(type);
}

const tenYears = 10 * 365 * 24 * 3600;

/** Whole seconds; `undefined` for an invalid lifetime, such as `-1` or "never". */
function lifetimeOf(value: unknown): number | undefined {
  const seconds =
    typeof value === 'string' && /^\d{1,20}(?:\.\d{1,20})?$/.test(value.trim()) ? Number(value) : value;
  return typeof seconds === 'number' && seconds >= 1 && seconds < Infinity
    ? Math.min(Math.floor(seconds), tenYears)
    : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
