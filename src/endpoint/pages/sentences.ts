import type { OAuthError } from '../../protocol/errors.js';
import { html, type Html } from './html.js';

const sentences = new Map<string, string>(
  Object.entries({
    access_denied: 'You did not allow the sign-in, so nothing happened.',
    state_mismatch: 'This sign-in was not begun in this browser, or has ended already.',
    flow_expired: 'This sign-in took too long.',
    issuer_mismatch: 'The answer came from another provider than the one you chose.',
    provider_unknown: 'This site does not offer that provider.',
    provider_unreachable: 'The provider can not be reached at the moment.',
    token_response_invalid: 'The provider answered with something that can not be used.',
    id_token_invalid: 'The provider answered with something that can not be trusted.',
    user_fetch_failed: 'The provider did not say who you are.',
    scope_not_allowed: 'This site may not ask for that much.',
    return_to_invalid: 'This link leads to a place outside this site.',
    session_too_large: 'The provider sent more than this site can keep.',
    csrf_refused: 'A sign-in can only be started from the site itself.',
    not_found: 'There is nothing at this address.',
  }),
);

/** What a person can make of an error: our sentence where there is one, else the provider's own words besides. */
export function wordsFor({ code, description }: OAuthError): Html {
  const known = sentences.get(code);
  const words = known ?? 'Something went wrong at the provider.';
  return html`<p>${words}</p>
    ${known === undefined && description ? html`<p>${description}</p>` : ''}
    <p><code>${code}</code></p>`;
}
