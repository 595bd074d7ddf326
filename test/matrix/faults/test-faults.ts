import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Engine, EngineName } from '../engines/engine.js';
import { startEngine } from '../engines/start-engine.js';
import { startMatrixSite, type MatrixSite } from '../site/site.js';
import { fewFaults, type FaultCase } from './fault-cases.js';
import { runsWhole } from '../../support/whole.js';
import { inTurn } from '../share.js';
import { runFault } from './run-fault.js';

const claimOf = ({ fault, begins, mode }: FaultCase): string =>
  `${fault.replaceAll('-', ' ')} is told or got over, and the button can be used afterwards (${mode}; it begins ${begins})`;

const faultsOf = (name: EngineName): FaultCase[] =>
  runsWhole() ? fewFaults(name) : inTurn(name, fewFaults(name));

/** A few of the faults, in one launch of the browser; the one that blocks cookies has a launch of its own. */
export function testFaults(name: EngineName): void {
  for (const blocksCookies of [false, true]) {
    const cases = faultsOf(name).filter(({ fault }) => (fault === 'cookies-blocked') === blocksCookies);
    if (cases.length === 0) continue;
    describe(`nothing is wrongly told as cancelled in ${name}${blocksCookies ? ' without cookies' : ''}`, () => {
      let site: MatrixSite;
      let engine: Engine;

      before(async () => {
        site = await startMatrixSite();
        engine = await startEngine(name, { blocksCookies });
      });

      after(async () => {
        await engine.close();
        await site.close();
      });

      for (const one of cases) {
        test(claimOf(one), async () => {
          const { problem } = await runFault(engine, site, one);
          assert.equal(problem, '');
        });
      }
    });
  }
}
