import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { navigation, pagePaths } from '../../demo/navigation.js';
import { guide } from '../../demo/server.js';
import { languageTags } from '../../src/locales/load-locale.js';
import { filesIn, root } from '../support/project-files.js';

const page = readFileSync(join(root, 'demo/pages/start.html'), 'utf8');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe('the first page of the demo', () => {
  test('is what `npm start` prints, the README names, and the menu and its head lead to', () => {
    const path = '/start.html';
    assert.equal(pagePaths[0], path);
    assert.match(guide('http://localhost:8550'), /runs at http:\/\/localhost:8550\/start\.html\n/);
    assert.match(readme, /^npm start +# the demo on http:\/\/localhost:8550\/start\.html,/m);
    assert.match(navigation('/'), /<a class="home" href="\/start\.html">/);
  });

  test('tells the size that the README tells, and no more providers and languages than there are', () => {
    const told = [...page.matchAll(/<li><strong>(.*?)<\/strong>/g)].map(([, fact]) => fact);
    const [, size] = /^In KB of brotli, Lit included: ([\d.]+) for all elements/m.exec(readme) ?? [];
    assert.deepEqual(told, [`${size} KB`, '100+', String(languageTags.length)]);
    assert.ok(filesIn(['docs/providers'], /\.md$/).length >= 100);
  });

  test('shows the elements that it is made of', () => {
    const [, shown = ''] = /<code>(.*?)<\/code>/s.exec(page) ?? [];
    const lines = shown.replaceAll('&lt;', '<').replaceAll('&gt;', '>').trim().split('\n');
    assert.equal(lines.length, 3);
    const [, body = ''] = page.split('<head>');
    for (const [tag] of lines.join('').matchAll(/<[a-z][^>]*?(?=>)/g)) assert.ok(body.includes(tag), tag);
  });
});
