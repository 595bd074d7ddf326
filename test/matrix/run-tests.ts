import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Case } from './cases.js';
import type { Engine, EngineName } from './engines/engine.js';
import { startEngine } from './engines/start-engine.js';
import { runCase } from './run-case.js';
import { startMatrixSite, type MatrixSite } from './site/site.js';

const claims: Readonly<Record<Case['way'], string>> = {
  complete: 'a login that is finished signs in',
  deny: 'Cancel at the provider is told',
  close: 'leaving the login is told in time',
  leave: 'a login that is left and taken up again signs in',
  unreachable: 'a provider that does not answer leaves nothing pending',
};

const claimOf = ({ way, mode, provider, page, endpoint }: Case): string =>
  `${claims[way]}, once and for all (${mode}; COOP ${provider} at the provider, ${page} on the page; ${endpoint} endpoint)`;

/** A test for each of these cases, in one launch of the browser. */
export function testCases(name: EngineName, cases: readonly Case[]): void {
  describe(`every login ends rightly in ${name}`, () => {
    let site: MatrixSite;
    let engine: Engine;

    before(async () => {
      site = await startMatrixSite();
      engine = await startEngine(name);
    });

    after(async () => {
      await engine.close();
      await site.close();
    });

    for (const one of cases) {
      test(claimOf(one), async () => {
        const { problem } = await runCase(engine, site, one);
        assert.equal(problem, '');
      });
    }
  });
}
