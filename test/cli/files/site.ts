import { linkSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catchFailures } from '../../../src/cli/catch-failures.js';
import { SecretFiles } from '../../../src/cli/files/secret-files.js';
import { serveFiles } from '../../../src/cli/files/serve-files.js';
import { OperatorLog, type OperatorLogEntry } from '../../../src/endpoint/log/operator-log.js';
import { against, type Target } from '../../adapters/serve.js';

/** In every file that must not be served. */
export const secretWord = 'word-never-served';

export interface Site extends Target {
  readonly folder: string;
  readonly reported: readonly OperatorLogEntry[];
}

/** What anybody may have, by the path that it is asked for by. */
export const publicFiles: Readonly<Record<string, string>> = {
  '/': 'the start page',
  '/a.html': 'page a',
  '/a': 'page a',
  '/docs/': 'index of docs',
  '/docs/more.txt': 'more',
  '/empty.txt': '',
  '/.well-known/security.txt': 'contact',
  '/linked.txt': 'more',
};

/** A folder of files with secrets in it and around it, served by a real server. */
export async function withSite(run: (site: Site) => Promise<void>): Promise<void> {
  const around = realpathSync(mkdtempSync(join(tmpdir(), 'oauth-elements-')));
  const folder = join(around, 'site');
  for (const name of ['docs', '.well-known', '.git', 'deep/.hidden'])
    mkdirSync(join(folder, name), { recursive: true });
  mkdirSync(join(around, 'site-of-another'));
  const secrets = [
    '../secret.txt',
    '../site-of-another/secret.txt',
    '.env',
    '.git/config',
    'deep/.hidden/x.txt',
  ];
  const settings = ['settings.json', 'settings.json~', 'settings.json.bak', '#settings.json#'];
  for (const name of [...secrets, ...settings]) writeFileSync(join(folder, name), secretWord);
  const files = {
    'index.html': '/',
    'a.html': '/a',
    'docs/index.html': '/docs/',
    'docs/more.txt': '/docs/more.txt',
  };
  for (const [name, path] of Object.entries(files))
    writeFileSync(join(folder, name), publicFiles[path] ?? '');
  writeFileSync(join(folder, 'empty.txt'), '');
  writeFileSync(join(folder, '.well-known/security.txt'), 'contact');
  symlinkSync('docs/more.txt', join(folder, 'linked.txt'));
  symlinkSync('../secret.txt', join(folder, 'link-out.txt'));
  symlinkSync('..', join(folder, 'folder-out'));
  symlinkSync('.git', join(folder, 'shown'));
  symlinkSync('settings.json', join(folder, 'link.json'));
  linkSync(join(folder, 'settings.json'), join(folder, 'hard-link.json'));
  symlinkSync('loop', join(folder, 'loop'));
  const reported: OperatorLogEntry[] = [];
  const log = new OperatorLog((entry) => reported.push(entry));
  const secret = new SecretFiles({ settings: join(folder, 'settings.json') });
  try {
    const listener = catchFailures(serveFiles(folder, { log, secret }), log);
    await against(listener, (target) => run({ ...target, folder, reported }));
  } finally {
    rmSync(around, { recursive: true });
  }
}
