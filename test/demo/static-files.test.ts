import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { serveFile } from '../../demo/static-files.js';

const server = createServer((request, response) => void serveFile(request, response));
let home: string;

const get = (path: string, accept: string): Promise<Response> =>
  fetch(`${home}${path}`, { headers: { accept } });

describe('an address of the demo without a page', () => {
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  test('shows a person the menu and the way to the start', async () => {
    const answer = await get('/nothing', 'text/html,application/xhtml+xml');
    assert.equal(answer.status, 404);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'/);
    const html = await answer.text();
    assert.match(html, /<h1>Page not found<\/h1>/);
    assert.match(html, /<main id="content"[\s\S]*href="\/start\.html"/);
    assert.match(html, /<nav id="pages"/);
    assert.doesNotMatch(html, /aria-current/);
  });

  test('is told to scripts in a line of text', async () => {
    const answer = await get('/chunks/nothing.js', '*/*');
    assert.equal(answer.status, 404);
    assert.equal(answer.headers.get('content-type'), 'text/plain');
    assert.equal(await answer.text(), 'Page not found\n');
  });
});
