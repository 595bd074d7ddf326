import { find, onPress, pageSession } from './site.js';

const session = await pageSession();
const button = find('oauth-login-button');
const link = find('#link');

button.addEventListener('login-start', (event) => {
  event.preventDefault();
  link.href = event.url;
  link.hidden = false;
});
document.addEventListener('login', () => {
  link.hidden = true;
});

onPress('#open', '#outcome', async () => {
  const options = {
    onOpenAuthorizationUrl: (url) => {
      window.open(url, 'small', 'popup,width=400,height=520');
    },
  };
  const { user } = await session.login('demo', options);
  return `Signed in as ${user.name}.`;
});
