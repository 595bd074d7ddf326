import type { Engine, EngineName, EngineOptions } from './engines/engine.js';
import type { CaseResult } from './run-case.js';
import type { MatrixSite } from './site/site.js';
import { nameCase } from './table.js';

/** A run through one engine. */
export interface Run {
  readonly name: EngineName;
  readonly site: MatrixSite;
  start(options: EngineOptions): Promise<Engine>;
  version: string;
  failures: number;
}

type AnyCase = Readonly<Record<string, string>>;

/** Goes through the cases, a line in the terminal for each. The ones without cookies come last, in a browser of their own. */
export async function runAll<One extends AnyCase>(
  run: Run,
  cases: readonly One[],
  runOne: (engine: Engine, site: MatrixSite, one: One) => Promise<CaseResult>,
  blocksCookies: (one: One) => boolean,
): Promise<Map<string, CaseResult>> {
  const results = new Map<string, CaseResult>();
  for (const blocked of [false, true]) {
    const some = cases.filter((one) => blocksCookies(one) === blocked);
    if (some.length === 0) continue;
    const options = { blocksCookies: blocked };
    let engine = await run.start(options);
    run.version = engine.version;
    try {
      for (const one of some) {
        const result = await runOne(engine, run.site, one);
        results.set(nameCase(one), result);
        const { key, problem, milliseconds } = result;
        console.log(`${run.name} ${key} ${milliseconds} ms ${problem ? `WRONG ${problem}` : 'right'}`);
        if (!problem) continue;
        run.failures += 1;
        // What went wrong may have left the browser unusable.
        await engine.close();
        engine = await run.start(options);
      }
    } finally {
      await engine.close();
    }
  }
  return results;
}
