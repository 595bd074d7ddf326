import { onPress, pageSession } from './site.js';

const session = await pageSession();

onPress('#cancel', '#cancelled', () => {
  const running = session.status === 'pending';
  session.cancel();
  return running ? 'Given up.' : 'No login is under way.';
});
