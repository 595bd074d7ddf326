import * as v from 'valibot';
import { headerName } from './header-names.js';
import { calledUrl } from './url-schemas.js';

const parameterName = v.pipe(
  v.string('must be text'),
  v.regex(/^[A-Za-z_][\w.-]{0,63}$/, 'is no name of a parameter'),
);
const names = v.record(v.string(), parameterName, 'must be an object');
const texts = v.record(v.string(), v.string('must be text'), 'must be an object');
export const headerValue = v.pipe(
  v.string('must be text'),
  v.regex(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/, 'is no value of a header'),
);
/** The path of an object in an answer; `.` is the answer itself. */
export const answerPath = v.pipe(
  v.string('must be text'),
  v.regex(/^(?:\.|[\w-]+(?:\.[\w-]+)*)$/, 'must be the name of a field, such as athlete or owner.user'),
);
const fieldPath = v.pipe(
  v.string('must be text'),
  v.regex(/^[\w-]+(?:\.[\w-]+)*$/, 'must be the name of a field, such as athlete or owner.user'),
);
/** An object, not a list: the names of a list would be its indexes. */
const object = v.custom<object>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an object',
);

const userToken = v.pipe(
  object,
  v.strictObject({
    in: v.picklist(['header', 'query', 'body', 'path'], 'must be "header", "query", "body" or "path"'),
    name: v.optional(parameterName),
    prefix: v.optional(v.pipe(v.string('must be text'), v.regex(/^[\w-]* ?$/, 'is no scheme of a header'))),
  }),
  v.check((token) => token.in === 'path' || token.name !== undefined, 'has no name'),
);

const userRequest = v.pipe(
  object,
  v.strictObject({
    method: v.optional(v.picklist(['GET', 'POST'], 'must be "GET" or "POST"')),
    body: v.optional(v.picklist(['form', 'json'], 'must be "form" or "json"')),
    token: v.optional(userToken),
    fields: v.optional(v.pipe(object, texts)),
    signature: v.optional(
      v.pipe(object, v.strictObject({ kind: v.literal('md5', 'must be "md5"'), name: parameterName })),
    ),
    answerUnder: v.optional(fieldPath),
  }),
  v.check(
    ({ method, body, token }) => method === 'POST' || (body === undefined && token?.in !== 'body'),
    'has a body, which a GET has not',
  ),
);

/** How long something of the provider lasts. */
export const wholeSeconds = v.pipe(
  v.number('must be a number of seconds'),
  v.integer('must be whole seconds'),
  v.minValue(60, 'must be 60 or more'),
);

/** Settings for a provider whose requests and answers are not those of RFC 6749. */
export const wireEntries = {
  scopeSeparator: v.optional(v.picklist([' ', ',', ';'], 'must be " ", "," or ";"'), ' '),
  authorizationNames: v.optional(v.pipe(object, names), {}),
  authorizationFragment: v.optional(
    v.pipe(v.string('must be text'), v.regex(/^[\w-]+$/, 'must be letters, digits, "_" and "-"')),
  ),
  callbackCode: v.optional(parameterName, 'code'),
  callbackFields: v.optional(v.array(parameterName, 'must be a list of names'), []),
  codeExpiresIn: v.optional(v.pipe(wholeSeconds, v.maxValue(604_800, 'must be a week or less')), 900),
  refreshFields: v.optional(v.array(parameterName, 'must be a list of names'), []),
  tokenRequest: v.optional(
    v.picklist(['form', 'json', 'query'], 'must be "form", "json" or "query"'),
    'form',
  ),
  tokenOf: v.optional(v.literal('app', 'must be "app"')),
  tokenNames: v.optional(v.pipe(object, names), {}),
  tokenParams: v.optional(v.pipe(object, texts), {}),
  tokenHeaders: v.optional(v.pipe(object, v.record(headerName, headerValue, 'must be an object')), {}),
  tokenAnswerUnder: v.optional(fieldPath),
  tokenAnswerNames: v.optional(v.pipe(object, v.record(v.string(), fieldPath, 'must be an object')), {}),
  refreshEndpoint: v.optional(calledUrl),
  userRequest: v.optional(userRequest),
  userAnswerFields: v.optional(v.array(parameterName, 'must be a list of names'), []),
  signature: v.optional(
    v.pipe(
      object,
      v.strictObject({
        kind: v.literal('rsa-sha256', 'must be "rsa-sha256"'),
        name: parameterName,
        time: parameterName,
      }),
    ),
  ),
};

/** Settings that are always there, by their default if not given. */
export type SureWire = Pick<
  typeof wireEntries,
  | 'scopeSeparator'
  | 'authorizationNames'
  | 'callbackCode'
  | 'codeExpiresIn'
  | 'callbackFields'
  | 'refreshFields'
  | 'tokenRequest'
  | 'tokenNames'
  | 'tokenParams'
  | 'tokenHeaders'
  | 'tokenAnswerNames'
  | 'userAnswerFields'
>;
