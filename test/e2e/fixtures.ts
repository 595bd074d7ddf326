import { test as base, expect } from '@playwright/test';
import { appUrl } from './addresses.js';
import { recordEvents } from './record-events.js';

/** Each page records its events; a script error anywhere fails the test. */
export const test = base.extend({
  baseURL: appUrl,
  context: async ({ context }, use) => {
    const errors: string[] = [];
    context.on('weberror', (problem) => errors.push(String(problem.error())));
    context.on('dialog', (dialog) => {
      errors.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await context.addInitScript(recordEvents);
    await use(context);
    expect(errors).toEqual([]);
  },
});

export { expect };
