import { parseArgs } from 'node:util';
import { allCases, filterCases, keyOf } from './cases.js';
import { engineNames, type EngineName } from './engines/engine.js';
import { startEngine } from './engines/start-engine.js';
import { reportOf } from './report.js';
import { runCase, type CaseResult } from './run-case.js';
import { startMatrixSite } from './site/site.js';

const usage = `npm run matrix -- [--engine ${engineNames.join(',')}] [--only mode=popup,way=close|leave]`;

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: engineNames.join(',') },
    only: { type: 'string', default: '' },
  },
});
const engines = values.engine.split(',') as EngineName[];
const unknown = engines.find((name) => !engineNames.includes(name));
if (unknown !== undefined) throw new Error(`There is no engine ${unknown}. ${usage}`);
const cases = filterCases(allCases(), values.only);

const site = await startMatrixSite();
const reports: string[] = [];
let failures = 0;
try {
  for (const name of engines) {
    let engine = await startEngine(name);
    const results = new Map<string, CaseResult>();
    try {
      for (const one of cases) {
        const result = await runCase(engine, site, one);
        results.set(keyOf(one), result);
        if (result.problem) {
          failures += 1;
          // What went wrong may have left the browser unusable.
          await engine.close();
          engine = await startEngine(name);
        }
        const mark = result.problem ? `WRONG ${result.problem}` : 'right';
        console.log(`${name} ${result.key} ${result.milliseconds} ms ${mark}`);
      }
    } finally {
      await engine.close();
    }
    reports.push(reportOf(`${name} ${engine.version}`, cases, results));
  }
} finally {
  await site.close();
}
console.log(reports.join('\n'));
process.exitCode = failures ? 1 : 0;
