import { describe, test } from 'node:test';
import { testStore } from '../../src/testing/store/index.js';
import { runsWhole } from '../support/whole.js';
import { databases } from '../support/databases.js';

for (const database of databases)
  describe(`the ${database.name} store`, () => {
    testStore({
      open: async ({ app }) => (await database.start()).open({ prefix: `${app}_` }),
      openUnreachable: () => database.openUnreachable(),
      rounds: runsWhole() ? 20 : 2,
      test,
    });
  });
