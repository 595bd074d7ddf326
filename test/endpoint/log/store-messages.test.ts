import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storeFailed } from '../../../src/endpoint/log/store-messages.js';
import { storeUnavailable } from '../../../src/stores/guard-store.js';
import { loadClientLibrary } from '../../../src/stores/client-library.js';
import { fileMoved } from '../../../src/stores/sqlite/sqlite-failure.js';
import { failureOf } from '../../support/failure-of.js';

const absent = 'a-library-that-is-not-installed';

test('a store whose client library is missing is told with one cure', async () => {
  const error = await failureOf(loadClientLibrary(() => import(absent) as Promise<object>, 'npm install pg'));
  const { message, cure } = storeFailed(error);
  assert.equal(
    `${message} ${cure}`,
    'The store could not be used: The client library of this store is not installed: npm install pg. Then start again.',
  );
});

test('a store whose file was removed or replaced is told with the cure for that', () => {
  for (const sentence of Object.values(fileMoved)) {
    const { message, cure } = storeFailed(storeUnavailable(sentence));
    assert.equal(message, `The store could not be used: ${sentence}`);
    assert.equal(cure, 'Stop every process before you remove, move or replace it.');
  }
});
