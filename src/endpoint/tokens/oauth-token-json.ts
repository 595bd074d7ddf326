import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';

/** The fields of a token; `null` for one that the provider didn't give. */
export interface TokenFields {
  readonly accessToken: string;
  readonly scope: readonly string[] | null;
  readonly tokenType: string | null;
  readonly expiresIn: number | null;
  readonly expiresAt: number | null;
  readonly refreshToken: string | null;
}

const text = v.nullish(v.string(), null);
// Python writes "inf" for what JSON has no number for; valibot itself refuses NaN.
const seconds = v.union([
  v.pipe(v.number(), v.minValue(-Number.MAX_VALUE)),
  v.pipe(
    v.literal('inf'),
    v.transform(() => Infinity),
  ),
]);
const numericText = v.pipe(v.string(), v.regex(/^\d{1,15}(\.\d{1,9})?$/), v.transform(Number));
const scopeText = v.pipe(
  v.string(),
  v.transform((list) => list.split(/[ ,]+/).filter((name) => name !== '')),
);

const savedSchema = v.object({
  access_token: v.pipe(v.string(), v.nonEmpty()),
  scope: v.nullish(v.union([v.array(v.string()), scopeText]), null),
  token_type: text,
  expires_in: v.nullish(v.union([seconds, numericText]), null),
  expires_at: v.nullish(seconds, null),
  refresh_token: text,
});

/** JSON as Python's `json.dumps` writes it for Flet: compact, keys in Flet's order, `null` fields left out. */
export function writeToken(fields: TokenFields): string {
  const saved = {
    access_token: fields.accessToken,
    scope: fields.scope,
    token_type: fields.tokenType,
    expires_in: savedNumber(fields.expiresIn),
    expires_at: savedNumber(fields.expiresAt),
    refresh_token: fields.refreshToken,
  };
  // Python escapes all but printable ASCII, in units of UTF-16.
  return JSON.stringify(saved, (_key, value: unknown) => value ?? undefined).replace(
    /[\x7f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** @throws {OAuthError} `saved_token_invalid`, naming the fields that are wrong and nothing of what they hold. */
export function readToken(json: unknown): TokenFields {
  const result = check(typeof json === 'string' ? parseJson(json) : json);
  if (!result.success) {
    // No cause: valibot's issues, like the parser's errors, hold what they complain about.
    const names = new Set(result.issues.map(({ path }) => path?.[0].key));
    const wrong = Object.keys(savedSchema.entries).filter((name) => names.has(name));
    throw invalid(wrong.length > 0 ? `has no valid ${wrong.join(', ')}` : 'is no JSON object');
  }
  const saved = result.output;
  return {
    accessToken: saved.access_token,
    scope: saved.scope,
    tokenType: saved.token_type,
    expiresIn: saved.expires_in,
    expiresAt: saved.expires_at,
    refreshToken: saved.refresh_token,
  };
}

/** Reading an object that the app made can run code of its own (getters), which may throw anything. */
function check(saved: unknown): v.SafeParseResult<typeof savedSchema> {
  try {
    return v.safeParse(savedSchema, saved);
  } catch {
    throw invalid("can't be read");
  }
}

function savedNumber(value: number | null): number | 'inf' | null {
  if (value === Infinity) return 'inf';
  return Number.isFinite(value) ? value : null;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw invalid('is no JSON object');
  }
}

function invalid(what: string): OAuthError {
  return new OAuthError('saved_token_invalid', `The saved token ${what}.`);
}
