import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authenticationTime } from '../../../../src/endpoint/provider-calls/id-token/check-auth-time.js';

test('a time of authentication is a number of seconds that has come: anything else is none', () => {
  const now = 1_800_000_000;
  const timeOf = (time: unknown): number | undefined =>
    authenticationTime({ auth_time: time }, () => now * 1000);
  assert.equal(timeOf(now - 60), now - 60);
  // Five minutes for clocks: a session is never newer than now.
  assert.equal(timeOf(now + 300), now);
  for (const time of [now + 301, now * 1000, Infinity, NaN, String(now), null, undefined, [now]])
    assert.equal(timeOf(time), undefined, String(time));
  assert.equal(
    authenticationTime(undefined, () => now * 1000),
    undefined,
  );
});
