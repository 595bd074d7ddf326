import { describe, test } from 'node:test';
import { testStore } from '../../src/testing/store/index.js';
import { isTried, runsWhole } from '../support/whole.js';
import { databases } from '../support/databases.js';

// One of them a day; what each has of its own has tests beside this one, each day.
for (const database of databases.filter((_, place) => isTried(3, place, 2)))
  describe(`the ${database.name} store`, () => {
    testStore({
      open: async ({ app }) => (await database.start()).open({ prefix: `${app}_` }),
      openUnreachable: () => database.openUnreachable(),
      rounds: runsWhole() ? 20 : 2,
      test,
    });
  });
