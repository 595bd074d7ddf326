import { test as base, expect } from '@playwright/test';
import { slowDown } from '../support/slow.js';
import { appUrl } from './addresses.js';
import { recordEvents } from './record-events.js';

/** Each page records its events; a script error anywhere fails the test. */
export const test = base.extend<{ refusals: RegExp }>({
  /** What Firefox reports as an error where a test has the browser refuse something on purpose. */
  refusals: [/(?!)/, { option: true }],
  baseURL: appUrl,
  context: async ({ context, refusals }, use) => {
    const errors: string[] = [];
    context.on('weberror', (problem) => {
      const text = String(problem.error());
      // Firefox asks for an icon by itself, and reports that a page's policy refused it; and that it keeps no cookie for a
      // page of another site: no script did that.
      if (!/\/favicon\.ico|^Cookie .* has been rejected/.test(text) && !refusals.test(text))
        errors.push(text);
    });
    context.on('page', (page) => void slowDown(page));
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
