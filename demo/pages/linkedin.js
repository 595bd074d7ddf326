import { find, pageSession } from './site.js';

const session = await pageSession();

function show() {
  const { linkedin } = session.auths;
  find('#raw').textContent = linkedin?.user ? JSON.stringify(linkedin.user.raw, null, 2) : 'Nothing yet.';
}

session.addEventListener('change', show);
show();
