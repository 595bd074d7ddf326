import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { routes } from '../../../src/endpoint/routes/route-table.js';
import { isReservedRoute } from '../../../src/endpoint/settings/settings-schema.js';

describe('the names that settings reserve', () => {
  const names = [...routes.keys()].flatMap((path) => path.split('/')).filter((name) => !name.startsWith('*'));
  for (const name of new Set(names))
    test(`have ${name}, which is part of a route`, () => {
      assert.equal(isReservedRoute(name), true);
    });
});
