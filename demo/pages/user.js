import { find, pageSession, showFacts } from './site.js';

const session = await pageSession();

function describeRaw(raw) {
  // The session is in cookies. Where it is too big for them, this is what the endpoint leaves out first.
  return Object.keys(raw).length ? JSON.stringify(raw, null, 2) : 'Left out: the session cookie was full.';
}

function show() {
  const { auth } = session;
  if (!auth) showFacts(find('#user'), { user: 'Nobody is signed in.' });
  else if (!auth.user)
    showFacts(find('#user'), { provider: auth.provider, user: 'null: the button has no-user' });
  else {
    const { id, name, email, avatarUrl, groups } = auth.user;
    const names = groups.map((group) => group.name).join(', ') || 'none';
    showFacts(find('#user'), { provider: auth.provider, id, name, email, avatarUrl, groups: names });
  }
  find('#raw').textContent = auth?.user ? describeRaw(auth.user.raw) : 'Nobody is signed in.';
}

document.addEventListener('login', ({ error, errorDescription }) => {
  find('#failure').textContent = [error, errorDescription].filter(Boolean).join(': ');
});
session.addEventListener('change', show);
show();
