import { OAuthError } from '../src/endpoint/index.js';
import { PortTakenError } from './ports.js';
import { startDemo, type RunningDemo } from './start-demo.js';

/** What a person sees when all is ready. */
export const guide = (url: string): string => `
  The demo runs at ${url}

  Try: sign in with GitHub and with Demo ID, reload, open a second tab, sign out.
    ${url}/                 popup, the full flow
    ${url}/providers.html   six providers, all of them here
    ${url}/options.html     every option of a login
    ${url}/api.html         a provider's API, from the page and from the server
    ${url}/script-tag.html  one script tag in a plain page
    ${url}/other-origin.html  static sites of other origins
  and what else is in the pages' menu.

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
