import { onPress, pageSession } from './site.js';

const session = await pageSession();

onPress('#cancel', '#cancelled', () => {
  const running = session.status === 'pending';
  session.cancel();
  return running ? 'Sign-in cancelled.' : 'No sign-in is pending.';
});
