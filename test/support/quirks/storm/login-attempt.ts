import { isDeepStrictEqual } from 'node:util';
import { entries } from '../../../../src/providers/catalog/entries.js';
import type { CatalogEntry } from '../../../../src/providers/catalog/entry.js';
import type { WireAuthorization, WireSession } from '../../../../src/protocol/wire.js';
import { isTried } from '../../whole.js';
import { exactId } from '../quirk-answers.js';
import { QuirkProvider } from '../quirk-provider.js';
import type { QuirkSite } from '../quirk-site.js';
import type { Received } from '../received.js';

const catalog = (Object.entries(entries) as [string, CatalogEntry][]).map(([id, entry]) => {
  const open = (): QuirkProvider => new QuirkProvider(id, entry);
  return { open, known: open() };
});

/** Of the providers that `applies` picks, those that this run tries: all with `--whole`, else one in `oneOf`, and at least one. */
export function chosenProviders(
  row: number,
  applies: (provider: QuirkProvider) => boolean,
  oneOf = 32,
): QuirkProvider[] {
  const all = catalog.filter(({ known }) => applies(known));
  const chosen = all.filter((_, index) => isTried(Math.min(oneOf, all.length), row, index));
  return chosen.map(({ open }) => open());
}

/** What one login has come to. */
export interface LoginAttempt {
  /** The code of its failure; empty after success. */
  readonly code: string;
  readonly authorization: WireAuthorization | undefined;
  readonly hasSessionCookie: boolean;
  /** What it asked the provider for, in order. */
  readonly asked: readonly Received['what'][];
  /** The hosts that it asked. */
  readonly hosts: readonly string[];
}

export async function attemptLogin(site: QuirkSite, query = ''): Promise<LoginAttempt> {
  const { provider, browser } = site;
  const before = provider.received.length;
  const response = await site.login(query);
  const failure = response.status === 303 ? undefined : ((await response.json()) as { error?: string });
  const received = provider.received.slice(before);
  const session = await browser.ask('/api/oauth/session');
  return {
    code: failure?.error ?? '',
    authorization: ((await session.json()) as WireSession).authorizations[0],
    hasSessionCookie: browser.names('-session.').length > 0,
    asked: received.map(({ what }) => what),
    hosts: received.map(({ url }) => url.hostname),
  };
}

/** What is wrong with a login that the drift must not break: the same person and scopes as ever, and no odd request. */
export function faultsOfSurvivor(
  provider: QuirkProvider,
  { code, authorization, hasSessionCookie }: LoginAttempt,
  lifetime?: number | null,
): string[] {
  const scope = [...(authorization?.token.scope ?? [])].sort();
  const found = { code, id: authorization?.user?.id, scope, hasSessionCookie, problems: provider.problems };
  const wanted = {
    ...{ code: '', id: exactId, scope: [...provider.scopes].sort() },
    ...{ hasSessionCookie: true, problems: [] },
  };
  const seconds = authorization?.token.expires_in;
  const isWhole = isDeepStrictEqual(found, wanted) && (lifetime === undefined || seconds === lifetime);
  return isWhole ? [] : [`${provider.id}: ${JSON.stringify({ ...found, seconds })}`];
}

/** What is wrong with a login that must end with a code: a session, another code, or a request that `mayAsk` doesn't permit. */
export function faultsOfRefusal(
  { id }: QuirkProvider,
  { code, authorization, hasSessionCookie, asked }: LoginAttempt,
  wanted: string,
  mayAsk: (asked: LoginAttempt['asked']) => boolean,
): string[] {
  const isRefused = code === wanted && authorization === undefined && !hasSessionCookie && mayAsk(asked);
  return isRefused ? [] : [`${id}: ${JSON.stringify({ code, hasSessionCookie, asked })}`];
}
