import { completePage } from '../../../src/endpoint/pages/complete-page.js';
import { continuePage } from '../../../src/endpoint/pages/continue-page.js';
import { errorPage } from '../../../src/endpoint/pages/error-page.js';
import { handOverPage } from '../../../src/endpoint/pages/hand-over-page.js';
import type { PageContext } from '../../../src/endpoint/pages/page-context.js';
import { repostPage } from '../../../src/endpoint/pages/repost-page.js';
import { wrongHostPage } from '../../../src/endpoint/pages/wrong-host-page.js';
import type { Reply } from '../../../src/endpoint/http/reply.js';
import type { LoginResult } from '../../../src/endpoint/login/login-result.js';
import type { Locale } from '../../../src/locales/locale.js';
import { OAuthError } from '../../../src/protocol/errors.js';

/** Who and what a page speaks of. */
export interface PageNames {
  readonly site: string;
  readonly provider: string;
  readonly person: string;
}

export const usualNames: PageNames = { site: 'Shop', provider: 'GitHub', person: 'Ada Lovelace' };

type RenderPage = (context: PageContext, names: PageNames) => Reply;

const origin = 'https://shop.example';
const site = { endpointUrl: `${origin}/api/oauth`, origin };
const fault = (code: string): OAuthError => new OAuthError(code, 'Qwx zyx.');
const ways = { back: `${origin}/`, again: '/api/oauth/login/github' };

function resultOf(person: string, error?: OAuthError): LoginResult {
  const target = { providerId: 'github', flow: 'flow', returnTo: '/cart', mode: 'popup', labelled: true };
  const authorization = { provider: 'github', user: { id: '1', name: person }, token: {} };
  return {
    target,
    error,
    again: error && '/api/oauth/login/github',
    session: { authorizations: error ? [] : [authorization] },
    state: 'state',
  } as unknown as LoginResult;
}

const completed =
  (code = ''): RenderPage =>
  (context, { provider, person }) =>
    completePage(resultOf(person, code ? fault(code) : undefined), provider, site, context);

const failed =
  (code: string): RenderPage =>
  (context, { provider }) =>
    errorPage(fault(code), ways, context, provider);

const handedOver =
  (code = ''): RenderPage =>
  (context, { provider }) =>
    handOverPage(
      {
        message: { type: 'oauth-return', flow: 'flow', code: 'code', error: code, error_description: '' },
        origin,
        // What its script goes to.
        address: '#returned',
        keep: '?',
        providerName: provider,
        error: code ? fault(code) : undefined,
      },
      context,
    );

/** Every page that the endpoint answers with. */
export const endpointPages: Readonly<Record<string, RenderPage>> = {
  'after a sign-in': completed(),
  'after a sign-in that was cancelled': completed('access_denied'),
  'after a sign-in that failed': completed('temporarily_unavailable'),
  'about a failure': failed('provider_unreachable'),
  'about a lost sign-in': failed('state_mismatch'),
  'about a failure of a code of its own': failed('acme_is_closed'),
  'about an address without a page': failed('not_found'),
  'under another host name': (context) => wrongHostPage(fault('wrong_host'), origin, context),
  'before a sign-in for another site': (context, { provider }) =>
    continuePage(
      {
        site: 'docs.example',
        origin: 'https://docs.example',
        provider: { id: 'github', name: provider },
        providerUrl: '#provider',
        declineUrl: '#declined',
      },
      context,
    ),
  'that posts a form again': (context) =>
    repostPage(new Map([['code', 'x']]), { clients: new Map() }, context),
  'after a sign-in for another site': handedOver(),
  'after a sign-in for another site that failed': handedOver('temporarily_unavailable'),
};

/** What a page is made with. */
export function contextOf(locale: Locale, { site: name }: PageNames, nonce = 'nonce'): PageContext {
  return { site: { name }, host: 'shop.example', locale, nonce, time: '2026-01-02T03:04:05.000Z' };
}
