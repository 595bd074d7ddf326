import type { Engine, Visit } from '../engines/engine.js';
import { eventsIn } from '../page-log.js';
import type { CaseResult } from '../run-case.js';
import type { MatrixSite } from '../site/site.js';
import { faultKey, type FaultCase } from './fault-cases.js';
import { FaultPage } from './fault-page.js';
import { faultPlace } from './fault-place.js';
import { faultWay } from './fault-ways.js';

/** Milliseconds in which a person who is back has to be told. */
const noticeBar = 2000;

/** Goes through one case in a browser that has seen nothing yet, and signs in where the fault can be cured. */
export async function runFault(engine: Engine, site: MatrixSite, one: FaultCase): Promise<CaseResult> {
  const started = performance.now();
  let problem = '';
  let noticed: number | undefined;
  let visit: Visit | undefined;
  let page: FaultPage | undefined;
  site.behaviour.coop = 'none';
  try {
    visit = await engine.visit();
    page = new FaultPage(visit.view, faultPlace(one));
    const left = await faultWay(one)({ page, site, one });
    noticed = left && (await noticeTimeOf(page, left));
    if (noticed !== undefined && noticed > noticeBar) throw new Error(`noticed after ${noticed} ms`);
  } catch (error) {
    const seen = await page?.readLog().then(eventsIn, () => ['the page is gone']);
    problem = `${(error as Error).message} (${seen?.join(', ') ?? 'no page'})`;
  } finally {
    site.instead = undefined;
    await visit?.end().catch(() => undefined);
  }
  const milliseconds = Math.round(performance.now() - started);
  return { key: faultKey(one), problem, noticed, cutOff: false, keptWhole: false, milliseconds };
}

/** Milliseconds from the page's having the person back to its telling them. */
async function noticeTimeOf(page: FaultPage, left: number): Promise<number | undefined> {
  const log = await page.readLog();
  const told = log.find(({ error, at }) => Boolean(error) && at >= left);
  const back = log.find(({ type, at }) => at >= left && /^(?:focus|kept whole)$/.test(type))?.at ?? left;
  return told && Math.max(0, told.at - back);
}
