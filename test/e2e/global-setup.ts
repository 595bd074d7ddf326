import { startDemo } from '../../demo/start-demo.js';
import { appPort } from './addresses.js';
import { startCodeCount } from './code-count.js';

/** The demo, once for all tests: each test has a browser context, and so a session, of its own. */
export async function startOnce(): Promise<() => Promise<void>> {
  const count = await startCodeCount();
  const demo = await startDemo({ port: appPort, onCodeUsed: count.onCodeUsed });
  return async () => {
    await Promise.all([demo.close(), count.close()]);
  };
}

// Playwright asks for a default export here.
export default startOnce;
