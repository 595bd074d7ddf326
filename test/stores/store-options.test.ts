import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { memoryStore } from '../../src/stores/memory/memory-store.js';
import { postgresStore } from '../../src/stores/postgres/index.js';
import { redisStore } from '../../src/stores/redis/index.js';
import { sqliteStore } from '../../src/stores/sqlite/index.js';

const url = 'redis://localhost';
/** Nothing connects before the first call. */
const made: Readonly<Record<string, (option: object) => unknown>> = {
  'redisStore timeoutMs': (option) => redisStore({ url, ...option }),
  'postgresStore timeoutMs': (option) => postgresStore({ ...option }),
  'postgresStore sweepMs': (option) => postgresStore({ ...option }),
  'sqliteStore timeoutMs': (option) => sqliteStore({ file: 'none.db', ...option }),
  'sqliteStore sweepMs': (option) => sqliteStore({ file: 'none.db', ...option }),
  'memoryStore maxBytes': (option) => memoryStore(option),
  'memoryStore maxEntries': (option) => memoryStore(option),
};
const day = 86_400_000;
const noNumbers = [0, -1, 1.5, NaN, Infinity, -Infinity, '1h', '5000', null, true, [5000]];

describe('an option of a store that is a number', () => {
  for (const [what, make] of Object.entries(made)) {
    const option = what.replace(/.* /, '');
    const isTime = option.endsWith('Ms');

    test(`is refused at start by its name where it is none: ${what}`, () => {
      // Node's timers end at once for a time of more than 24.8 days.
      for (const value of isTime ? [...noNumbers, day + 1, 2 ** 31, 1e12] : noNumbers)
        assert.throws(
          () => make({ [option]: value }),
          (error) => error instanceof TypeError && error.message.startsWith(`${option} must be `),
          String(value),
        );
    });

    test(`is taken otherwise, or left out: ${what}`, () => {
      for (const value of [1, 5000, day, undefined]) make({ [option]: value });
    });
  }
});
