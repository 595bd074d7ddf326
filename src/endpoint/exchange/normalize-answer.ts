import { parseExactJson } from './exact-json.js';
import { jsonResponse, TextResponse } from './text-response.js';

type Json = Record<string, unknown>;

/**
 * Turns the odd answers of well-known token endpoints into what RFC 6749 section 5 says, before the protocol
 * library judges them: errors with HTTP 200 (GitHub, Slack), form-encoded answers, error objects (Facebook),
 * 201, scope lists (Twitch), `null` fields, a missing `token_type`, other names of a bearer token, lifetimes that are none.
 * @param keepIdToken false for a provider whose ID tokens can't be checked: one that is not checked is not used.
 */
export async function normalizeTokenAnswer(response: Response, keepIdToken: boolean): Promise<Response> {
  const answer = parseAnswer(await response.text(), response.headers.get('content-type') ?? '');
  if (!answer) return new TextResponse('', { status: response.status });
  const error = errorOf(answer);
  if (error) return jsonResponse(error, response.status === 401 ? 401 : 400);
  if (!response.ok) return jsonResponse(answer, response.status);
  return jsonResponse(tokenFields(answer, keepIdToken));
}

function parseAnswer(text: string, contentType: string): Json | undefined {
  try {
    const value: unknown = parseExactJson(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    // A time is no identity: as a number it may be written in any way.
    const { expires_in: seconds } = JSON.parse(text) as Json;
    return { ...value, ...(typeof seconds === 'number' ? { expires_in: seconds } : {}) };
  } catch {
    const form =
      /^(application\/x-www-form-urlencoded|text\/plain)\b/i.test(contentType) && /^[\w%.~+-]+=/.test(text);
    return form ? Object.fromEntries(new URLSearchParams(text)) : undefined;
  }
}

function errorOf(answer: Json): { error: string; error_description: string } | undefined {
  const { error } = answer;
  if (typeof error === 'string' && error !== '') {
    return { error, error_description: textOf(answer['error_description']) };
  }
  if (typeof error === 'object' && error !== null) {
    const { type, code, message } = error as Json;
    return { error: textOf(type) || textOf(code) || 'server_error', error_description: textOf(message) };
  }
  return answer['ok'] === false ? { error: 'server_error', error_description: '' } : undefined;
}

function tokenFields(answer: Json, keepIdToken: boolean): Json {
  const fields: Json = Object.fromEntries(
    Object.entries(answer).filter(([, value]) => value !== null && value !== ''),
  );
  const { scope, token_type: type = 'bearer', access_token: token } = fields;
  if (Array.isArray(scope)) fields['scope'] = scope.filter((one) => typeof one === 'string').join(' ');
  fields['token_type'] = isBearer(type) ? 'bearer' : type;
  const lifetime = lifetimeOf(fields['expires_in']);
  if (lifetime === undefined) delete fields['expires_in'];
  else fields['expires_in'] = lifetime;
  // It could not be sent: what no header may hold, the runtime quotes in its error.
  if (typeof token === 'string' && !/^[\x21-\x7e]+$/.test(token)) delete fields['access_token'];
  if (!keepIdToken) delete fields['id_token'];
  return fields;
}

/** RFC 6750, as it is called by the standard, by those who mean it, and by Slack. */
export function isBearer(type: unknown): boolean {
  return typeof type === 'string' && /^(?:bearer(?:[ _-]?token)?|bot)$/i.test(type);
}

const tenYears = 10 * 365 * 24 * 3600;

/** Whole seconds; `undefined` for what is no lifetime, such as `-1` or "never". */
function lifetimeOf(value: unknown): number | undefined {
  const seconds =
    typeof value === 'string' && /^\d{1,20}(?:\.\d{1,20})?$/.test(value.trim()) ? Number(value) : value;
  return typeof seconds === 'number' && seconds >= 1 && seconds < Infinity
    ? Math.min(Math.floor(seconds), tenYears)
    : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
