import { PortTakenError } from './ports.js';
import { startDemo } from './start-demo.js';

const guide = (url: string): string => `
  The demo runs at ${url}

  Try: sign in with GitHub and with Demo ID, reload, open a second tab, sign out.
    ${url}/               popup, the full flow
    ${url}/redirect.html  without a popup
    ${url}/script-tag.html  one script tag in a plain page
    ${url}/coop.html      under Cross-Origin-Opener-Policy
    ${url}/own-page.html  with the app's own completion page

  Ctrl-C stops it.
`;

/** Starts the demo, prints how far it is, and runs until Ctrl-C. */
export async function runDemo(environment: NodeJS.ProcessEnv): Promise<void> {
  const port = Number(environment['PORT'] ?? 8550);
  if (!Number.isInteger(port) || port < 1 || port > 65_532) {
    console.error(`PORT has to be a number from 1 to 65532, and is ${environment['PORT']}`);
    process.exitCode = 1;
    return;
  }
  try {
    const demo = await startDemo({
      port,
      baseUrl: environment['OAUTH_BASE_URL'],
      secret: environment['OAUTH_SECRET'],
      environment,
      log: (line) => console.log(`  ${line}`),
    });
    console.log(guide(demo.url));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void demo.close());
  } catch (error) {
    console.error(error instanceof PortTakenError ? error.message : error);
    process.exitCode = 1;
  }
}
