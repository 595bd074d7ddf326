import assert from 'node:assert/strict';
import {
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { request as startRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { startCommand, withOpenFiles } from '../../support/run-command.js';
import { sendTo } from '../../support/transports.js';
import { withSite } from './site.js';

const size = 8 * 1024 * 1024;
const environment = { GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: 'secret' };

/** A download whose first bytes have come, and that reads no more. */
const begin = (port: number, target: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = startRequest({ host: '127.0.0.1', port, path: target, agent: false }, (message) => {
      message.once('readable', () => resolve(message));
    });
    request.on('error', reject).end();
  });

const rest = async (message: IncomingMessage): Promise<number> => {
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) length += chunk.length;
  return length;
};

const seesFiles = process.platform === 'linux';

/** How often a process has a file open. */
function countOpen(pid: number, file: string): number {
  if (!seesFiles) return 0;
  const names = readdirSync(`/proc/${pid}/fd`);
  return names.filter((name) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${name}`) === file;
    } catch {
      // Closed meanwhile.
      return false;
    }
  }).length;
}

describe('downloads', () => {
  test('that are given up by the hundred leave no file open, and the process alive', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'oauth-elements-')));
    const file = join(folder, 'large.bin');
    writeFileSync(file, Buffer.alloc(size));
    const server = await startCommand(
      ['serve', '--port', '0', '--static', folder],
      environment,
      '.',
      withOpenFiles(256),
    );
    try {
      for (let round = 0; round < 10; round += 1) {
        const begun = await Promise.all(Array.from({ length: 40 }, () => begin(server.port, '/large.bin')));
        if (round === 0) assert.equal(countOpen(server.pid, file), seesFiles ? 40 : 0);
        for (const message of begun) message.destroy();
      }
      // Each answer is an event of the server's, after which it has seen more connections end.
      while (countOpen(server.pid, file) > 0) await sendTo(server.port, { target: '/none' });
      const whole = await sendTo(server.port, { target: '/large.bin' });
      assert.equal((await whole.arrayBuffer()).byteLength, size);
    } finally {
      const { code, stderr } = await server.stop();
      rmSync(folder, { recursive: true });
      assert.deepEqual([code, stderr.includes('EMFILE')], [0, false]);
    }
  });

  test('beyond what the process may open are answered or refused, and the process lives', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-'));
    writeFileSync(join(folder, 'large.bin'), Buffer.alloc(size));
    const server = await startCommand(
      ['serve', '--port', '0', '--static', folder],
      environment,
      '.',
      withOpenFiles(128),
    );
    try {
      const begun = await Promise.allSettled(
        Array.from({ length: 300 }, () => begin(server.port, '/large.bin')),
      );
      for (const result of begun) if (result.status === 'fulfilled') result.value.destroy();
      assert.ok(begun.some(({ status }) => status === 'fulfilled'));
      while ((await sendTo(server.port, { target: '/large.bin', method: 'HEAD' })).status !== 200);
    } finally {
      const { code } = await server.stop();
      rmSync(folder, { recursive: true });
      assert.equal(code, 0);
    }
  });

  test('of a file that is deleted meanwhile are finished; of one that becomes shorter, broken off', () =>
    withSite(async ({ folder, port, reported }) => {
      for (const name of ['gone.bin', 'short.bin']) writeFileSync(join(folder, name), Buffer.alloc(4 * size));
      const [gone, short] = [await begin(port, '/gone.bin'), await begin(port, '/short.bin')];
      unlinkSync(join(folder, 'gone.bin'));
      truncateSync(join(folder, 'short.bin'), 10);
      assert.equal(await rest(gone), 4 * size);
      await assert.rejects(rest(short), { code: 'ECONNRESET' });
      assert.equal((await sendTo(port, { target: '/gone.bin' })).status, 404);
      assert.equal(await (await sendTo(port, { target: '/short.bin' })).text(), '\0'.repeat(10));
      assert.deepEqual(reported, []);
    }));
});
