import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import type { ReturnMessage } from '../../src/protocol/return-message.js';
import type { WireRedeem } from '../../src/protocol/wire.js';
import type { Browser } from './browser-with-cookies.js';
import type { Site } from './site.js';
import type { StubProvider } from './stub-provider.js';

/** What a page makes before it opens a login: the verifier stays with it. */
export interface Attempt {
  readonly flow: string;
  readonly verifier: string;
  readonly challenge: string;
}

export function newAttempt(): Attempt {
  const verifier = randomBytes(32).toString('base64url');
  return {
    flow: randomBytes(16).toString('base64url'),
    verifier,
    challenge: createHash('sha256').update(verifier).digest('base64url'),
  };
}

/** On whose behalf a login is, and whatever else its address says. */
export interface ClientLogin {
  readonly client: string;
  readonly origin?: string;
  readonly attempt: Attempt;
  readonly provider?: 'stub' | 'openid';
  /** Default `popup`. */
  readonly mode?: string;
  readonly more?: Readonly<Record<string, string>>;
  /** The browser that the person uses. */
  readonly browser?: Browser;
}

const stubOf = (site: Site, provider = 'stub'): StubProvider =>
  provider === 'openid' ? site.openid : site.stub;

/** Path and query that a client's page opens. */
export function loginTarget(
  { base }: Site,
  { client, origin, attempt, provider = 'stub', mode = 'popup', more = {} }: Omit<ClientLogin, 'browser'>,
): string {
  const query = new URLSearchParams({
    ...{ client, flow: attempt.flow, challenge: attempt.challenge, mode },
    ...(origin === undefined ? {} : { origin }),
    ...more,
  });
  return `${base}/login/${provider}?${query}`;
}

const unescape = (text: string): string => text.replaceAll('&amp;', '&');

/** The two links of the page that asks the person: on to the provider, and back. */
export async function linksOf(response: Response): Promise<{ goOn: string; back: string }> {
  const text = await response.clone().text();
  const [goOn, back] = [/<a href="([^"]*)" class="go-on /, /<a href="([^"]*)" class="button">/].map((form) =>
    unescape(form.exec(text)?.[1] ?? ''),
  );
  assert.ok(goOn && back, `no question in: ${text.slice(0, 300)}`);
  return { goOn, back };
}

/** Opens the login and goes on: the provider's address. */
export async function beginFor(site: Site, login: ClientLogin): Promise<string> {
  const response = await (login.browser ?? site.browser).visit(loginTarget(site, login));
  assert.equal(response.status, 200, await response.clone().text());
  return (await linksOf(response)).goOn;
}

/** The whole way up to the page or address that hands over. */
export async function loginFor(site: Site, login: ClientLogin): Promise<Response> {
  const address = await beginFor(site, login);
  return site.back(stubOf(site, login.provider).approve(address), login.browser ?? site.browser);
}

/** What the endpoint's own page hands over, to whom. */
export interface HandedOver {
  readonly message: ReturnMessage;
  readonly origin: string;
  readonly address: string;
  readonly keep: string;
}

export async function handedOver(response: Response): Promise<HandedOver> {
  const text = await response.clone().text();
  const block = /<script type="application\/json" id="oauth-return"[^>]*>([^<]*)<\/script>/.exec(text)?.[1];
  assert.ok(block, `nothing is handed over in: ${text.slice(0, 300)}`);
  return JSON.parse(block) as HandedOver;
}

/** What an address brings back: in the fragment, or of an app in the query, with an empty fragment. */
export function broughtBack(response: Response): { at: string; told: URLSearchParams } {
  assert.equal(response.status, 303);
  const location = response.headers.get('location') ?? '';
  const end = location.indexOf('#');
  assert.ok(end > 0, `browsers would bring a fragment of ours to ${location}`);
  const isNative = end === location.length - 1;
  const told = isNative ? location.slice(location.indexOf('flow='), end) : location.slice(end + 1);
  return {
    at: location.slice(0, isNative ? location.indexOf('flow=') : end),
    told: new URLSearchParams(told),
  };
}

/** A whole login: what its page may now redeem. */
export async function codeFor(site: Site, login: ClientLogin): Promise<WireRedeem> {
  const response = await loginFor(site, login);
  const told =
    response.status === 303
      ? Object.fromEntries(broughtBack(response).told)
      : { ...(await handedOver(response)).message };
  assert.equal(told['error'] ?? '', '', told['error_description']);
  return { flow: login.attempt.flow, code: told['code'] ?? '', verifier: login.attempt.verifier };
}
