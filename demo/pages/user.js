import { find, pageSession, showFacts } from './site.js';

const session = await pageSession();

function describeRaw(raw) {
  // Sessions are kept in cookies, and this is the first to go where they get too big.
  return Object.keys(raw).length ? JSON.stringify(raw, null, 2) : 'Not kept: the session was too big for it.';
}

function show() {
  const { auth } = session;
  if (!auth) showFacts(find('#user'), { nobody: 'Sign in with one of the buttons.' });
  else if (!auth.user)
    showFacts(find('#user'), { provider: auth.provider, user: 'null: it was not asked for' });
  else {
    const { id, name, email, avatarUrl, groups } = auth.user;
    const names = groups.map((group) => group.name).join(', ') || 'none';
    showFacts(find('#user'), { provider: auth.provider, id, name, email, avatarUrl, groups: names });
  }
  find('#raw').textContent = auth?.user ? describeRaw(auth.user.raw) : 'Nothing yet.';
}

document.addEventListener('login', ({ error, errorDescription }) => {
  find('#failure').textContent = [error, errorDescription].filter(Boolean).join(': ');
});
session.addEventListener('change', show);
show();
