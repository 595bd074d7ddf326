import { onPress, pageSession } from './site.js';

const session = await pageSession();

onPress('#at-provider', '#outcome', async () => {
  if (!session.auths.auth0) return 'Sign in with Auth0 first.';
  await session.logout('auth0', { atProvider: true });
  return 'Signed out.';
});
