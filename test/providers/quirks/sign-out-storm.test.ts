import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addressOf, revocationOf } from '../../support/quirks/quirk-addresses.js';
import type { QuirkProvider } from '../../support/quirks/quirk-provider.js';
import { openQuirkSite, type QuirkSite } from '../../support/quirks/quirk-site.js';
import { client, type Received } from '../../support/quirks/received.js';
import { html, jsonResponse } from '../../support/quirks/storm/answers.js';
import { isDiscovered } from '../../support/quirks/storm/kinds.js';
import { attemptLogin, chosenProviders, faultsOfSurvivor } from '../../support/quirks/storm/login-attempt.js';
import { revocationAnswers } from '../../support/quirks/storm/revocation-answers.js';
import { attemptSignOut, type SignOutAttempt } from '../../support/quirks/storm/sign-out-attempt.js';

const everyone = (): boolean => true;
const revokes = (provider: QuirkProvider): boolean => revocationOf(provider) !== '';

/** The reply waits for providers until they have answered; what is repeated is repeated at once. */
const patient = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  milliseconds < 2000
    ? Promise.resolve()
    : new Promise((resolve) => {
        signal?.addEventListener('abort', () => {
          resolve();
        });
      });

const impatient = (): Promise<void> => Promise.resolve();

/** Signs in at each provider that this run tries, and collects what is wrong with signing out. */
const collect = async (
  {
    row,
    isStored,
    applies,
  }: { row: number; isStored: boolean; applies: (provider: QuirkProvider) => boolean },
  faultsAt: (site: QuirkSite) => Promise<string[]>,
  wait = patient,
): Promise<void> => {
  const chosen = chosenProviders(row, applies);
  assert.notEqual(chosen.length, 0);
  const faults: string[] = [];
  for (const provider of chosen) {
    const site = await openQuirkSite(provider, { isStored, wait });
    faults.push(...faultsOfSurvivor(provider, await attemptLogin(site)), ...(await faultsAt(site)));
  }
  assert.deepEqual(faults, []);
};

const tokenIn = ({ fields }: Received): string => fields.get('token') ?? fields.get('access_token') ?? '';

/** What is wrong with a sign-out: somebody is still signed in, a token goes elsewhere or too often, or the reply tells one. */
const faultsOfSignOut = (
  provider: QuirkProvider,
  { status, logoutUrl, left, received }: SignOutAttempt,
  mostSent = 1,
): string[] => {
  const { origin } = new URL(revocationOf(provider) || 'https://none.invalid');
  const revoked = received.filter(({ what }) => what === 'revoke');
  const sent = revoked.map(tokenIn);
  const end = addressOf(provider, 'endSessionEndpoint');
  const rules: Record<string, boolean> = {
    'the page is told': status === 200,
    'nobody is signed in': left.length === 0,
    'only revocation and metadata are asked for': received.every(
      ({ what }) => what === 'revoke' || what === 'metadata',
    ),
    'tokens go to its own address': revoked.every(({ url }) => url.origin === origin),
    'no token is in an address': received.every(({ url }) => !/access-|refresh-/.test(url.href)),
    'the refresh token or the access token is sent': sent.length > 0 === revokes(provider),
    'no token is sent too often': sent.every(
      (one) => sent.filter((other) => other === one).length <= mostSent,
    ),
    'only its own tokens are sent': sent.every((one) => one === 'access-1' || one === 'refresh-1'),
    'the page gets the address of its sign-out':
      end === '' ? logoutUrl === null : logoutUrl?.startsWith(end) === true,
    'that names the client':
      logoutUrl === null || new URL(logoutUrl).searchParams.get('client_id') === client.clientId,
    'that holds no token': !/access-|refresh-/.test(logoutUrl ?? ''),
  };
  const broken = Object.keys(rules).filter((rule) => !rules[rule]);
  return broken.map((rule) => `${provider.id}: not so: ${rule} (${sent.join()} ${logoutUrl ?? ''})`);
};

for (const isStored of [false, true])
  describe(`signing out of a provider of the catalog that drifts, with sessions in ${isStored ? 'a store' : 'cookies'}`, () => {
    for (const [row, { what, answer, mostSent }] of revocationAnswers.entries())
      test(`leaves nobody signed in, and sends each token to its own provider alone: the answer is ${what}`, () =>
        collect({ row, isStored, applies: revokes }, async (site) => {
          site.provider.drift = {
            instead: (received) => (received.what === 'revoke' ? answer() : undefined),
          };
          return faultsOfSignOut(site.provider, await attemptSignOut(site), mostSent);
        }));

    test('leaves nobody signed in, whatever else it does', () =>
      collect({ row: 0, isStored, applies: everyone }, async (site) =>
        faultsOfSignOut(site.provider, await attemptSignOut(site)),
      ));

    test('does not wait for a provider that never answers', () =>
      collect(
        { row: 0, isStored, applies: revokes },
        async (site) => {
          let release = (): void => undefined;
          const never = new Promise<Response>((resolve) => {
            release = () => {
              resolve(new Response(''));
            };
          });
          site.provider.drift = { instead: ({ what }) => (what === 'revoke' ? never : undefined) };
          const { status, left } = await attemptSignOut(site);
          release();
          return status === 200 && left.length === 0 ? [] : [`${site.provider.id}: ${status} ${left.join()}`];
        },
        impatient,
      ));

    for (const [row, [what, answer]] of (
      [
        ['HTML', () => html(200)],
        ['an outage (503)', () => html(503)],
        ['null', () => jsonResponse('null')],
        ['that of another issuer', () => jsonResponse({ issuer: 'https://evil.example' })],
      ] as [string, () => Response][]
    ).entries())
      test(`goes by the metadata that it had, an hour after the login: the new one is ${what}`, () =>
        collect({ row, isStored, applies: isDiscovered }, async (site) => {
          site.pass(3_600_001);
          site.provider.drift = {
            instead: (received) => (received.what === 'metadata' ? answer() : undefined),
          };
          return faultsOfSignOut(site.provider, await attemptSignOut(site));
        }));

    for (const [row, [name, address]] of (
      [
        ['revocation_endpoint', 'http://id.quirk.example/revoke'],
        ['revocation_endpoint', 'https://127.0.0.1/revoke'],
        ['end_session_endpoint', 'http://id.quirk.example/logout'],
        ['end_session_endpoint', 'javascript:alert(1)'],
      ] as [string, string][]
    ).entries())
      test(`goes by the metadata that it had, where the new one names ${address} as ${name}`, () =>
        collect({ row, isStored, applies: isDiscovered }, async (site) => {
          site.pass(3_600_001);
          site.provider.drift = { metadata: (given) => ({ ...given, [name]: address }) };
          return faultsOfSignOut(site.provider, await attemptSignOut(site));
        }));

    test('goes by the new addresses, an hour after its metadata moved them', () =>
      collect({ row: 0, isStored, applies: isDiscovered }, async (site) => {
        site.pass(3_600_001);
        site.provider.drift = { moved: 'v2/' };
        return faultsOfSignOut(site.provider, await attemptSignOut(site));
      }));
  });
