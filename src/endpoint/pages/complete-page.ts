import type { CompleteMessage } from '../../protocol/messages.js';
import { statusOf } from '../http/error-status.js';
import type { Reply } from '../http/reply.js';
import { visibleQuery, outcomeOf, type LoginResult } from '../login/login-result.js';
import { completeScripts } from './complete-script.js';
import { failureContent, failureFoot, failureScript, isCancel, waysOut } from './failure-content.js';
import { html, type Html } from './html.js';
import type { PageContext } from './page-context.js';
import { renderPage } from './render-page.js';
import { fill } from '../../locales/fill.js';

/** What completion pages know of the endpoint. */
export interface CompletionSite {
  readonly endpointUrl: string;
  readonly origin: string;
}

/** The message to the page that began the login. */
export function completeMessage(result: LoginResult): CompleteMessage {
  const { session = { authorizations: [] } } = result;
  const outcome = result.error ? 'error' : 'success';
  return { type: 'oauth-complete', ...outcomeOf(result), outcome, session };
}

/**
 * The page a popup ends on: tells the page that began the login and closes itself, or says what to do.
 * @param providerName the name that people know the provider by.
 */
export function completePage(
  result: LoginResult,
  providerName: string,
  { endpointUrl, origin }: CompletionSite,
  context: PageContext,
): Reply {
  const { error, target } = result;
  const { locale, site } = context;
  const message = completeMessage(result);
  const back = origin + target.returnTo;
  const data = { message, endpoint: endpointUrl, origin, keep: visibleQuery(result) };
  if (!error)
    return renderPage(
      {
        outcome: 'success',
        title: locale.pages.signedIn,
        content: html`${stayContent(context, signedInContent(context, providerName, nameIn(result)))}
          <a class="button primary" data-when="open" href="${back}"
            >${fill(locale.pages.backTo, { site: site.name })}</a
          >`,
        leaves: true,
        script: (nonce) => completeScripts(data, nonce),
        status: 200,
      },
      context,
    );
  const cancelled = isCancel(error);
  return renderPage(
    {
      outcome: cancelled ? 'cancelled' : 'error',
      title: cancelled ? locale.pages.cancelledTitle : locale.pages.notSignedIn,
      content: html`${failureContent(error, locale, providerName)}${stayContent(context)}
      ${waysOut(error, { back, again: result.again }, context, 'open')}`,
      foot: failureFoot(error, context),
      leaves: true,
      script: (nonce) => html`${completeScripts(data, nonce)}${failureScript(nonce)}`,
      status: statusOf(error.code),
    },
    context,
  );
}

/**
 * What is said where the window stays open. That is known after a while: screen readers tell what changes in a live region.
 * @param before what changes with it.
 */
export function stayContent({ locale }: PageContext, before: Html | string = ''): Html {
  return html`<div role="status">
    ${before}
    <p data-when="open">${locale.pages.closeWindow}</p>
  </div>`;
}

/** Says who has signed in, and that the window closes, until it is known that it stays open. */
export function signedInContent({ locale }: PageContext, provider: string, name?: string): Html {
  const { closesItself, signedInWith } = locale.pages;
  if (!name) return html`<p>${fill(signedInWith, { provider })}</p>`;
  return html`<p data-when="closing">${fill(closesItself, { name, provider })}</p>
    <p data-when="open">${fill(locale.badge.signedInAs, { name })}</p>`;
}

function nameIn({ session, target }: LoginResult): string | undefined {
  const made = session?.authorizations.find(({ provider }) => provider === target.providerId);
  return made?.user?.name ?? made?.user?.email ?? undefined;
}
