import { startDemo } from '../../demo/start-demo.js';
import { appPort } from './addresses.js';
import { startCodeCount } from './code-count.js';
import { startTokenLife } from './token-life.js';

/** The demo, once for all tests: each test has a browser context, and so a session, of its own. */
export async function startOnce(): Promise<() => Promise<void>> {
  const count = await startCodeCount();
  const life = await startTokenLife();
  const { onCodeUsed } = count;
  const { onRefresh, now } = life;
  const demo = await startDemo({ port: appPort, onCodeUsed, onRefresh, now });
  return async () => {
    await Promise.all([demo.close(), count.close(), life.close()]);
  };
}

// Playwright asks for a default export here.
export default startOnce;
