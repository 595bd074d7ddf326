import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Builds the elements where they are missing or older than their sources. It does not block: the demo answers meanwhile that it is
 * starting.
 * @param {string} root the project's folder.
 * @returns {Promise<boolean>} whether there is a build.
 */
export async function buildElements(root) {
  const child = spawn(process.execPath, ['build.mjs', '--if-needed'], { cwd: root, stdio: 'inherit' });
  const [status] = await once(child, 'close');
  return status === 0;
}
