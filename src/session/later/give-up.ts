import type { ErrorCode } from '../../protocol/errors.js';
import type { Flow } from '../flow.js';
import type { OAuthSession } from '../session.js';
import { keepsCookies } from './cookies.js';

/** The person is back, or never came, without a result that we know of. The endpoint may know better. */
export async function giveUp(
  session: OAuthSession,
  flow: Flow,
  code: ErrorCode = 'login_cancelled',
): Promise<void> {
  await session['ask'](flow, 'other-tab').catch(() => undefined);
  const page = session['page'];
  const unheard = page.parent !== page && !keepsCookies(page);
  session['fail'](flow, unheard ? 'cookies_blocked' : code);
}
