import * as v from 'valibot';
import type { OAuthProviderOptions } from '../../providers/index.js';
import { secretOrSecrets } from './secret-schema.js';
import { cookiePrefix } from './session-settings-schema.js';
import { trustProxy } from './rate-limit-schema.js';
import { answerEntries } from './provider-answer-schema.js';
import { wireEntries } from './provider-wire-schema.js';
import { hexColor, imageUrl, providerDisplayName } from './appearance-schema.js';
import { headerName } from './header-names.js';
import { isStandardParameter, parameterForm, reservedParameters } from './reserved-parameters.js';
import type { AtomicStore } from '../sessions/atomic-store.js';
import type { OAuthEndpointEvents } from '../events/endpoint-events.js';
import type { OperatorLogHook } from '../log/operator-log.js';
import { apiBase, calledUrl, ownUrl, text, url } from './url-schemas.js';
import { isUrl } from '../../protocol/parse-url.js';

/**
 * A client id or secret, as it is copied from a web page or read from a file or variable. A space, line break or quote that was
 * copied with it would make every login fail at the provider without a reason.
 */
const credential = v.pipe(
  text,
  v.check((value) => !/^\s|\s$/.test(value), 'begins or ends with a space or a line break'),
  v.check((value) => !/[\p{C}\p{Zl}\p{Zp}]/u.test(value), 'has a line break or another invisible character'),
  v.check((value) => !/^(["'`“‘«]).*(["'`”’»])$/s.test(value), 'stands in quotes'),
);

const scope = v.pipe(text, v.regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'has a character no scope may have'));
const scopes = v.optional(v.array(scope, 'must be a list of scopes'), []);
const anyFunction = <F>() => v.custom<F>((value) => typeof value === 'function', 'must be a function');

/** The parts of routes' paths, and of those that are still to come: none of them is a provider's id, or begins a redirect URL. */
const reservedNames = [
  'backchannel-logout',
  'device',
  'end',
  'login',
  'logout',
  'poll',
  'providers',
  'proxy',
  'redeem',
  'redirect',
  'restore',
  'save',
  'session',
  'sessions',
  'token',
];

export function isReservedRoute(name: string): boolean {
  return reservedNames.includes(name);
}

type Fn<Name extends keyof OAuthProviderOptions> = NonNullable<OAuthProviderOptions[Name]>;

const id = v.pipe(
  text,
  v.regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be lower case letters, digits and "-", at most 32'),
  v.check((value) => !reservedNames.includes(value), 'is the name of a route'),
  // Pages find authorizations by id.
  v.check((value) => !(value in {}), 'is the name of a property that every object has'),
);

const authorizationParams = v.pipe(
  v.custom<object>((value) => !Array.isArray(value), 'must be an object'),
  v.record(v.string(), v.string('must be text'), 'must be an object'),
  v.check(
    (params) => !Object.keys(params).some((key) => reservedParameters.includes(key)),
    'may not set a standard parameter',
  ),
);

const pageParams = v.array(
  v.pipe(
    text,
    v.regex(parameterForm, 'is no name of a parameter'),
    v.check((name) => !isStandardParameter(name), 'is a standard parameter, which no page may set'),
  ),
  'must be a list of names',
);

const tokenUses = ['server', 'proxy', 'page'] as const;
const clientAuths = ['client_secret_post', 'client_secret_basic', 'none'] as const;

/** The settings of a provider, each on its own; `check-provider.ts` checks how they fit together. */
export const providerEntries = {
  id,
  name: v.optional(providerDisplayName),
  icon: v.optional(imageUrl),
  color: v.optional(hexColor),
  // RFC 6749 appendix A.1.
  clientId: v.pipe(credential, v.regex(/^[\x20-\x7e]*$/, 'has a character no client id may have')),
  clientSecret: v.optional(credential),
  clientSecretKey: v.optional(
    v.object({ issuer: text, keyId: text, privateKey: text, audience: text }, 'must be an object'),
  ),
  signingKeys: v.optional(v.object({ privateKey: text, publicKey: text }, 'must be an object')),
  responseMode: v.optional(v.literal('form_post', 'must be "form_post"')),
  callbackNameFn: v.optional(anyFunction<Fn<'callbackNameFn'>>()),
  issuer: v.optional(calledUrl),
  authorizationEndpoint: v.optional(url),
  tokenEndpoint: v.optional(calledUrl),
  jwksUri: v.optional(calledUrl),
  redirectUrl: v.optional(
    v.pipe(
      ownUrl,
      v.check((value) => !value.includes('?'), 'must have no query'),
    ),
  ),
  scopes,
  userScopes: scopes,
  allowedScopes: scopes,
  userEndpoint: v.optional(calledUrl),
  userIdFn: v.optional(anyFunction<Fn<'userIdFn'>>()),
  claimsIdFn: v.optional(anyFunction<Fn<'claimsIdFn'>>()),
  userFn: v.optional(anyFunction<Fn<'userFn'>>()),
  sameUserFn: v.optional(anyFunction<Fn<'sameUserFn'>>()),
  acceptClaimsFn: v.optional(anyFunction<Fn<'acceptClaimsFn'>>()),
  groupScopes: scopes,
  groupsFn: v.optional(anyFunction<Fn<'groupsFn'>>()),
  extraEndpoints: v.optional(v.record(v.string(), calledUrl, 'must be an object'), {}),
  authorizationParams: v.optional(authorizationParams, {}),
  accountParams: v.optional(authorizationParams, { prompt: 'select_account' }),
  signUpParams: v.optional(authorizationParams),
  pageParams: v.optional(v.pipe(pageParams, v.maxLength(16, 'has more than 16 names')), []),
  refreshParams: v.optional(v.record(v.string(), v.string('must be text'), 'must be an object'), {}),
  revocationEndpoint: v.optional(calledUrl),
  revokeFn: v.optional(anyFunction<Fn<'revokeFn'>>()),
  endSessionEndpoint: v.optional(url),
  postLogoutRedirectUrl: v.optional(ownUrl),
  tokens: v.optional(v.picklist(tokenUses, 'must be "server", "proxy" or "page"'), 'server'),
  apiBases: v.optional(v.array(apiBase, 'must be a list of URLs'), []),
  apiHeaders: v.optional(v.array(headerName, 'must be a list of header names'), []),
  clientAuth: v.optional(
    v.picklist(clientAuths, 'must be "client_secret_post", "client_secret_basic" or "none"'),
  ),
  sendsIssuer: v.optional(
    v.union([v.boolean(), v.literal('when-shared')], 'must be true, false or "when-shared"'),
    false,
  ),
  acceptsSubpaths: v.optional(v.boolean('must be true or false'), false),
  redirectMatch: v.optional(v.literal('domain', 'must be "domain"')),
  idChanges: v.optional(v.boolean('must be true or false'), false),
  cancelErrors: v.optional(v.array(text, 'must be a list of error codes'), []),
  cancelsWithoutError: v.optional(v.boolean('must be true or false'), false),
  ...answerEntries,
  ...wireEntries,
  pkce: v.optional(v.boolean('must be true or false'), true),
  nonce: v.optional(v.boolean('must be true or false'), true),
  refusesWebviews: v.optional(v.boolean('must be true or false'), false),
};

/** Whether URL parsers leave a path unchanged: requests are compared with it exactly. */
function isPathAsSent(value: string): boolean {
  if (!value.startsWith('/') || value.includes('//')) return false;
  return isUrl(value, 'http://localhost') && new URL(value, 'http://localhost').pathname === value;
}

const storeOperations: readonly (keyof AtomicStore)[] = [
  ...(['get', 'set', 'take', 'setIfAbsent', 'compareAndSet', 'increment'] as const),
  ...(['addToIndex', 'removeFromIndex', 'membersOf', 'delete', 'close'] as const),
];

function isStore(value: unknown): boolean {
  const store = (value ?? {}) as Readonly<Record<string, unknown>>;
  return storeOperations.every((name) => typeof store[name] === 'function');
}

export const settingsEntries = {
  secret: secretOrSecrets,
  baseUrl: v.pipe(
    url,
    v.check((value) => !value.includes('?'), 'must have no query'),
    // The endpoint's own path is added to it.
    v.check(
      (value) => !/\/api\/oauth(?:\/|$)/.test(new URL(value).pathname),
      'must be the address of the site, without /api/oauth',
    ),
    // Serialised as browsers do: the BroadcastChannel's name and the redirect URL are built from it.
    v.transform((value) => new URL(value).href.replace(/\/+$/, '')),
  ),
  basePath: v.optional(
    v.pipe(
      text,
      v.check((value) => value.startsWith('/'), 'must begin with /, such as /api/oauth'),
      v.check(isPathAsSent, 'must be a path as browsers send it, such as /api/oauth'),
      v.transform((value) => value.replace(/\/$/, '')),
    ),
  ),
  providers: v.pipe(v.array(v.unknown(), 'must be a list'), v.minLength(1, 'is empty')),
  session: v.optional(v.unknown(), {}),
  site: v.optional(v.unknown(), {}),
  clients: v.optional(v.array(v.unknown(), 'must be a list'), []),
  savedTokens: v.optional(v.boolean('must be true or false'), true),
  completePages: v.optional(
    v.record(
      v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, 'is no name of a page')),
      v.pipe(text, v.maxBytes(64 * 1024, 'must be 64 KB or less')),
      'must be an object',
    ),
    {},
  ),
  store: v.optional(v.custom<AtomicStore>(isStore, 'must be a store, such as memoryStore()')),
  trustProxy,
  rateLimit: v.optional(v.unknown(), {}),
  cookiePrefix,
  locales: v.optional(v.record(v.string(), v.unknown(), 'must be an object'), {}),
  // The app's own object: its functions may need their `this`.
  events: v.optional(
    v.custom<OAuthEndpointEvents>(
      (value) => typeof value === 'object' && value !== null,
      'must be an object',
    ),
    {},
  ),
  log: v.optional(
    v.custom<OperatorLogHook | false>(
      (value) => value === false || typeof value === 'function',
      'must be a function, or false',
    ),
  ),
};

/** The app's functions that hear of logins. */
export const eventEntries = {
  login: v.optional(anyFunction()),
  logout: v.optional(anyFunction()),
  refresh: v.optional(anyFunction()),
  error: v.optional(anyFunction()),
};

/** The settings of an embedding site or native app, each on its own; `check-clients-setting.ts` checks how they fit together. */
export const clientEntries = {
  id: v.pipe(text, v.regex(/^[\w.-]{1,64}$/, 'must be letters, digits, "_", "." and "-", at most 64')),
  type: v.optional(v.picklist(['web', 'native'], 'must be "web" or "native"'), 'web'),
  origins: v.optional(v.array(text, 'must be a list of origins'), []),
  returnUrls: v.pipe(v.array(text, 'must be a list of URLs'), v.minLength(1, 'is empty')),
};
