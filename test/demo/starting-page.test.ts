import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerWhileStarting } from '../../demo/starting-page.js';
import { against } from '../adapters/serve.js';

test('a request that comes while the demo starts gets a page that loads again by itself', () =>
  against(answerWhileStarting, async ({ url }) => {
    const answer = await fetch(`${url}/providers.html`);
    assert.equal(answer.status, 503);
    assert.equal(answer.headers.get('retry-after'), '2');
    const page = await answer.text();
    assert.match(page, /<meta http-equiv="refresh" content="2"/);
    assert.match(page, /The demo is starting/);
  }));
