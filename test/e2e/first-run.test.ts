import { spawn } from 'node:child_process';
import { generateKeyPair } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { demoPeople } from '../../demo/people.js';
import type { Closable } from '../../demo/providers/local-provider.js';
import { startOpenIdProvider } from '../../demo/providers/openid-provider.js';
import { withoutNotices } from '../../demo/providers/hide-startup-notices.js';
import { codeUnder } from '../support/documents.js';
import { installInEmptyFolder } from '../support/packed-consumer.js';
import { portOfWorker } from '../support/worker-ports.js';
import { expect, test } from './fixtures.js';

/** Ports beyond those of the demo that other tests run. */
const [sitePort, providerPort] = [portOfWorker(8583), portOfWorker(8584)];
const siteUrl = `http://localhost:${sitePort}`;
const providerUrl = `http://127.0.0.1:${providerPort}`;
const client = { clientId: 'first-run', clientSecret: 'a-client-secret-never-to-be-seen' };

/** A local OpenID provider stands in for the one that the README's page names. */
const settings = {
  providers: [
    { id: 'github', name: 'GitHub', issuer: providerUrl, scopes: ['openid', 'profile', 'email'], ...client },
  ],
};

async function makeSigningKey(): Promise<Readonly<Record<string, unknown>>> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'first-run' };
}

const startProvider = (): Promise<Closable> =>
  withoutNotices(() =>
    startOpenIdProvider({
      client: { ...client, url: providerUrl },
      baseUrl: siteUrl,
      people: demoPeople(`${siteUrl}/avatars`),
      signingKey: makeSigningKey(),
      port: providerPort,
      purpose: 'the provider of the first run',
    }),
  );

/** The README's command, which begins with the variables of its provider. */
function commandOf(readmeCode: string): string[] {
  const [, command = ''] = /^(?:[A-Z_]+=\S+ )*(npx .+)$/m.exec(readmeCode) ?? [];
  return command.split(' ');
}

interface Serving extends Closable {
  readonly lines: readonly string[];
}

/** Runs it until it has printed what to register. */
async function run([program = '', ...args]: string[], folder: string): Promise<Serving> {
  // A group of its own: npx starts a shell, and that the command.
  const child = spawn(program, args, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: String(sitePort) },
  });
  const ended = once(child, 'close');
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (!line.startsWith('Register with')) continue;
    const close = async (): Promise<void> => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid);
      await ended;
    };
    return { lines, close };
  }
  throw new Error(complaints);
}

test('the README’s start signs a person in: an empty folder, one page, one command', async ({ page }) => {
  test.setTimeout(120_000);
  const provider = await startProvider();
  const project = installInEmptyFolder();
  const running: Closable[] = [provider];
  try {
    const [html = ''] = codeUnder('README.md', 'Start', 'html');
    const commands = codeUnder('README.md', 'Start', 'sh');
    expect(commands[0]).toBe('npm install oauth-elements\n');
    mkdirSync(join(project.folder, 'public'));
    writeFileSync(join(project.folder, 'public/index.html'), html);
    writeFileSync(join(project.folder, 'oauth.config.json'), JSON.stringify(settings));
    const command = [...commandOf(commands[1] ?? ''), '--config', 'oauth.config.json'];
    expect(command.slice(0, 5)).toEqual(['npx', 'oauth-elements', 'serve', '--static', 'public']);
    const serving = await run(command, project.folder);
    running.push(serving);
    expect(serving.lines).toEqual([
      `listening on ${siteUrl}`,
      `Register with GitHub: ${siteUrl}/api/oauth/redirect`,
    ]);

    const printed: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'log') printed.push(message.text());
    });
    await page.goto(siteUrl);
    const opening = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Sign in with GitHub' }).click();
    const popup = await opening;
    const closing = popup.waitForEvent('close');
    await popup.getByRole('button', { name: 'Ada Lovelace' }).click();
    await closing;
    await expect(page.getByRole('button', { name: 'Ada Lovelace' })).toBeVisible();
    expect(printed).toEqual(['Ada Lovelace']);
    expect((await page.request.get('/oauth.config.json')).status()).toBe(404);
  } finally {
    for (const one of running.reverse()) await one.close();
    project.remove();
  }
});
