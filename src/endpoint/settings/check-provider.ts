import { lookOf } from '../../brands/look-of.js';
import { providerName } from '../../brands/names.js';
import { isBuiltIn, makeProvider, OAuthProvider, providerTypeNames } from '../../providers/index.js';
import { rsaKeyProblem } from '../../providers/rsa-key.js';
import { usesClientSecret } from '../../providers/signing-algorithms.js';
import type { Checked, Problems } from './problems.js';
import { arrivalPath, checkRedirectUrl, redirectUrlOf, type Place } from './redirect-urls.js';
import { nearestName } from '../../protocol/nearest-name.js';
import { providerEntries } from './settings-schema.js';
import type { SureWire } from './provider-wire-schema.js';

declare const checked: unique symbol;

type Entries = typeof providerEntries;
/** Settings that are always there, by their default if not given. */
type Sure =
  | 'id'
  | 'clientId'
  | 'scopes'
  | 'userScopes'
  | 'groupScopes'
  | 'allowedScopes'
  | 'authorizationParams'
  | 'accountParams'
  | 'pageParams'
  | 'refreshParams'
  | 'userHeaders'
  | 'sendsIdTokenHint'
  | 'pkce'
  | 'sendsIssuer'
  | 'acceptsSubpaths'
  | 'idChanges'
  | 'cancelErrors'
  | 'cancelsWithoutError'
  | 'nonce'
  | 'refusesWebviews'
  | keyof SureWire
  | 'tokens'
  | 'apiBases'
  | 'apiHeaders';

/** A provider whose every setting was checked. */
export type CheckedProvider = Omit<Checked<Entries>, Sure> & {
  readonly [Name in Sure]-?: NonNullable<Checked<Entries>[Name]>;
} & {
  readonly name: string;
  readonly redirectUrl: string;
  /** The path at which callbacks arrive. */
  readonly redirectPath: string;
  /** Whether a callback without `iss` is refused (RFC 9207). */
  readonly demandsIssuer: boolean;
  readonly postLogoutRedirectUrl: string;
  /** Whether one of its addresses is the settings' alone, and of no provider that is built in. */
  readonly isCustom: boolean;
  readonly [checked]: 'provider';
};

/**
 * Checks one provider of the settings, and adds its problems. It must not be used if there are any.
 * @param alone whether it is the only provider.
 */
export function checkProvider(
  problems: Problems,
  path: string,
  setting: unknown,
  place: Place,
  alone: boolean,
): CheckedProvider | undefined {
  const { baseUrl } = place;
  const given = givenBy(problems, path, setting);
  if (given === undefined) return undefined;
  const { options, refused, isCustom } = given;
  const provider = problems.check(providerEntries, options, path);
  const { clientSecret, authorizationEndpoint, tokenEndpoint } = options as Record<string, unknown>;
  const isSigned = 'clientSecretKey' in options && options.clientSecretKey !== undefined;
  if (clientSecret === undefined && !isSigned && provider.clientAuth !== 'none')
    problems.add(`${path}.clientSecret`, 'is missing');
  const byEndpoints = authorizationEndpoint !== undefined && tokenEndpoint !== undefined;
  if (!('issuer' in options && options.issuer !== undefined) && !byEndpoints) {
    problems.add(`${path}.issuer`, 'is missing (or give authorizationEndpoint and tokenEndpoint)');
  } else checkIssuer(problems, path, provider);
  checkAlgorithms(problems, path, provider, byEndpoints);
  for (const name of ['redirectUrl', 'postLogoutRedirectUrl'] as const) {
    const address = provider[name];
    if (address !== undefined && baseUrl && !new URL(address).href.startsWith(`${baseUrl}/`))
      problems.add(`${path}.${name}`, 'must be under baseUrl');
  }
  if (provider.signature) checkSigning(problems, path, provider, refused);
  if (provider.tokenOf === 'app') checkAppToken(problems, path, provider);
  if (provider.tokens === 'proxy' && provider.apiBases?.length === 0)
    problems.add(`${path}.apiBases`, 'is missing: the proxy would reach nothing');
  const redirectUrl = redirectUrlOf(provider.redirectUrl, provider.id ?? '', alone, place);
  checkRedirectUrl(problems, path, redirectUrl, place);
  const look = lookOf(provider.id ?? '');
  return {
    ...provider,
    ...(provider.icon === undefined && provider.color === undefined ? look : undefined),
    name: provider.name ?? providerName(provider.id ?? ''),
    redirectUrl,
    redirectPath: arrivalPath(redirectUrl, place),
    demandsIssuer: provider.sendsIssuer === true,
    postLogoutRedirectUrl: provider.postLogoutRedirectUrl ?? `${baseUrl}/`,
    isCustom,
  } as CheckedProvider;
}

/** Refuses settings that need a known issuer to compare with. */
function checkIssuer(problems: Problems, path: string, provider: Checked<Entries>): void {
  const { issuer, jwksUri, sendsIssuer } = provider;
  if (issuer === undefined && jwksUri !== undefined)
    problems.add(`${path}.issuer`, 'is missing: ID tokens that are checked with the keys of jwksUri name it');
  else if (issuer === undefined && usesClientSecret(provider.idTokenAlgorithms))
    problems.add(`${path}.issuer`, 'is missing: ID tokens that are checked with the client secret name it');
  else if (sendsIssuer && (issuer === undefined || issuer.includes('{')))
    problems.add(`${path}.issuer`, 'is missing, or not one alone: with sendsIssuer, iss is compared with it');
}

/** Without a member to look for, or a key to verify it with, an answer would be believed unsigned. */
function checkSigning(
  problems: Problems,
  path: string,
  { signingKeys, tokenAnswerUnder, tokenRequest, userRequest, userFromToken }: Checked<Entries>,
  refused: readonly string[],
): void {
  if (signingKeys === undefined) problems.add(`${path}.signingKeys`, 'is missing');
  else
    for (const kind of ['private', 'public'] as const) {
      const problem = rsaKeyProblem(kind, signingKeys[`${kind}Key`]);
      if (problem && !refused.includes(`${kind}Key`)) problems.add(`${path}.signingKeys.${kind}Key`, problem);
    }
  const isPosted =
    userRequest?.method === 'POST' && userRequest.body !== 'json' && userRequest.token?.in === 'body';
  // Without a user endpoint in the settings, one may be discovered.
  const isWhole =
    userRequest === undefined
      ? userFromToken !== undefined
      : isPosted && userRequest.answerUnder !== undefined;
  if (tokenAnswerUnder === undefined || tokenAnswerUnder.includes('.'))
    problems.add(`${path}.tokenAnswerUnder`, 'must name the member that is signed');
  if (tokenRequest === 'json') problems.add(`${path}.tokenRequest`, 'must be "form": a form is signed');
  if (!isWhole)
    problems.add(`${path}.userRequest`, 'must be a POST with the token in its form, and answerUnder');
}

/** A token of the app says nothing of the person, and may do whatever the app may. */
function checkAppToken(
  problems: Problems,
  path: string,
  { tokens, userRequest, userFromToken }: Checked<Entries>,
): void {
  if (tokens !== 'server') problems.add(`${path}.tokens`, 'must be "server": the token is the app’s own');
  const texts = Object.values(userRequest?.fields ?? {});
  if (userFromToken !== undefined || !texts.includes('{callback.code}'))
    problems.add(`${path}.userRequest.fields`, 'must have {callback.code}: the token is the app’s own');
}

/** ID tokens are signed either with keys that the provider publishes or with the client secret, never with both. */
function checkAlgorithms(
  problems: Problems,
  path: string,
  { idTokenAlgorithms: algorithms, clientSecret, jwksUri }: Checked<Entries>,
  byEndpoints: boolean,
): void {
  if (algorithms === undefined) return;
  if (!usesClientSecret(algorithms)) {
    if (byEndpoints && jwksUri === undefined)
      problems.add(`${path}.jwksUri`, 'is missing: the keys of idTokenAlgorithms are there');
  } else if (algorithms.some((name) => !usesClientSecret([name])))
    problems.add(
      `${path}.idTokenAlgorithms`,
      'must be of public keys or of the client secret (HS…), not of both',
    );
  else if (clientSecret === undefined)
    problems.add(`${path}.clientSecret`, 'is missing: it is the key of idTokenAlgorithms');
}

interface Given {
  readonly options: object;
  /** What a class has refused by the names of its own options. */
  readonly refused: readonly string[];
  readonly isCustom: boolean;
}

/** A provider as the settings give it; a setting that is no provider at all is added as a problem. */
function givenBy(problems: Problems, path: string, setting: unknown): Given | undefined {
  if (setting instanceof OAuthProvider) return ofInstance(problems, path, setting);
  if (typeof setting !== 'object' || setting === null) {
    problems.add(path, 'must be a provider or its settings');
    return undefined;
  }
  // It keeps its options to itself: each of them would be told to be missing.
  if ('options' in setting && 'problems' in setting) {
    problems.add(
      path,
      'was made by another copy of oauth-elements than the one that runs. Run the one that its file imports, or give a plain object',
    );
    return undefined;
  }
  if (!('type' in setting)) return { options: setting, refused: [], isCustom: true };
  const { type, ...options } = setting;
  const provider = typeof type === 'string' ? makeProvider(type, options) : undefined;
  if (provider) return ofInstance(problems, path, provider);
  const meant = typeof type === 'string' ? nearestName(type, providerTypeNames) : undefined;
  problems.add(
    `${path}.type`,
    meant ? `is no known provider. Did you mean ${meant}?` : 'is no known provider',
  );
  return undefined;
}

function ofInstance(problems: Problems, path: string, provider: OAuthProvider): Given {
  for (const { option, problem } of provider.problems) problems.add(`${path}.${option}`, problem);
  const refused = provider.problems.map(({ option }) => option);
  return { options: provider.options, refused, isCustom: !isBuiltIn(provider) };
}
