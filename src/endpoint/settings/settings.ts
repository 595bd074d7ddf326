import * as v from 'valibot';
import { OAuthError } from '../../protocol/errors.js';
import { providerName } from '../../protocol/provider-names.js';
import { OAuthProvider, providerTypes, type OAuthProviderOptions } from '../../providers/index.js';
import { safeReturnTo, type ReturnTo } from '../flow/return-to.js';
import { providerSchema, settingsSchema } from './schema.js';

declare const checked: unique symbol;

/** A provider whose every setting was checked. */
export type CheckedProvider = v.InferOutput<typeof providerSchema> & {
  readonly name: string;
  readonly redirectUrl: string;
  readonly [checked]: 'provider';
};

/** Settings that were checked, with everything derived from them. Only `checkSettings` makes them. */
export interface CheckedSettings {
  readonly secrets: readonly string[];
  readonly origin: string;
  /** `{baseUrl}/api/oauth`: also the name of the channel that pages of the origin share. */
  readonly endpointUrl: string;
  /** Its path, such as `/api/oauth`. */
  readonly basePath: string;
  readonly providers: ReadonlyMap<string, CheckedProvider>;
  readonly session: { readonly idle: number; readonly absolute: number };
  readonly completePages: ReadonlyMap<string, ReturnTo>;
  readonly [checked]: 'settings';
}

/** A provider in settings: an instance, or a plain object. */
export type ProviderSetting =
  | OAuthProvider
  | OAuthProviderOptions
  | ({ type: string } & Omit<OAuthProviderOptions, 'id'> & { id?: string });

export interface OAuthEndpointSettings {
  /** At least 32 characters; or a list, newest first: the first seals, all open. */
  secret: string | readonly string[];
  /** The site's own address, such as `https://example.com`. Redirects are made from it, never from `Host`. */
  baseUrl: string;
  providers: readonly ProviderSetting[];
  /** Lifetimes in seconds. */
  session?: { idle?: number; absolute?: number };
  /** The app's own completion pages, by name: addresses under `baseUrl`. `default` replaces ours. */
  completePages?: Readonly<Record<string, string>>;
}

/**
 * Checks settings as a whole.
 * @throws {OAuthError} `settings_invalid`, whose description lists every problem by name and no value.
 */
export function checkSettings(given: unknown): CheckedSettings {
  const problems: string[] = [];
  const result = v.safeParse(settingsSchema, given);
  collect(problems, '', result.issues);
  const parsed = result.success ? result.output : undefined;
  const baseUrl = parsed?.baseUrl ?? '';
  const providers = new Map<string, CheckedProvider>();
  for (const [index, setting] of listOf(given).entries()) {
    const provider = checkProvider(problems, `providers[${index}]`, setting, baseUrl);
    if (!provider) continue;
    if (providers.has(provider.id)) problems.push(`providers[${index}].id: is used twice`);
    providers.set(provider.id, provider);
  }
  const origin = parsed ? new URL(baseUrl).origin : '';
  const completePages = new Map<string, ReturnTo>();
  for (const [name, address] of Object.entries(parsed?.completePages ?? {})) {
    const page = safeReturnTo(address, origin);
    if (page) completePages.set(name, page);
    else problems.push(`completePages.${name}: must be a path or an address under baseUrl`);
  }
  if (!parsed || problems.length) throw new OAuthError('settings_invalid', problems.join('\n'));
  const endpointUrl = `${baseUrl}/api/oauth`;
  return {
    secrets: typeof parsed.secret === 'string' ? [parsed.secret] : parsed.secret,
    origin,
    endpointUrl,
    basePath: new URL(endpointUrl).pathname,
    providers,
    session: parsed.session,
    completePages,
  } as unknown as CheckedSettings;
}

function listOf(given: unknown): unknown[] {
  const providers = (given as { providers?: unknown } | null | undefined)?.providers;
  return Array.isArray(providers) ? providers : [];
}

function checkProvider(
  problems: string[],
  path: string,
  setting: unknown,
  baseUrl: string,
): CheckedProvider | undefined {
  const options = optionsOf(setting);
  if (typeof options === 'string') {
    problems.push(`${path}${options}`);
    return undefined;
  }
  const result = v.safeParse(providerSchema, options);
  collect(problems, path, result.issues);
  if (!result.success) return undefined;
  const provider = result.output;
  const redirectUrl = provider.redirectUrl ?? `${baseUrl}/api/oauth/redirect`;
  if (baseUrl && !redirectUrl.startsWith(`${baseUrl}/`)) {
    problems.push(`${path}.redirectUrl: must be under baseUrl`);
    return undefined;
  }
  return { ...provider, name: provider.name ?? providerName(provider.id), redirectUrl } as CheckedProvider;
}

/** A provider's options, or what is wrong with the setting as a whole. */
function optionsOf(setting: unknown): unknown {
  if (setting instanceof OAuthProvider) return setting.options;
  if (typeof setting !== 'object' || setting === null) return ': must be a provider or its settings';
  if (!('type' in setting)) return setting;
  const { type, ...options } = setting;
  const Provider =
    typeof type === 'string' && Object.hasOwn(providerTypes, type) ? providerTypes[type] : undefined;
  if (!Provider) return `.type: must be one of ${Object.keys(providerTypes).join(', ')}`;
  return new Provider(options as never).options;
}

function collect(
  problems: string[],
  path: string,
  issues: readonly v.BaseIssue<unknown>[] | undefined,
): void {
  for (const issue of issues ?? []) {
    const parts = (issue.path ?? []).map(({ key }) =>
      typeof key === 'number' ? `[${key}]` : `.${String(key)}`,
    );
    const name = `${path}${parts.join('')}`.replace(/^\./, '') || 'settings';
    problems.push(`${name}: ${plainMessage(issue)}`);
  }
}

/** Valibot's own words quote what it received, which may be a secret. */
function plainMessage(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object')
    return issue.expected === 'never'
      ? 'is not a setting'
      : issue.received === 'undefined'
        ? 'is missing'
        : 'must be an object';
  if (issue.input === undefined) return 'is missing';
  return issue.message.startsWith('Invalid') ? 'is not valid' : issue.message;
}
