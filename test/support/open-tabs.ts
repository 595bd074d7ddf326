import type { WireSession } from '../../src/protocol/wire.js';
import { FakePage } from './fake-page.js';
import { FakeEndpoint } from './fake-endpoint.js';
import { beginSession, type Stage } from './open-session.js';
import { turn } from './wait-for-tasks.js';
import { nobody } from './wire-session.js';

export interface Tabs {
  readonly endpoint: FakeEndpoint;
  readonly tabs: readonly Stage[];
  /** All of them at once. */
  each(act: (tab: Stage) => void): void;
  /** Settles when every tab that waits for its turn to ask has had it. */
  turnsTaken(): Promise<void>;
  /** What was asked since the pages were loaded. */
  askedSince(): string[];
}

/** As many tabs of one origin, loaded and ready, with the browser's own locks and channels. */
export async function openTabs(count: number, wire: WireSession = nobody): Promise<Tabs> {
  const endpoint = new FakeEndpoint();
  endpoint.session = wire;
  const tabs = Array.from({ length: count }, () => {
    const page = new FakePage(endpoint);
    page.navigator.locks = navigator.locks;
    return beginSession({ endpoint, page });
  });
  await Promise.all(tabs.map(({ session }) => session.ready));
  for (const { page, events } of tabs) {
    page.comeBack();
    events.length = 0;
  }
  await turn();
  // The first lock of a page may take longer than those that follow it, and so be overtaken.
  await navigator.locks.request('first', () => undefined);
  const loaded = endpoint.asked.length;
  return {
    endpoint,
    tabs,
    each: (act) => tabs.forEach(act),
    turnsTaken: async () => {
      await turn();
      await navigator.locks.request(`${endpoint.url} look`, () => undefined);
      await turn();
    },
    askedSince: () => endpoint.asked.slice(loaded),
  };
}
