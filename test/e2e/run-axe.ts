import axe, { type AxeResults } from 'axe-core';
import { test, type Page } from '@playwright/test';
import { findingsOf, type AxeFindings, type AxeRules } from '../support/axe-faults.js';

/**
 * Runs axe over a page, or what a selector finds in it. The reporter (test/support/count-tests.mjs) counts each run by its annotation.
 */
export async function runAxe(page: Page, rules: AxeRules = {}, within?: string): Promise<AxeFindings> {
  if (await page.evaluate(() => !window.axe)) await page.evaluate(axe.source);
  const place = within === undefined ? 'document' : JSON.stringify(within);
  const results = await page.evaluate<AxeResults>(`axe.run(${place}, ${JSON.stringify(rules)})`);
  const findings = findingsOf(results);
  test.info().annotations.push({ type: 'axe', description: String(findings.contrasts) });
  return findings;
}
