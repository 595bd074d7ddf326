import type { AppleOptions } from './apple.js';
import type { Auth0Options } from './auth0.js';
import type { AzureOptions } from './azure.js';
import type { entries } from './catalog/entries.js';
import type { GitHubOptions } from './github.js';
import type { GoogleOptions } from './google.js';
import type { OAuthProviderOptions } from './provider.js';

type Entries = typeof entries;

type SettingNames<Entry> = Entry extends { readonly settings: infer Settings } ? keyof Settings : never;

/** The names of the settings that providers of the catalog have of their own. */
type CatalogNames = { [Id in keyof Entries]: SettingNames<Entries[Id]> }[keyof Entries];

type ClassOptions = GitHubOptions & GoogleOptions & AzureOptions & Auth0Options & AppleOptions;

/** What a class takes in addition to the options of every provider. */
type ClassSettings = Partial<Omit<ClassOptions, keyof OAuthProviderOptions>>;

/** A provider in plain settings, by its `type`. It takes the settings that its class or its page in the documentation names, too. */
export type PlainProvider = { type: string; id?: string } & Omit<OAuthProviderOptions, 'id'> &
  ClassSettings &
  Partial<Record<Exclude<CatalogNames, keyof ClassSettings>, string>>;
