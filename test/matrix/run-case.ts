import { keyOf, type Case } from './cases.js';
import type { Engine, Visit } from './engines/engine.js';
import { expectedOf, type Outcome } from './expected.js';
import { eventsIn, noticeTime } from './page-log.js';
import { linger, placeOf, SitePage } from './site-page.js';
import type { MatrixSite } from './site/site.js';
import { wayOf } from './ways.js';

export interface CaseResult {
  readonly key: string;
  /** Empty where all is right. */
  readonly problem: string;
  /** Milliseconds from the page's having the person back to `login_cancelled`; absent where nothing was cancelled. */
  readonly noticed: number | undefined;
  readonly cutOff: boolean;
  readonly keptWhole: boolean;
  readonly milliseconds: number;
}

/** Milliseconds in which a person who is back has to be told. */
const noticeBar = 2000;

/** Goes through one case in a browser that has seen nothing yet, and signs in where the case has not. */
export async function runCase(engine: Engine, site: MatrixSite, one: Case): Promise<CaseResult> {
  const started = performance.now();
  const result = { key: keyOf(one), problem: '', cutOff: false, keptWhole: false };
  let noticed: number | undefined;
  let visit: Visit | undefined;
  let page: SitePage | undefined;
  try {
    visit = await engine.visit();
    page = new SitePage(visit.view, placeOf(one));
    const { left, cutOff } = await goTheWay(page, site, one);
    const log = await page.readLog();
    const keptWhole = log.some(({ type }) => type === 'kept whole');
    const { events } = expectedOf(one, { cutOff, keptWhole });
    Object.assign(result, { cutOff, keptWhole });
    await expectEvents(page, events);
    noticed = noticeTime(await page.readLog(), left);
    if (noticed !== undefined && noticed > noticeBar) throw new Error(`noticed after ${noticed} ms`);
    await expectUsable(page, events);
  } catch (error) {
    const seen = await page?.readLog().then(eventsIn, () => ['the page is gone']);
    result.problem = `${(error as Error).message} (${seen?.join(', ') ?? 'no page'})`;
  } finally {
    site.behaviour.onRefused = undefined;
    await visit?.end().catch(() => undefined);
  }
  return { ...result, noticed, milliseconds: Math.round(performance.now() - started) };
}

async function goTheWay(page: SitePage, { behaviour }: MatrixSite, one: Case) {
  const refused = new Promise<void>((resolve) => {
    behaviour.onRefused = one.way === 'unreachable' ? resolve : undefined;
  });
  behaviour.coop = one.provider;
  await page.open();
  const went = await wayOf(one)(page, await page.pressButton(), refused);
  behaviour.onRefused = undefined;
  return went;
}

/** These and no more, also after the person has looked at the page for a while. */
async function expectEvents(page: SitePage, events: readonly Outcome[]): Promise<void> {
  await page.waitForEvents(events.length);
  await page.view.comeToFront();
  await linger(page.view);
  const seen = eventsIn(await page.readLog());
  if (seen.join() !== events.join()) throw new Error(`expected ${events.join(', ')}`);
}

async function expectUsable(page: SitePage, events: readonly Outcome[]): Promise<void> {
  if (!events.includes('signed in')) {
    await page.waitIdle('signed-out');
    const at = await page.pressButton();
    await page.reachProvider(at);
    await page.accept(at);
    await expectEvents(page, [...events, 'started', 'signed in']);
  }
  await page.waitIdle('signed-in');
}
