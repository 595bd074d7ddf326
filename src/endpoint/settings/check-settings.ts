import { OAuthError } from '../../protocol/errors.js';
import type { OAuthProvider, OAuthProviderOptions } from '../../providers/index.js';
import type { OperatorLogHook } from '../log/operator-log.js';
import { safeReturnTo, type ReturnTo } from '../login/return-to.js';
import { OwnHtmlTemplate } from '../pages/own-html-template.js';
import { checkClients, type ExternalApp } from './check-clients-setting.js';
import { checkProvider, type CheckedProvider } from './check-provider.js';
import { Problems } from './problems.js';
import { checkRedirectUrls, isShared, type Place } from './redirect-urls.js';
import { sessionEntries } from './session-settings-schema.js';
import { settingsEntries } from './settings-schema.js';

export type { ExternalApp } from './check-clients-setting.js';
export type { CheckedProvider } from './check-provider.js';

declare const checked: unique symbol;

/** Settings that were checked, with everything derived from them. Only `checkSettings` makes them. */
export interface CheckedSettings {
  readonly secrets: readonly string[];
  readonly origin: string;
  /** `{baseUrl}/api/oauth`: also the name of the channel that pages of the origin share. */
  readonly endpointUrl: string;
  /** Where requests arrive, such as `/api/oauth`; empty where everything is for the endpoint. */
  readonly basePath: string;
  /** Where providers send people back to, as requests arrive there. */
  readonly redirectPaths: ReadonlySet<string>;
  readonly providers: ReadonlyMap<string, CheckedProvider>;
  readonly session: { readonly idle: number; readonly absolute: number; readonly remember: number };
  readonly savedTokens: boolean;
  readonly cookiePrefix: string;
  /** Embedding sites and native apps, by id. */
  readonly clients: ReadonlyMap<string, ExternalApp>;
  /** An address of the site, or HTML that we serve. */
  readonly completePages: ReadonlyMap<string, ReturnTo | OwnHtmlTemplate>;
  /** `undefined` stands for the console. */
  readonly log: OperatorLogHook | false | undefined;
  readonly [checked]: 'settings';
}

/** A provider in settings: an instance, or a plain object. */
export type ProviderSetting =
  | OAuthProvider
  | OAuthProviderOptions
  | ({ type: string } & Omit<OAuthProviderOptions, 'id'> & { id?: string });

/** A site or app of another origin that may use the endpoint. */
export interface ClientSetting {
  id: string;
  /** Default `web`. A `native` app keeps a handle and no cookie. */
  type?: 'web' | 'native';
  /** Exactly as browsers write them, such as `https://docs.example.com`. Of an app, its web view's, if it has one. */
  origins?: readonly string[];
  /**
   * Where logins come back to. Of a site, at least one below each origin: a page with `<oauth-complete-page>`, or
   * `oauth-return.html` of this package. Of an app, an address of a scheme of its own, with a dot in it, or an `http` one on
   * loopback, of which any port will do.
   */
  returnUrls: readonly string[];
}

export interface OAuthEndpointSettings {
  /** At least 32 characters; or a list, newest first: the first seals, all open. */
  secret: string | readonly string[];
  /** The site's own address, such as `https://example.com`. Redirects are made from it, never from `Host`. */
  baseUrl: string;
  /**
   * The path where requests arrive, where a proxy or a framework has changed it: `/api/oauth` behind a proxy that strips
   * `/shop` of `https://example.com/shop`. `/` stands for every path. Default: the path of `{baseUrl}/api/oauth`. Links,
   * redirects and the redirect URL are made from `baseUrl` all the same.
   */
  basePath?: string;
  providers: readonly ProviderSetting[];
  /** Lifetimes in seconds: without use, from login, and of what is remembered. */
  session?: { idle?: number; absolute?: number; remember?: number };
  /** Sites and apps of other origins that may sign people in here. Everybody else is refused. */
  clients?: readonly ClientSetting[];
  /** `false` refuses to give sealed tokens to pages that want to keep them. Default `true`. */
  savedTokens?: boolean;
  /**
   * What our cookies' names begin with, after `__Host-Http-` over https and before letters that stand for `baseUrl`:
   * endpoints on one host keep apart without it. Default `oauth`.
   */
  cookiePrefix?: string;
  /**
   * The app's own completion pages, by name; `default` replaces ours. Each is an address under `baseUrl`, or HTML (what
   * has a `<` in it) of at most 64 KB, which is served at the end of a popup or tab and closes itself as ours does.
   *
   * In HTML, an element with `data-outcome="success"` or `data-outcome="error"` is shown for that outcome only, and one
   * with `data-when="open"` only where the window cannot be closed. Without a part for `error`, a failure is told on our
   * own page. Outside of scripts and styles, `{{message}}` becomes a sentence in the reader's language, `{{language}}`
   * that language, `{{provider}}` the provider's name: as text, or in a quoted attribute.
   *
   * It runs under a strict policy. `<script>` and `<style>` get the reply's nonce, and work; `style=` and `onclick=`
   * attributes do not. Images, fonts, style sheets and script files must be the site's own (images may be `data:`, too),
   * by paths from its root, such as `/logo.svg`; nothing else is loaded, and nothing fetched.
   */
  completePages?: Readonly<Record<string, string>>;
  /**
   * Receives problems that an operator can cure, each once for a code and provider, with no secret in them. Default: the
   * console. `false` silences them.
   */
  log?: OperatorLogHook | false;
}

/**
 * Checks settings as a whole.
 * @throws {OAuthError} `settings_invalid`, whose description lists every problem by name and no value.
 */
export function checkSettings(given: unknown): CheckedSettings {
  const problems = new Problems();
  const parsed = problems.check(settingsEntries, given, '');
  const { secret = [], baseUrl = '' } = parsed;
  const session = problems.check(sessionEntries, parsed.session ?? {}, 'session');
  const endpointUrl = `${baseUrl}/api/oauth`;
  const basePath = parsed.basePath ?? (baseUrl && new URL(endpointUrl).pathname);
  const providers = checkProviders(problems, parsed.providers ?? [], { baseUrl, basePath });
  const origin = baseUrl && new URL(baseUrl).origin;
  const completePages = new Map<string, ReturnTo | OwnHtmlTemplate>();
  for (const [name, value] of Object.entries(parsed.completePages ?? {})) {
    const page = value.includes('<') ? new OwnHtmlTemplate(value) : safeReturnTo(value, origin);
    if (page) completePages.set(name, page);
    else if (origin) problems.add(`completePages.${name}`, 'must be a path or an address under baseUrl');
  }
  const clients = checkClients(problems, parsed.clients ?? [], origin);
  if (problems.list.length) throw new OAuthError('settings_invalid', problems.list.join('\n'));
  const secrets = typeof secret === 'string' ? [secret] : secret;
  return {
    secrets,
    origin,
    endpointUrl,
    basePath,
    redirectPaths: new Set([...providers.values()].map(({ redirectPath }) => redirectPath)),
    providers,
    session,
    savedTokens: parsed.savedTokens,
    cookiePrefix: parsed.cookiePrefix,
    clients,
    completePages,
    log: parsed.log,
  } as unknown as CheckedSettings;
}

function checkProviders(
  problems: Problems,
  settings: readonly unknown[],
  place: Place,
): ReadonlyMap<string, CheckedProvider> {
  const named = new Map<string, CheckedProvider>();
  const placed = new Map<string, CheckedProvider>();
  for (const [index, setting] of settings.entries()) {
    const path = `providers[${index}]`;
    const provider = checkProvider(problems, path, setting, place, settings.length === 1);
    if (!provider) continue;
    if (named.has(provider.id)) problems.add(`${path}.id`, 'is used twice');
    else if (provider.redirectUrl.startsWith(`${place.baseUrl}/`)) placed.set(path, provider);
    named.set(provider.id, provider);
  }
  checkRedirectUrls(problems, placed);
  const all = [...named.values()];
  for (const [id, provider] of named) {
    const shares = all.some((other) => isShared(provider, other));
    if (shares) named.set(id, { ...provider, demandsIssuer: true });
  }
  return named;
}
