import { randomBytes } from 'node:crypto';
import type { Browser } from '../../support/browser-with-cookies.js';
import { label, type Site, type SiteOptions } from '../../support/site.js';
import type { StoreForTests } from '../../support/store-for-tests.js';
import { clientId, type StubProvider } from '../../support/stub-provider.js';
import { onStore } from '../sessions/stored/stored-site.js';

export const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

type Fields = Readonly<Record<string, unknown>>;

/** A test's body on a site with a store. Its clock is that of the stub, which signs with the machine's. */
export const onLogoutSite = (
  run: (site: Site, store: StoreForTests) => Promise<void>,
  options: SiteOptions = {},
) => onStore(run, options);

/** The claims of a logout token that is right. `undefined` among the changes leaves a claim out. */
export function logoutClaims(site: Site, changes: Fields = {}): Record<string, unknown> {
  const now = Math.floor(site.now / 1000);
  const claims: Fields = {
    ...{ iss: site.openid.url, aud: clientId, iat: now, exp: now + 120, sub: 'ada' },
    ...{ jti: randomBytes(12).toString('hex'), events: { [logoutEvent]: {} } },
    ...changes,
  };
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

export const logoutToken = (site: Site, changes?: Fields, header: Record<string, string> = {}) =>
  site.openid.sign(logoutClaims(site, changes), { typ: 'logout+jwt', ...header });

export interface Posted {
  readonly token?: string;
  readonly body?: string;
  readonly type?: string;
  readonly provider?: string;
}

/** What the provider's server sends: no cookie, no header of ours. */
export function postToken(site: Site, { token = '', body, type, provider = 'openid' }: Posted) {
  return site.send({
    method: 'POST',
    target: `${site.base}/backchannel-logout/${provider}`,
    headers: { 'content-type': type ?? 'application/x-www-form-urlencoded' },
    body: body ?? new URLSearchParams({ logout_token: token }).toString(),
  });
}

/** Signs in with another browser, at a session of the provider's. */
export async function signInWith(site: Site, claims: Fields = {}): Promise<Browser> {
  const browser = site.newBrowser();
  site.openid.claims = { ...siteTimes(site), ...claims };
  if (typeof claims['sub'] === 'string') site.openid.user = { sub: claims['sub'] };
  const address = await site.begin(`?flow=${label}&mode=popup`, 'openid', browser);
  await site.back(site.openid.approve(address), browser);
  site.openid.user = { sub: 'ada' };
  return browser;
}

function siteTimes({ now }: Site): Fields {
  const seconds = Math.floor(now / 1000);
  return { iat: seconds, exp: seconds + 300 };
}

export const sessionOf = async (site: Pick<Site, 'base'>, browser: Browser): Promise<unknown> =>
  (await browser.ask(`${site.base}/session`)).json();

export const revoked = { authorizations: [], reason: { openid: 'revoked' } };

export const keysFetched = (stub: StubProvider): number => stub.count('/jwks');
