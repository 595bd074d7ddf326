import { find, pageSession, showFacts } from './site.js';

const session = await pageSession();

function show() {
  const named = Object.entries(session.auths).map(([id, { user }]) => [id, user?.name ?? 'unknown']);
  showFacts(find('#auths'), named.length ? Object.fromEntries(named) : { users: 'Nobody is signed in.' });
  find('#last').textContent = session.auth ? `The last login was with ${session.auth.provider}.` : '';
}

session.addEventListener('change', show);
show();
