import { OAuthError } from '../../protocol/errors.js';
import type { CheckedSettings } from '../settings/check-settings.js';
import type { LoginRequest } from './pending-login.js';

/**
 * The address that starts a login with the same choices: "Try again" on our pages leads there. It has no flow label, since no page waits
 * for it any more: its result reaches the site's pages as that of any other tab does. `undefined` for a login of another origin, which
 * only its own page can start.
 * @param failure why the login failed: whose account the app has refused chooses another one.
 */
export function loginAgainUrl(
  { endpointUrl, origin }: Pick<CheckedSettings, 'endpointUrl' | 'origin'>,
  request: LoginRequest,
  failure?: unknown,
): string | undefined {
  if (request.client) return undefined;
  const { chooseAccount, loginHint, maxAge, intent } = request.authentication;
  const isRefused = failure instanceof OAuthError && failure.code === 'login_refused';
  const choices = {
    mode: request.mode,
    return_to: origin + request.returnTo,
    scope: request.scope.join(' '),
    fetch_user: request.fetchUser ? '' : 'false',
    fetch_groups: request.fetchGroups ? 'true' : '',
    remember: request.remember ? 'true' : '',
    account: chooseAccount || isRefused ? 'true' : '',
    complete_page: request.completePage ?? '',
    login_hint: loginHint ?? '',
    max_age: maxAge === undefined ? '' : String(maxAge),
    intent: intent ?? '',
    ...Object.fromEntries(
      Object.entries(request.parameters).map(([name, value]) => [`parameters.${name}`, value]),
    ),
  };
  const given = Object.entries(choices).filter(([, value]) => value);
  return `${endpointUrl}/login/${request.providerId}?${new URLSearchParams(given).toString()}`;
}
