import { find, onPress, pageSession, shortened } from './site.js';

const session = await pageSession();
const key = 'demo-saved-token';

function show() {
  const kept = localStorage.getItem(key);
  find('#kept').textContent = kept ? `${shortened(kept)} (${kept.length} characters)` : 'none';
  find('#restore').disabled = !kept;
  find('#save').disabled = !session.auths.demo;
}

onPress('#save', '#saved', async () => {
  localStorage.setItem(key, await session.saveToken('demo'));
  show();
  return 'Saved. Now sign out, then sign in with the saved token.';
});

onPress('#restore', '#saved', async () => {
  const { user } = await session.login('demo', { savedToken: localStorage.getItem(key) });
  return `Signed in as ${user.name}, without a window.`;
});

document.querySelector('oauth-logout-button[forget]').addEventListener('logout', () => {
  localStorage.removeItem(key);
  show();
});
session.addEventListener('change', show);
show();
