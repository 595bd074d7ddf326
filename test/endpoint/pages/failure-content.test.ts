import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureContent } from '../../../src/endpoint/pages/failure-content.js';
import { en } from '../../../src/locales/en.js';
import { th } from '../../../src/locales/th.js';
import { zhHans } from '../../../src/locales/zh-Hans.js';
import { OAuthError } from '../../../src/protocol/errors.js';

for (const [locale, cause, cure] of [
  [en, 'Sign-in with osu! isn’t available right now.', 'Try again in a moment.'],
  [th, 'ขณะนี้ลงชื่อเข้าใช้ด้วย osu! ไม่ได้', 'โปรดลองอีกครั้งในอีกสักครู่'],
  [zhHans, '暂时无法通过 osu! 登录。', '请稍后再试。'],
] as const)
  test(`a page about a failure has the cause in bold, the cure not, whatever marks a name has: in ${locale.language}`, () => {
    const page = failureContent(new OAuthError('temporarily_unavailable', ''), locale, 'osu!').text;
    assert.deepEqual(
      [...page.matchAll(/<p[^>]*>(.*?)<\/p>/gs)].map(([, text]) => text),
      [cause, cure],
    );
  });
