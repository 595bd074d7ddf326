import { find, pageSession } from './site.js';

const session = await pageSession();

function show() {
  const { linkedin } = session.auths;
  find('#raw').textContent = linkedin?.user
    ? JSON.stringify(linkedin.user.raw, null, 2)
    : 'Nobody is signed in.';
}

session.addEventListener('change', show);
show();
