import assert from 'node:assert/strict';
import { renameSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import promises, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { sendTo } from '../../support/transports.js';
import { publicFiles, secretWord, withSite } from './site.js';

interface Swap {
  readonly before: () => void;
  readonly after?: () => void;
}

/** Swaps files at the moment in which one is opened for the first time: another program would have to hit it. Resolves to what was opened. */
async function whileOpened({ before, after }: Swap, run: () => Promise<void>): Promise<FileHandle[]> {
  const { open } = promises;
  const handles: FileHandle[] = [];
  let isFirst = true;
  const swapping: typeof open = async (...of) => {
    if (isFirst) before();
    const opening = open(...of).finally(isFirst ? after : undefined);
    isFirst = false;
    handles.push(await opening);
    return opening;
  };
  Object.assign(promises, { open: swapping });
  syncBuiltinESMExports();
  try {
    await run();
  } finally {
    Object.assign(promises, { open });
    syncBuiltinESMExports();
  }
  assert.ok(!isFirst);
  return handles;
}

const swaps: readonly [string, string, (folder: string) => Swap][] = [
  [
    'whose folder becomes a link to another',
    '/docs/more.txt',
    (folder) => ({ before: () => linkAway(folder) }),
  ],
  [
    'whose folder is a link to another for that moment',
    '/docs/more.txt',
    (folder) => ({
      before: () => linkAway(folder),
      after: () => {
        unlinkSync(join(folder, 'docs'));
        renameSync(join(folder, 'kept'), join(folder, 'docs'));
      },
    }),
  ],
  [
    'that becomes a link itself',
    '/a.html',
    (folder) => ({
      before: () => {
        unlinkSync(join(folder, 'a.html'));
        symlinkSync('../secret.txt', join(folder, 'a.html'));
      },
    }),
  ],
];

function linkAway(folder: string): void {
  renameSync(join(folder, 'docs'), join(folder, 'kept'));
  symlinkSync('../site-of-another', join(folder, 'docs'));
}

describe('a file', () => {
  for (const [what, target, swapIn] of swaps)
    test(`${what} while it is opened brings nothing from outside`, () =>
      withSite(async ({ port, folder }) => {
        writeFileSync(join(folder, '../site-of-another/more.txt'), secretWord);
        assert.equal(await (await sendTo(port, { target })).text(), publicFiles[target]);
        const handles = await whileOpened(swapIn(folder), async () => {
          const response = await sendTo(port, { target });
          assert.deepEqual([response.status, await response.text()], [404, 'Not found\n']);
        });
        assert.ok(handles.every(({ fd }) => fd === -1));
      }));
});
