#!/usr/bin/env node
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { check } from './check-without-serving.js';
import { endSessions } from './end-sessions.js';
import { endBySignal } from './stop-on-signal.js';
import { serve } from './serve.js';
import { isSettingsProblem } from './settings-problems.js';

const usage = `Usage: oauth-elements serve [options]
       oauth-elements end-sessions [options] PROVIDER USER-ID

serve answers as the sign-in endpoint at /api/oauth, and serves the elements at /oauth-elements.js
(their style sheet is /oauth-elements.css).
end-sessions signs a person out everywhere. It needs the store and the settings of serve.

Options:
  --config FILE   settings: a .mjs file whose default export they are, or a .json file;
                  what it leaves out comes from the environment (OAUTH_SECRET, OAUTH_BASE_URL,
                  GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET, ...;
                  REDIS_URL or DATABASE_URL for several processes;
                  OAUTH_TRUST_PROXY, the number of proxies in front)
  --port NUMBER   default 8550, or PORT
  --host ADDRESS  default 127.0.0.1
  --static DIR    also serve the files in DIR
  --drain SECONDS after SIGTERM, be not ready (/readyz) and still answer for so long; default 0
  --check         don't serve: check the settings, the store and the providers' metadata, then end
  --version       show the version of this package
  --help          show this

Providers are called through HTTPS_PROXY, except those that NO_PROXY names.
`;

const options = {
  config: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  static: { type: 'string' },
  drain: { type: 'string' },
  check: { type: 'boolean' },
  version: { type: 'boolean', short: 'v' },
  help: { type: 'boolean', short: 'h' },
} as const;

const warn = (words: string): void => {
  process.stderr.write(`oauth-elements: ${words}\n`);
};

/** Drops the advice about `--` that Node adds to its messages: it does not help here. */
function parseArguments() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new TypeError((error as Error).message.replace(/\. To specify .*/s, ''), { cause: error });
  }
}

/** What the command line asks for. */
type Command =
  | { readonly name: 'serve' }
  | { readonly name: 'end-sessions'; readonly provider: string; readonly id: string };

function parseCommand([name, ...others]: readonly string[]): Command {
  if (name === undefined) throw new TypeError('the commands are: serve, end-sessions');
  if (name === 'serve') {
    if (others.length) throw new TypeError(`serve takes no "${others[0]}"; a folder goes after --static`);
    return { name };
  }
  if (name !== 'end-sessions')
    throw new TypeError(`there is no command "${name}"; the commands are: serve, end-sessions`);
  const [provider, id, ...more] = others;
  if (!provider || !id || more.length)
    throw new TypeError('end-sessions takes the id of a provider and the id of a user there');
  return { name, provider, id };
}

function versionOfPackage(): string {
  const { version } = createRequire(import.meta.url)('oauth-elements/package.json') as {
    readonly version: string;
  };
  return version;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArguments();
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  if (values.version) {
    process.stdout.write(`${versionOfPackage()}\n`);
    return;
  }
  const command = parseCommand(positionals);
  if (command.name === 'end-sessions') {
    // Not ignored: who asks for a check wants nothing to end.
    if (values.check) throw new TypeError('end-sessions takes no --check: it ends the sessions');
    process.stdout.write(`${await endSessions(command, values, process.env)}\n`);
    return;
  }
  if (values.check) {
    const { lines, warnings, isRight } = await check(values, process.env);
    process.stdout.write(`${lines.join('\n')}\n`);
    warnings.forEach(warn);
    if (!isRight) process.exitCode = 1;
    return;
  }
  const { announcement, warnings, stop, drainMs } = await serve(values, process.env);
  endBySignal(stop, warn, process, drainMs);
  warnings.forEach(warn);
  process.stdout.write(`${announcement.join('\n')}\n`);
}

// Who reads what is printed may end, and a disk with the log may be full: nobody who signs in should notice.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

/** Prints an error to stderr and sets exit code 1. */
main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : 'it failed';
  warn(
    isSettingsProblem(error)
      ? `settings_invalid: the settings are not valid:\n  ${message.replaceAll('\n', '\n  ')}`
      : message,
  );
  // Below all of it, what is wrong would be out of sight.
  if (error instanceof TypeError)
    process.stderr.write(process.argv.length > 2 ? 'All options: oauth-elements --help\n' : `\n${usage}`);
  process.exit(1);
});
