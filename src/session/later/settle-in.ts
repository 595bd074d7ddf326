import { isAlone } from './alone.js';
import { beginClient } from './begin-client.js';
import { keepsCookies } from './keeps-cookies.js';
import { learnProviders } from './providers.js';
import type { OAuthSession } from '../session.js';

/**
 * Makes ready for a click what can't be done in it. Inside an app or a frame some logins can only fail: they do so at
 * once, with a code that says why, and nothing is opened; which providers refuse to be shown by an app has to be known by
 * then. A page of another origin than its endpoint's needs a verifier.
 */
export async function settleIn(session: OAuthSession, inApp = false): Promise<void> {
  const page = session['page'];
  const framed = page.parent !== page;
  const open = session['open'];
  session['open'] = (flow, url) => {
    const refuses = session['providerList']?.find(({ id }) => id === flow.provider)?.refuses_webviews;
    if (refuses && inApp && !framed && !isAlone(page)) return 'webview_refused';
    return framed && !session.client && !keepsCookies(page) ? 'cookies_blocked' : open(flow, url, page);
  };
  if (inApp && !framed) void learnProviders(session);
  if (session.client) await beginClient(session);
}
