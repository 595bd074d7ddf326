import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storeFailed } from '../../../src/endpoint/log/store-messages.js';
import { loadClientLibrary } from '../../../src/stores/client-library.js';
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
