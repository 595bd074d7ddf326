import * as v from 'valibot';
import { isSafeUrl } from '../../protocol/loopback.js';
import { isUrl } from '../../protocol/parse-url.js';
import { idTokenAlgorithms } from '../signing-algorithms.js';
import type { CatalogEntry } from './entry.js';
import { addressParts, isConfirmed, partsIn, statedParts } from './parts.js';

const words = v.pipe(v.string('must be text'), v.trim(), v.nonEmpty('is empty'));
const list = <T extends v.GenericSchema>(item: T) => v.array(item, 'must be a list');
const yesOrNo = v.boolean('must be true or false');
const oneOf = <const T extends readonly string[]>(choices: T) =>
  v.picklist(choices, `must be one of ${choices.map((choice) => `"${choice}"`).join(', ')}`);
const record = <T extends v.GenericSchema>(value: T) => v.record(v.string(), value, 'must be an object');

function isAddress(text: string): boolean {
  const plain = text
    .replace(/^\{\w+\}/, (whole) => (/^\{\w+\}\.|^\{\w+\}[^/]/.test(text) ? whole : 'https://host.example'))
    .replace(/\{\w+\}/g, 'x');
  return isUrl(plain) && isSafeUrl(new URL(plain)) && !plain.includes('#');
}

const address = v.pipe(words, v.check(isAddress, 'must be an https URL, perhaps with {settings} in it'));
const path = v.pipe(
  words,
  v.regex(/^[\w:/.-]+$|\{[\w.-]+\}/, 'must be a path such as data.user.id, or a text with {paths}'),
);
const scopes = list(
  v.pipe(words, v.regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'has a character no scope may have')),
);
const source = v.pipe(
  words,
  v.regex(
    /^(?:[a-z]+|read \d{4}-\d\d-\d\d: \S.*)$/,
    'must be the name of a catalog, or "read {date}: {page}"',
  ),
);
const setting = v.strictObject({
  kind: oneOf(['url', 'host', 'text', 'private-key', 'public-key']),
  byDefault: v.optional(words),
  example: words,
});

const user = v.strictObject({
  id: path,
  name: v.optional(list(path)),
  email: v.optional(v.strictObject({ at: path, verified: v.union([path, list(path)]) })),
  emails: v.optional(
    v.strictObject({ url: address, under: v.optional(path), address: path, primary: path, verified: path }),
  ),
  avatar: v.optional(path),
});

const userRequest = v.strictObject({
  method: v.optional(oneOf(['GET', 'POST'])),
  body: v.optional(oneOf(['form', 'json'])),
  token: v.optional(
    v.strictObject({
      in: oneOf(['header', 'query', 'body', 'path']),
      name: v.optional(words),
      prefix: v.optional(v.string('must be text')),
    }),
  ),
  fields: v.optional(record(words)),
  signature: v.optional(v.strictObject({ kind: oneOf(['md5']), name: words })),
  answerUnder: v.optional(path),
});

const groups = v.strictObject({
  scopes: v.optional(scopes),
  claim: v.optional(path),
  list: v.optional(v.strictObject({ url: address, under: v.optional(path), id: path, name: path })),
});

const refresh = v.strictObject({
  tokens: oneOf(['never', 'on-request', 'always', 'unknown']),
  rotates: v.optional(yesOrNo),
  lifetime: v.optional(
    v.pipe(v.number('must be seconds'), v.integer('must be seconds'), v.minValue(60, 'must be seconds')),
  ),
  note: v.optional(words),
});

const answers = v.strictObject({
  tokenAs: v.optional(oneOf(['form'])),
  errorStatus: v.optional(v.picklist([200, 403], 'must be 200 or 403')),
  errorAs: v.optional(oneOf(['object', 'ok-false', 'errcode', 'status-message'])),
  scopeAs: v.optional(oneOf(['array', 'comma', 'scopes', 'absent'])),
  tokenType: v.optional(v.nullable(words)),
  lifetimeAs: v.optional(oneOf(['text', 'absent'])),
  idAs: v.optional(oneOf(['number'])),
  nullsInUser: v.optional(v.literal(true, 'must be true or absent')),
});

const addressesAndNames = Object.fromEntries(addressParts.map((part) => [part, v.optional(address)]));

const shape = v.strictObject({
  name: words,
  settings: v.optional(record(setting)),
  ...addressesAndNames,
  scopes,
  userScopes: v.optional(scopes),
  scopeSeparator: v.optional(oneOf([' ', ',', ';'])),
  clientAuth: v.optional(oneOf(['client_secret_post', 'client_secret_basic', 'none'])),
  pkce: v.optional(yesOrNo),
  nonce: v.optional(yesOrNo),
  idTokenAlgorithms: v.optional(list(oneOf(idTokenAlgorithms))),
  sendsIssuer: v.optional(
    v.union([v.boolean(), v.literal('when-shared')], 'must be true, false or "when-shared"'),
  ),
  sendsIdTokenHint: v.optional(yesOrNo),
  acceptsSubpaths: v.optional(yesOrNo),
  redirectMatch: v.optional(oneOf(['domain'])),
  codeExpiresIn: v.optional(v.pipe(v.number('must be seconds'), v.minValue(60, 'must be seconds'))),
  idChanges: v.optional(v.literal(true, 'must be true or absent')),
  refusesWebviews: v.optional(yesOrNo),
  cancelErrors: v.optional(list(words)),
  cancelsWithoutError: v.optional(yesOrNo),
  defaultExpiresIn: v.optional(v.pipe(v.number('must be seconds'), v.minValue(60, 'must be seconds'))),
  authorizationParams: v.optional(record(words)),
  accountParams: v.optional(record(words)),
  signUpParams: v.optional(record(words)),
  refreshParams: v.optional(record(words)),
  pageParams: v.optional(v.array(words)),
  authorizationNames: v.optional(record(words)),
  authorizationFragment: v.optional(words),
  callbackCode: v.optional(words),
  callbackFields: v.optional(list(words)),
  refreshFields: v.optional(list(words)),
  tokenRequest: v.optional(oneOf(['form', 'json', 'query'])),
  tokenOf: v.optional(oneOf(['app'])),
  tokenNames: v.optional(record(words)),
  tokenParams: v.optional(record(words)),
  tokenHeaders: v.optional(record(words)),
  tokenAnswerUnder: v.optional(path),
  tokenAnswerNames: v.optional(record(path)),
  userHeaders: v.optional(record(words)),
  userFromToken: v.optional(v.pipe(words, v.regex(/^(?:\.|[\w-]+(?:\.[\w-]+)*)$/, 'must be a path, or "."'))),
  userRequest: v.optional(userRequest),
  userAnswerFields: v.optional(list(words)),
  signature: v.optional(v.strictObject({ kind: oneOf(['rsa-sha256']), name: words, time: words })),
  user,
  groups: v.optional(groups),
  refresh,
  answers: v.optional(answers),
  register: words,
  notes: v.optional(list(words)),
  confirmedIn: v.record(
    v.pipe(
      v.string(),
      v.check((key) => partsIn(key).length > 0, 'is no part that is confirmed'),
    ),
    v.pipe(list(source), v.minLength(1, 'is empty')),
  ),
  unconfirmed: v.optional(list(words)),
});

/**
 * What is wrong with an entry of the catalog, a line each: `acme.user.id: is missing`.
 * @param entry as it was written; it may be anything.
 */
export function problemsOfEntry(id: string, entry: unknown): string[] {
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(id))
    return [`${id}: must be lower case letters, digits and "-", at most 32`];
  const result = v.safeParse(shape, entry);
  if (!result.success) return result.issues.map((issue) => `${nameOf(id, issue)}: ${wordsOf(issue)}`);
  return problemsTogether(id, entry as CatalogEntry);
}

/** What only several fields together show. */
function problemsTogether(id: string, entry: CatalogEntry): string[] {
  const { settings = {}, issuer, authorizationEndpoint, tokenEndpoint, userEndpoint, userFromToken } = entry;
  const problems: string[] = [];
  const refuse = (field: string, problem: string): void => void problems.push(`${id}.${field}: ${problem}`);
  const isDiscovered = authorizationEndpoint === undefined && tokenEndpoint === undefined;
  if (!isDiscovered && authorizationEndpoint === undefined) refuse('authorizationEndpoint', 'is missing');
  if (!isDiscovered && tokenEndpoint === undefined) refuse('tokenEndpoint', 'is missing');
  const hasIdToken = isDiscovered || entry.jwksUri !== undefined || entry.idTokenAlgorithms !== undefined;
  if (hasIdToken && !isDiscovered && issuer === undefined) refuse('issuer', 'is missing: ID tokens name it');
  if (!hasIdToken && userEndpoint === undefined && userFromToken === undefined)
    refuse('userEndpoint', 'is missing (or userFromToken)');
  // The tenant of Microsoft's issuers stands in the ID token.
  const known = new Set(['clientId', 'tenantid', ...Object.keys(settings)]);
  for (const name of namedIn({ ...entry, user: '', register: '', notes: [], userHeaders: {} }))
    if (!known.has(name)) refuse('settings', `has no ${name}, which an address names`);
  for (const name of namedIn(entry.userHeaders ?? {}))
    if (!known.has(name) && name !== 'clientSecret')
      refuse('settings', `has no ${name}, which a header names`);
  const told = (entry.unconfirmed ?? []).flatMap(partsIn);
  for (const part of statedParts(entry))
    if (!isConfirmed(entry.confirmedIn, part) && !told.includes(part))
      refuse(`confirmedIn.${part}`, 'is missing (or name it in unconfirmed)');
  return [...new Set(problems)];
}

/** Every `{name}` in the texts of this data. */
function namedIn(data: object): string[] {
  return [...JSON.stringify(data).matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

function nameOf(id: string, { path: keys }: v.BaseIssue<unknown>): string {
  return (keys ?? []).reduce(
    (whole, { key }) => whole + (typeof key === 'number' ? `[${key}]` : `.${String(key)}`),
    id,
  );
}

function wordsOf({ input, message, type }: v.BaseIssue<unknown>): string {
  if (type === 'strict_object' && message.includes('never')) return 'is no field of an entry';
  if (input === undefined) return 'is missing';
  return message.startsWith('Invalid') ? 'is not valid' : message;
}
