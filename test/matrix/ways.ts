import type { Case } from './cases.js';
import type { View } from './engines/engine.js';
import { inTime } from './engines/in-time.js';
import { eventsIn } from './page-log.js';
import { linger, type SitePage } from './site-page.js';

/** How it ended, as far as the browser decides that. */
export interface Went {
  /** When the person left the login for the page, in milliseconds since 1970; `Infinity` where they did not. */
  readonly left: number;
  /** Whether the window looked closed while it was open. */
  readonly cutOff: boolean;
}

/** @param refused settles at the first visit that the provider does not answer. */
type Way = (page: SitePage, at: View, refused: Promise<void>) => Promise<Went>;

const finished = (cutOff = false): Went => ({ left: Infinity, cutOff });

/** The person is in the window: whatever that looks like from the page, nothing may be told there. */
async function stayIn(page: SitePage, at: View): Promise<boolean> {
  await linger(at);
  const events = eventsIn(await page.readLog());
  if (events.length !== 1) throw new Error(`told with the person in the window: ${events.join(', ')}`);
  return page.looksClosed();
}

const inWindow: Readonly<Record<Case['way'], Way>> = {
  async complete(page, at) {
    await page.reachProvider(at);
    const cutOff = await stayIn(page, at);
    await page.accept(at);
    return finished(cutOff);
  },
  async deny(page, at) {
    await page.reachProvider(at);
    const cutOff = await stayIn(page, at);
    await page.refuse(at);
    return finished(cutOff);
  },
  async close(page, at) {
    await page.reachProvider(at);
    const cutOff = await stayIn(page, at);
    const left = Date.now();
    await at.close();
    return { left, cutOff };
  },
  async leave(page, at) {
    await page.reachProvider(at);
    await stayIn(page, at);
    const left = Date.now();
    await page.view.comeToFront();
    await linger(page.view);
    const cutOff = await page.looksClosed();
    if (cutOff) await page.waitForEvents(2);
    await at.comeToFront();
    await page.accept(at);
    return { left, cutOff };
  },
  async unreachable(page, at, refused) {
    await page.passQuestion(at);
    await inTime(refused, 'The provider was not asked.');
    await at.waitForErrorPage();
    await stayIn(page, at);
    const left = Date.now();
    await at.close();
    return { left, cutOff: false };
  },
};

const inPlace: Readonly<Record<Case['way'], Way>> = {
  async complete(page, at) {
    await page.reachProvider(at);
    await page.accept(at);
    return finished();
  },
  async deny(page, at) {
    await page.reachProvider(at);
    await page.refuse(at);
    return finished();
  },
  async close(page, at) {
    await page.reachProvider(at);
    const left = Date.now();
    await page.goBack();
    return { left, cutOff: false };
  },
  async leave(page, at) {
    await page.reachProvider(at);
    await page.open();
    return finished();
  },
  async unreachable(page, at, refused) {
    await page.passQuestion(at);
    await inTime(refused, 'The provider was not asked.');
    await at.waitForErrorPage();
    const left = Date.now();
    await page.goBack();
    return { left, cutOff: false };
  },
};

/** How a person goes through a case, once the button was pressed. */
export const wayOf = ({ way, mode }: Case): Way => (mode === 'redirect' ? inPlace : inWindow)[way];
