import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { eventsIn, noticeTime, type PageEntry } from './page-log.js';

const start: PageEntry = { type: 'login-start', provider: 'matrix', mode: 'popup', at: 1000 };
const login = (fields: object): PageEntry => ({
  type: 'login',
  provider: 'matrix',
  reason: 'interactive',
  error: '',
  name: 'Ada Lovelace',
  at: 3000,
  ...fields,
});
const cancelled = login({ error: 'login_cancelled', name: null });
const focus = (at: number): PageEntry => ({ type: 'focus', at });

describe('the log of a page', () => {
  test('names events as the table of outcomes does, and leaves circumstances out', () => {
    assert.deepEqual(eventsIn([start, focus(2000), cancelled, login({})]), [
      'started',
      'login_cancelled',
      'signed in',
    ]);
  });

  for (const [name, entry] of Object.entries({
    'another person': login({ name: 'Mallory' }),
    'another reason': login({ reason: 'restored' }),
    'an error together with a person': login({ error: 'access_denied' }),
    'another provider': login({ provider: 'demo' }),
    'the end of a session': { ...login({}), type: 'logout' },
  })) {
    test(`takes ${name} for none of them`, () => {
      const [found = ''] = eventsIn([entry]);
      assert.ok(!['started', 'signed in', 'login_cancelled', 'access_denied'].includes(found), found);
    });
  }

  test('counts the time to notice from the first focus after the person has left', () => {
    assert.equal(noticeTime([start, focus(1500), focus(2900), focus(2990), cancelled], 2800), 100);
  });

  test('counts it from their leaving where no focus was given', () => {
    assert.equal(noticeTime([start, focus(1500), cancelled], 2800), 200);
  });

  test('has no such time where nothing was cancelled', () => {
    assert.equal(noticeTime([start, focus(2900), login({})], 2800), undefined);
  });
});
