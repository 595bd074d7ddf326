import { renderLoginButton, renderLoginPanel, renderUserBadge } from 'oauth-elements/render';

const local = { id: 'local', name: 'Local' };

/** What a server writes into the page, for nobody who is signed in. */
export const elements = [
  renderUserBadge({ attributes: { id: 'badge' } }),
  renderLoginButton({ provider: 'local', shownAs: local, attributes: { id: 'main' } }),
  renderLoginPanel({ site: 'App', providers: [local], attributes: { id: 'panel' } }),
].join('');
