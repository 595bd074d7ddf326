import { builtIn, isAtHome, mayGetSecrets, mayGetTokens } from '../built-in-provider.js';
import { valueAt } from '../field-path.js';
import { ProviderSpecificSettings } from '../provider-specific-settings.js';
import { OAuthProvider, type OAuthProviderOptions } from '../provider.js';
import { fillIn } from './fill-in.js';
import { entries } from './entries.js';
import type { CatalogEntry, EntrySetting, GroupPaths } from './entry.js';
import { rsaKeyProblem } from '../rsa-key.js';
import { text } from '../user-fields.js';
import { readUserBy } from './user-paths.js';

/** The ids of the providers that are known as data. */
export type CatalogId = keyof typeof entries;

/** The options of a provider of the catalog; every one of its facts can be overridden. */
export interface CatalogOptions extends Omit<OAuthProviderOptions, 'id'> {
  type: CatalogId;
  id?: string;
  /** The address of a server that people run themselves (Nextcloud, Gitea, Mastodon). */
  baseUrl?: string;
  /** The host name of a tenant (Okta, Cognito). */
  domain?: string;
  /** Any other setting that the provider's page in the documentation names. */
  [setting: string]: unknown;
}

/**
 * A provider of the catalog, by the id of its data.
 * @example
 * new CatalogProvider({ type: 'discord', clientId, clientSecret });
 */
export class CatalogProvider extends OAuthProvider {
  constructor({ type, ...options }: CatalogOptions) {
    const own = new ProviderSpecificSettings();
    const known = Object.hasOwn(entries, type) ? (entries[type] as CatalogEntry) : undefined;
    if (known) super(...fromEntry(type, known, options, own));
    else {
      own.refuse('type', 'is no provider of the catalog');
      super(...builtIn({ id: 'unknown', name: '', atHome: {} }, options, own));
    }
  }
}

/** The options that an entry stands for, with the given ones over them. */
export function fromEntry(
  id: string,
  entry: CatalogEntry,
  given: Readonly<Record<string, unknown>>,
  own: ProviderSpecificSettings,
): ReturnType<typeof builtIn> {
  const { settings = {}, ...rest } = entry;
  const values: Record<string, string> = { clientId: text(given['clientId']) ?? '' };
  const keys: Partial<Record<KeyKind, string>> = {};
  const options = Object.fromEntries(
    Object.entries(given).filter(([name]) => !Object.hasOwn(settings, name)),
  );
  for (const [name, setting] of Object.entries(settings)) {
    const { kind, byDefault, example } = setting;
    const value = given[name];
    const isKey = kind === 'private-key' || kind === 'public-key';
    // Requests are signed wherever they are sent; addresses of another issuer are discovered.
    const isNeeded = isAtHome(given[isKey ? 'signingKeys' : 'issuer'], undefined);
    if (value === undefined && byDefault === undefined && isNeeded)
      own.refuse(name, `is missing. Set it to ${wanted[kind]}, such as ${example}`);
    if (isKey) keys[kind] = keyOf(own, name, kind, value);
    else values[name] = valueOf(own, name, { ...setting, kind }, value);
  }
  const { name, user: paths, groups: named, issuer, ...facts } = fillIn(rest, values);
  const { tokenEndpoint } = facts;
  const isOwn = (url: string): boolean => mayGetTokens(url, options, { issuer, tokenEndpoint });
  const hasSecret = (url: string): boolean =>
    isOwn(url) && mayGetSecrets(url, options, { issuer, tokenEndpoint });
  const headers = headersWithSecret(rest, values, given['clientSecret'], own);
  const { emails, ...user } = paths;
  const listed = emails && isOwn(emails.url) ? emails : undefined;
  if (listed) own.endpoints['emails'] = listed.url;
  const groups = named?.list && !isOwn(named.list.url) ? undefined : named;
  return builtIn(
    {
      ...{ id, name, issuer },
      atHome: addressesOf(facts),
      always: {
        ...standardOf(facts),
        ...(headers && { userHeaders: hasSecret(facts.userEndpoint ?? '') ? headers : {} }),
        ...signingKeysOf(keys),
        ...idFact(options['userIdFn'], facts.idChanges),
        ...readUserBy(listed ? { ...user, emails: listed } : user),
        ...groupsBy(groups),
      },
      sureScopes: facts.jwksUri === undefined && !facts.idTokenAlgorithms ? [] : ['openid'],
    },
    options,
    own,
  );
}

/** The headers of an entry that name the client secret (Etsy); `undefined` where they don't, and then it stays out of them. */
function headersWithSecret(
  { userHeaders }: Pick<CatalogEntry, 'userHeaders'>,
  values: Readonly<Record<string, string>>,
  clientSecret: unknown,
  own: ProviderSpecificSettings,
): Readonly<Record<string, string>> | undefined {
  if (!JSON.stringify(userHeaders ?? {}).includes('{clientSecret}')) return undefined;
  const secret = text(clientSecret);
  if (secret === null) own.refuse('clientSecret', 'is missing');
  return fillIn(userHeaders, { ...values, clientSecret: secret ?? '?' });
}

/** What is known of the entry's id says nothing of one that the settings pick. */
function idFact(userIdFn: unknown, idChanges: boolean | undefined): Partial<OAuthProviderOptions> {
  return userIdFn === undefined || !idChanges ? {} : { idChanges: false };
}

type KeyKind = 'private-key' | 'public-key';

/** A key never becomes a part of a text; what is wrong with it is said without it. */
function keyOf(own: ProviderSpecificSettings, name: string, kind: KeyKind, value: unknown): string {
  const problem =
    value === undefined ? undefined : rsaKeyProblem(kind === 'private-key' ? 'private' : 'public', value);
  if (problem) own.refuse(name, problem);
  return typeof value === 'string' && value !== '' ? value : '?';
}

function signingKeysOf(keys: Partial<Record<KeyKind, string>>): Partial<OAuthProviderOptions> {
  const { 'private-key': privateKey, 'public-key': publicKey } = keys;
  return privateKey && publicKey ? { signingKeys: { privateKey, publicKey } } : {};
}

/** What a setting that is missing has to be. */
const wanted: Readonly<Record<EntrySetting['kind'], string>> = {
  url: 'the address of yours',
  host: 'the host name of yours',
  text: 'yours',
  'private-key': 'the private key of your app',
  'public-key': 'the public key of the provider',
};

function valueOf(
  own: ProviderSpecificSettings,
  name: string,
  { kind, byDefault, example }: EntrySetting & { readonly kind: 'url' | 'host' | 'text' },
  value: unknown,
): string {
  if (kind === 'url') return own.base(name, value, byDefault ?? 'https://missing.invalid', example);
  if (kind === 'host') return own.host(name, value, example) ?? byDefault ?? 'missing.invalid';
  const rule = `must be letters, digits, ".", "_" and "-", such as ${example}`;
  return own.text(name, value, rule, (given) => /^[\w.-]+$/.test(given)) ?? byDefault ?? 'missing.invalid';
}

const addresses = [
  ...(['authorizationEndpoint', 'tokenEndpoint', 'userEndpoint', 'jwksUri'] as const),
  ...(['revocationEndpoint', 'endSessionEndpoint', 'refreshEndpoint'] as const),
];

/** What is not an option of a provider. */
const factsOnly = ['deviceEndpoint', 'refresh', 'answers', 'register', 'notes', 'confirmedIn', 'unconfirmed'];

type Facts = Omit<CatalogEntry, 'name' | 'user' | 'groups' | 'issuer' | 'settings'>;

function addressesOf(facts: Facts): Partial<OAuthProviderOptions> {
  const known = addresses.filter((name) => facts[name] !== undefined);
  return Object.fromEntries(known.map((name) => [name, facts[name]]));
}

function standardOf(facts: Facts): Partial<OAuthProviderOptions> {
  const others: readonly string[] = [...addresses, ...factsOnly];
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !others.includes(name)));
}

function groupsBy(groups: GroupPaths | undefined): Partial<OAuthProviderOptions> {
  if (!groups) return {};
  const { scopes = [], claim, list } = groups;
  if (list)
    return {
      groupScopes: scopes,
      groupsFn: async (_person, all) =>
        (
          await all(list.url, (body) => ({
            items: list.under === undefined ? body : valueAt(body, list.under),
          }))
        ).map((item) => ({ id: valueAt(item, list.id), name: valueAt(item, list.name) })),
    };
  return {
    groupScopes: scopes,
    groupsFn: async ({ claims, raw }) =>
      valueAt(claims, claim ?? 'groups') ?? valueAt(await raw(), claim ?? 'groups'),
  };
}
