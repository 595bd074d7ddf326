import { OAuthError } from '../src/endpoint/index.js';
import { PortTakenError } from './loopback-server.js';
import { startDemo, type RunningDemo } from './start-demo.js';

/** Printed when the demo is ready. */
export const guide = (url: string): string => `
  The demo runs at ${url}/start.html

  Sign in with GitHub or Demo ID, reload, open a second tab, sign out. No account is needed.
    ${url}/                   a popup, and the events of the page
    ${url}/script-tag.html    the smallest page: one script tag
    ${url}/providers.html     six providers, all on this machine
    ${url}/options.html       the options of a login
    ${url}/api.html           a provider's API, from the page and from the server
    ${url}/other-origin.html  sites of other origins
  The menu has the other pages. Each page shows its source.

  Ctrl-C stops it.
`;

function explain(error: unknown): void {
  console.error(error instanceof PortTakenError || error instanceof OAuthError ? error.message : error);
  process.exitCode = 1;
}

/** Starts the demo as the environment says, until Ctrl-C; printed progress, and one line if it can't. */
export async function startFromEnvironment(environment: NodeJS.ProcessEnv): Promise<RunningDemo | undefined> {
  const port = Number(environment['PORT'] ?? 8550);
  if (!Number.isInteger(port) || port < 1 || port > 65_524) {
    console.error(`PORT has to be a number from 1 to 65524, and is ${environment['PORT']}`);
    process.exitCode = 1;
    return undefined;
  }
  const baseUrl = environment['OAUTH_BASE_URL'];
  const secret = environment['OAUTH_SECRET'];
  const log = (line: string): void => console.log(`  ${line}`);
  try {
    const demo = await startDemo({ port, baseUrl, secret, environment, log });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void demo.close());
    return demo;
  } catch (error) {
    explain(error);
    return undefined;
  }
}
