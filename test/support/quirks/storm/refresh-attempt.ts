import { isDeepStrictEqual } from 'node:util';
import type { OAuthToken } from '../../../../src/endpoint/index.js';
import { OAuthError } from '../../../../src/protocol/errors.js';
import type { WireAuthorization, WireSession } from '../../../../src/protocol/wire.js';
import { addressOf } from '../quirk-addresses.js';
import { exactId } from '../quirk-answers.js';
import type { QuirkProvider } from '../quirk-provider.js';
import type { QuirkSite } from '../quirk-site.js';
import type { Received } from '../received.js';

/** What asking for a working token has come to. */
export interface RefreshAttempt {
  /** The code of its failure; empty after success. */
  readonly code: string;
  readonly token: OAuthToken | undefined;
  /** Who is signed in afterwards. */
  readonly authorization: WireAuthorization | undefined;
  readonly received: readonly Received[];
}

/** @param force as for a token that the provider's API has just refused. */
export async function attemptRefresh(site: QuirkSite, force: boolean): Promise<RefreshAttempt> {
  const { provider, browser, endpoint } = site;
  const before = provider.received.length;
  const headers = new Headers({ cookie: browser.cookieHeader });
  const authorization = await endpoint.authorization({ headers }, provider.id);
  let code = authorization ? '' : 'signed_out';
  const token = await authorization?.getToken({ force }).catch((error: unknown) => {
    if (!(error instanceof OAuthError)) throw error;
    code = error.code;
    return undefined;
  });
  browser.take(authorization?.setCookies ?? []);
  const received = provider.received.slice(before);
  const session = await browser.ask('/api/oauth/session');
  const [shown] = ((await session.json()) as WireSession).authorizations;
  return { code, token, authorization: shown, received };
}

/** Lets time pass until a refresh is due while the token still works; false where its lifetime is unknown or a session's. */
export function passUntilDue(site: QuirkSite, seconds: number | null | undefined): boolean {
  if (seconds === null || seconds === undefined || seconds > 86_400) return false;
  site.pass((seconds - 20) * 1000);
  return true;
}

/** What is wrong with a refresh that succeeds: the new token for the same person and scopes, by one request to the right address. */
export function faultsOfRefresh(
  provider: QuirkProvider,
  { code, token, authorization, received }: RefreshAttempt,
  lifetime?: number | null,
): string[] {
  const { refreshEndpoint } = provider.entry;
  const found = {
    ...{ code, accessToken: token?.accessToken, refreshToken: token?.refreshToken },
    ...{ scope: [...(token?.scope ?? [])].sort(), id: authorization?.user?.id },
    asked: received.map(({ what, url }) => `${what} ${url.origin}`),
    problems: provider.problems,
  };
  const address = new URL(refreshEndpoint ?? addressOf(provider, 'tokenEndpoint'));
  const wanted = {
    ...{ code: '', accessToken: provider.accessToken, refreshToken: provider.refreshTokens.at(-1) },
    ...{ scope: [...provider.scopes].sort(), id: exactId },
    ...{ asked: [`refresh ${address.origin}`], problems: [] },
  };
  const seconds = token?.expiresIn ?? null;
  const isWhole = isDeepStrictEqual(found, wanted) && (lifetime === undefined || seconds === lifetime);
  return isWhole ? [] : [`${provider.id}: ${JSON.stringify({ ...found, seconds })}`];
}

/** What is wrong with an attempt that may bring no new token: another code, the person signed out, or an odd request. */
export function faultsOfKept(
  provider: QuirkProvider,
  { code, token, authorization, received }: RefreshAttempt,
  wanted: { readonly code: string; readonly accessToken: string | undefined; readonly asked: string },
): string[] {
  const asked = received.map(({ what }) => what).join();
  const id = authorization?.user?.id;
  const isWhole =
    code === wanted.code &&
    token?.accessToken === wanted.accessToken &&
    id === exactId &&
    asked === wanted.asked &&
    !received.some(({ url }) => url.hostname === 'evil.example');
  return isWhole
    ? []
    : [`${provider.id}: ${JSON.stringify({ code, accessToken: token?.accessToken, id, asked, wanted })}`];
}
