import type { View } from '../engines/engine.js';
import { eventsIn } from '../page-log.js';
import { linger } from '../site-page.js';
import { siteOrigin } from '../site/hosts.js';
import type { MatrixSite } from '../site/site.js';
import { visitsCache, visitsPath } from '../site/workers.js';
import type { Fault, FaultCase } from './fault-cases.js';
import { ledCure, toldOf, type Told } from './fault-expected.js';
import { FaultPage } from './fault-page.js';
import { faultPlace, isLed } from './fault-place.js';

export interface Stage {
  readonly page: FaultPage;
  readonly site: MatrixSite;
  readonly one: FaultCase;
}

/** Goes through one case; answers when the person left a window for the page, in milliseconds since 1970. */
type Way = (stage: Stage) => Promise<number | undefined>;

const refused = (told: Told): string[] => ['started', told.code];
const signedIn = ['started', 'signed in'];

/** In the window, or in place of the page. */
async function signIn({ page }: Stage, events: readonly string[]): Promise<void> {
  const at = await page.pressButton();
  await page.reachProvider(at);
  await page.accept(at);
  await page.expectEvents(events);
  await page.waitIdle('signed-in');
}

/** Nothing opens, the page stays, and the next click is told the same. */
async function expectRefusals({ page }: Stage, told: Told, times: number): Promise<string[]> {
  let events: string[] = [];
  for (let click = 0; click < times; click += 1) {
    events = [...events, ...refused(told)];
    await page.pressInPlace();
    await page.expectEvents(events);
    await page.expectTold(told);
    await page.waitIdle('signed-out');
    await page.view.comeToFront();
  }
  if (await page.view.evaluate('matrix.hasOpened')) throw new Error('a window was opened');
  return events;
}

/** What can't be cured while the page is there. */
const staysRefused: Way = async (stage) => {
  await stage.page.open();
  // What tells blocked cookies is loaded once the page is shown.
  await linger(stage.page.view);
  await expectRefusals(stage, toldHere(stage.one.fault), 2);
  return undefined;
};

function toldHere(fault: Fault): Told {
  const told = toldOf[fault];
  if (!told) throw new Error(`${fault} stops no login.`);
  return told;
}

type Instead = NonNullable<MatrixSite['instead']>;

const instead: Way = async (stage) => {
  const { page, site, one } = stage;
  const told = toldHere(one.fault);
  const before = one.begins === 'before';
  if (before) site.instead = one.fault as Instead;
  await page.open();
  site.instead = one.fault as Instead;
  // Of an endpoint that does not answer, a click is another try.
  if (before && one.fault !== 'endpoint-down') {
    const events = await expectRefusals(stage, told, 1);
    site.instead = undefined;
    await signInAgain(stage, told, events);
    return undefined;
  }
  const at = await page.pressButton();
  const { left, events } = await leaveOther(stage, at, told);
  site.instead = undefined;
  if (one.fault === 'endpoint-down') await signIn(stage, [...events, ...signedIn]);
  else await signInAgain(stage, told, events);
  return left;
};

/** The person closes the window, or goes back, from what is no page of the endpoint's. */
async function leaveOther({ page, one }: Stage, at: View, told: Told) {
  if (one.fault === 'endpoint-down') await at.waitForErrorPage();
  else await at.waitUntil("document.readyState === 'complete' && location.pathname.includes('/login/')");
  await linger(at);
  const left = Date.now();
  if (one.mode !== 'redirect') {
    const seen = eventsIn(await page.readLog());
    if (seen.length !== 1) throw new Error(`told with the person in the window: ${seen.join(', ')}`);
    await at.close();
    await page.view.comeToFront();
    await page.expectEvents(refused(told));
    await page.expectTold(told);
    return { left, events: refused(told) };
  }
  await page.goBack();
  // A page that is loaded again has no login under way that could end.
  const keptWhole = (await page.readLog()).some(({ type }) => type === 'kept whole');
  const events = keptWhole ? refused(told) : ['started'];
  await page.expectEvents(events);
  if (keptWhole) await page.expectTold(told);
  return { left, events };
}

/** What was in the way is gone: the page learns that at the next click, which is still refused, and the one after works. */
async function signInAgain(stage: Stage, told: Told, events: readonly string[]): Promise<void> {
  const { page } = stage;
  await page.waitIdle('signed-out');
  await page.pressInPlace();
  await page.expectEvents([...events, ...refused(told)]);
  await page.waitIdle('signed-out');
  await signIn(stage, [...events, ...refused(told), ...signedIn]);
}

const offline: Way = async (stage) => {
  const { page, one } = stage;
  const told = toldHere(one.fault);
  await page.open();
  if (one.begins === 'before') {
    await page.view.setOffline(true);
    const events = await expectRefusals(stage, told, 1);
    await page.view.setOffline(false);
    await signIn(stage, [...events, ...signedIn]);
    return undefined;
  }
  const at = await page.pressButton();
  await page.reachProvider(at);
  await page.view.setOffline(true);
  await linger(at);
  const left = Date.now();
  await at.close();
  await page.view.comeToFront();
  await page.expectEvents(refused(told));
  await page.expectTold(told);
  await page.view.setOffline(false);
  await signIn(stage, [...refused(told), ...signedIn]);
  return left;
};

/** The person ends at the site's own address, signed in; where they came from, nothing else was told. */
const led: Way = async (stage) => {
  const { page, one } = stage;
  await page.open();
  await page.expectAdvice(['wrong_host', ...ledCure]);
  await page.pressInPlace();
  await page.reachProvider(page.view);
  const from = faultPlace(one);
  const arrival = new URL(from.url);
  arrival.host = new URL(siteOrigin).host;
  const there = new FaultPage(page.view, { ...from, url: arrival.href });
  await there.accept(page.view);
  await there.expectEvents(['signed in']);
  await there.waitIdle('signed-in');
  const address = await page.view.evaluate('location.href');
  if (address !== arrival.href) throw new Error(`led to ${String(address)}`);
  await page.open();
  await page.expectEvents(['started']);
  return undefined;
};

async function openWithWorker(stage: Stage): Promise<void> {
  const { page } = stage;
  await page.open();
  await page.view.waitUntil("navigator.serviceWorker.controller?.state === 'activated'");
  // In WebKit a worker writes nothing into a cache that no page has opened.
  await page.view.evaluate(`caches.open('${visitsCache}').then(() => true)`);
  await expectVisits(stage, 0);
}

async function expectVisits({ page }: Stage, count: number): Promise<void> {
  const visits = await page.view.evaluate(`fetch('${visitsPath}').then((answer) => answer.text())`);
  if (Number(visits) !== count) throw new Error(`the worker has had ${String(visits)} visits of the login`);
}

const workerPassesOn: Way = async (stage) => {
  await openWithWorker(stage);
  await signIn(stage, signedIn);
  await expectVisits(stage, 1);
  return undefined;
};

const workerAnswers: Way = async (stage) => {
  const { page, one } = stage;
  await openWithWorker(stage);
  const at = await page.pressButton();
  await at.waitUntil("!!document.querySelector('#own')");
  await linger(at);
  const left = Date.now();
  let events: string[];
  if (one.mode === 'redirect') {
    await page.goBack();
    // Nothing of ours is on the worker's page: the person who goes back has given up.
    const keptWhole = (await page.readLog()).some(({ type }) => type === 'kept whole');
    events = keptWhole ? ['started', 'login_cancelled'] : ['started'];
    await page.expectEvents(events);
  } else {
    const told = toldHere(one.fault);
    await at.close();
    await page.view.comeToFront();
    events = refused(told);
    await page.expectEvents(events);
    await page.expectTold(told);
  }
  await page.view.evaluate('navigator.serviceWorker.ready.then((worker) => worker.unregister())');
  await page.view.goTo(`${faultPlace({ ...one, fault: 'turbo' }).url}#without`);
  await page.view.waitUntil("location.hash === '#without' && !navigator.serviceWorker.controller");
  await page.waitIdle('signed-out');
  await signIn(stage, [...events, ...signedIn]);
  return left;
};

const turbo: Way = async (stage) => {
  await stage.page.open();
  await stage.page.view.waitUntil('!!window.Turbo');
  await signIn(stage, signedIn);
  return undefined;
};

/** Turbo asks for the link's address itself, and leaves the visit to the browser where that leads to another origin. */
const turboLink: Way = async ({ page, one }) => {
  await page.view.goTo(faultPlace(one).url);
  await page.view.waitUntil('!!window.Turbo && !!document.querySelector("oauth-login-button a")');
  await page.view.click('oauth-login-button a');
  await page.reachProvider(page.view);
  await page.accept(page.view);
  await page.waitIdle('signed-in');
  await page.expectEvents(['signed in']);
  return undefined;
};

const ways: Partial<Record<Fault, Way>> = {
  offline,
  'worker-passes-on': workerPassesOn,
  'worker-answers': workerAnswers,
  turbo,
  'turbo-link': turboLink,
};

const refusals: readonly Fault[] = ['page-not-listed', 'client-not-listed', 'cookies-blocked'];

export function faultWay({ fault }: FaultCase): Way {
  if (isLed(fault)) return led;
  return ways[fault] ?? (refusals.includes(fault) ? staysRefused : instead);
}
