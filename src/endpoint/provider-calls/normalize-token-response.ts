import { parseExactJson } from './exact-json.js';

type Json = Record<string, unknown>;

/** What a token endpoint has answered: an error, or the fields of a token that nobody has checked yet. */
export type NormalAnswer =
  | { readonly error: string; readonly description: string; readonly status: 400 | 401 }
  | { readonly fields: Json };

/**
 * Turns the odd answers of well-known token endpoints into what RFC 6749 section 5 says, before they are judged:
 * errors with HTTP 200 (GitHub, Slack), form-encoded answers, error objects (Facebook), 201, scope lists (Twitch), `null`
 * fields, a missing `token_type`, other names of a bearer token, lifetimes that are none. `undefined` for what is neither.
 */
export function normalizeTokenAnswer(
  text: string,
  contentType: string,
  status: number,
): NormalAnswer | undefined {
  const answer = parseAnswer(text, contentType);
  if (!answer) return undefined;
  const error = errorOf(answer);
  if (error) return { ...error, status: status === 401 ? 401 : 400 };
  return { fields: status >= 200 && status < 300 ? tokenFields(answer) : {} };
}

function parseAnswer(text: string, contentType: string): Json | undefined {
  try {
    const value: unknown = parseExactJson(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const fields = value as Json;
    if (typeof fields['expires_in'] !== 'string') return fields;
    // A time is no identity: as a number it may be written in any way.
    const { expires_in: seconds } = JSON.parse(text) as Json;
    return typeof seconds === 'number' ? { ...fields, expires_in: seconds } : fields;
  } catch {
    const form =
      /^(application\/x-www-form-urlencoded|text\/plain)\b/i.test(contentType) && /^[\w%.~+-]+=/.test(text);
    return form ? Object.fromEntries(new URLSearchParams(text)) : undefined;
  }
}

function errorOf(answer: Json): { error: string; description: string } | undefined {
  const { error } = answer;
  if (typeof error === 'string' && error !== '') {
    return { error, description: textOf(answer['error_description']) };
  }
  if (typeof error === 'object' && error !== null) {
    const { type, code, message } = error as Json;
    return { error: textOf(type) || textOf(code) || 'server_error', description: textOf(message) };
  }
  return answer['ok'] === false ? { error: 'server_error', description: '' } : undefined;
}

function tokenFields(answer: Json): Json {
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
