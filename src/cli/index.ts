#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { OAuthError } from '../protocol/errors.js';
import { serve } from './serve.js';
import { providerVariables } from './settings.js';

const usage = `Usage: oauth-elements serve [options]

Serves the sign-in endpoint at /api/oauth and the elements at /oauth-elements.js.

Options:
  --config FILE   settings: a .mjs file whose default export they are, or a .json file;
                  without it they come from the environment (OAUTH_SECRET, OAUTH_BASE_URL,
                  GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET, ...)
  --port NUMBER   default 8550, or PORT
  --host ADDRESS  default 127.0.0.1
  --static DIR    serve the files of DIR besides
  --help          show this
`;

const options = {
  config: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  static: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Runs the command; what it can't do goes to stderr in plain words, with exit code 1. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  if (positionals.length !== 1 || positionals[0] !== 'serve') throw new TypeError('the command is: serve');
  const url = await serve(values, process.env, (warning) =>
    process.stderr.write(`oauth-elements: ${warning}\n`),
  );
  process.stdout.write(`listening on ${url}\n`);
}

main().catch((error: unknown) => {
  const invalid = error instanceof OAuthError && error.code === 'settings_invalid';
  const hint = `set ${providerVariables().join(', or ')}, or give --config`;
  const words = error instanceof Error ? error.message : 'it failed';
  const message = words.replace(/^providers: is empty$/m, `$& (${hint})`);
  process.stderr.write(
    invalid
      ? `oauth-elements: the settings are not valid:\n  ${message.replaceAll('\n', '\n  ')}\n`
      : `oauth-elements: ${message}\n`,
  );
  if (error instanceof TypeError) process.stderr.write(`\n${usage}`);
  process.exitCode = 1;
});
