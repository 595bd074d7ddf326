import { executeServerCommand } from '@web/test-runner-commands';
import type Axe from 'axe-core';
import { findingsOf } from './axe-faults.js';

declare global {
  interface Window {
    /** There once its script has run, which is no module. */
    axe: typeof Axe | undefined;
  }
}

/**
 * Axe finds no fault in an element of the page. Each run counts for the table of test/run.mjs.
 * @throws {Error} with the faults.
 */
export async function expectAccessible(element: Element): Promise<void> {
  if (!window.axe) await import('axe-core/axe.min.js');
  const { axe } = window;
  if (!axe) throw new Error('axe-core has not loaded.');
  const { faults, contrasts } = findingsOf(await axe.run(element));
  await executeServerCommand('count-axe', { engine: 'chromium', contrasts });
  if (faults.length > 0) throw new Error(faults.join('\n'));
}
