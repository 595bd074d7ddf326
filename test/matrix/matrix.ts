import { parseArgs } from 'node:util';
import { allCases, dimensions, filterCases } from './cases.js';
import { engineNames, type EngineName } from './engines/engine.js';
import { startEngine } from './engines/start-engine.js';
import { allFaults, faultDimensions, filterFaults } from './faults/fault-cases.js';
import { reportFaults } from './faults/report-faults.js';
import { runFault } from './faults/run-fault.js';
import { reportOf } from './report.js';
import { runAll, type Run } from './run-all.js';
import { runCase } from './run-case.js';
import { startMatrixSite } from './site/site.js';

const tables = ['logins', 'faults'];
const usage =
  `npm run matrix -- [--engine ${engineNames.join(',')}] [--table ${tables.join(',')}] ` +
  '[--only mode=popup,way=close|leave]';

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: engineNames.join(',') },
    table: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
  },
});

/** Without a wish for a table, those that have what is asked for. */
function tablesFor(wish: string): string[] {
  if (values.table) return values.table.split(',');
  const names = wish.split(',').map((part) => part.replace(/=.*/, ''));
  const has = (table: object): boolean => !wish || names.every((name) => name in table);
  const found = tables.filter((_, index) => has(index ? faultDimensions : dimensions));
  return found.length ? found : tables;
}

const chosen = tablesFor(values.only);
const engines = values.engine.split(',') as EngineName[];
const unknown = [
  ...engines.filter((name) => !engineNames.includes(name)),
  ...chosen.filter((name) => !tables.includes(name)),
];
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}. ${usage}`);
const cases = chosen.includes('logins') ? filterCases(allCases(), values.only) : [];
const faults = chosen.includes('faults') ? filterFaults(allFaults(), values.only) : [];

const site = await startMatrixSite();
const reports: string[] = [];
let failures = 0;
try {
  for (const name of engines) {
    const run: Run = { name, site, failures: 0, version: '', start: (options) => startEngine(name, options) };
    const logins = await runAll(run, cases, runCase, () => false);
    const faulty = await runAll(run, faults, runFault, ({ fault }) => fault === 'cookies-blocked');
    failures += run.failures;
    if (cases.length) reports.push(reportOf(`${name} ${run.version}`, cases, logins));
    if (faults.length) reports.push(reportFaults(`${name} ${run.version}, faults`, faults, faulty));
  }
} finally {
  await site.close();
}
console.log(reports.join('\n'));
process.exitCode = failures ? 1 : 0;
