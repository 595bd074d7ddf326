import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { pagePaths } from '../../demo/navigation.js';
import { aliasUrl, appPort, appUrl } from './addresses.js';
import { isTried } from '../support/whole.js';
import { expect, test } from './same-page.js';

const pages = [...pagePaths, '/complete.html'];

for (const [row, path] of pages.entries()) {
  if (!isTried(3, row, 5)) continue;
  test(`${path} runs under its policy, without an error in the console`, async ({ page }) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(path);
    await page.evaluate(async () => {
      const elements = [...document.querySelectorAll(':not(:defined)')];
      await Promise.all(elements.map(({ localName }) => customElements.whenDefined(localName)));
    });
    await page.evaluate(() => fetch('/api/oauth/session'));
    expect(complaints).toEqual([]);
  });
}

test('a page asked for under another loopback name goes to the base URL', async ({ page }) => {
  await page.goto(`${aliasUrl}/redirect.html?place=1`);
  expect(page.url()).toBe(`${appUrl}/redirect.html?place=1`);
});

test('npm start on a taken port says so in one line, and fails', async () => {
  const script = fileURLToPath(new URL('../../demo/start.mjs', import.meta.url));
  const child = spawn(process.execPath, [script], { env: { ...process.env, PORT: String(appPort) } });
  let complaint = '';
  child.stderr.on('data', (piece) => (complaint += String(piece)));
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  expect(complaint).toBe(
    `Port ${appPort} (the demo) is taken. Stop what runs there, or choose others: PORT=9000 npm start\n`,
  );
});
