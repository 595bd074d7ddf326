import { isAlone } from './alone.js';
import { keepsCookies } from './cookies.js';
import { learnProviders } from './providers.js';
import type { OAuthSession } from '../session.js';

/**
 * Inside an app or a frame some logins can only fail: from then on they do so at the click, with a code that says
 * why, and nothing is opened. Which providers refuse to be shown by an app has to be known before the click.
 */
export async function settleIn(session: OAuthSession): Promise<void> {
  const page = session['page'];
  const framed = page.parent !== page;
  const open = session['open'];
  session['open'] = (flow, url) => {
    const refuses = session['providerList']?.find(({ id }) => id === flow.provider)?.refuses_webviews;
    if (refuses && !framed && !isAlone(page)) return 'webview_refused';
    return framed && !keepsCookies(page) ? 'cookies_blocked' : open(flow, url, page);
  };
  if (!framed) await learnProviders(session);
}
