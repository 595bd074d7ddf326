import { logEvents } from './event-log.js';
import type { FakeEndpoint } from './fake-endpoint.js';
import { FakeWindow } from './fake-page.js';

const undo: (() => void)[] = [];

/** Runs when the test ends. */
export function onUnstage(step: () => void): void {
  undo.push(step);
}

/** For `afterEach`: gives the page back its network and windows. */
export function unstage(): void {
  for (const step of undo.splice(0)) step();
}

/** The page's network is these endpoints, and nothing else. */
export function stubFetch(...endpoints: FakeEndpoint[]): void {
  const { fetch } = window;
  window.fetch = async (input, init) => {
    const { url } = new Request(input);
    const endpoint = endpoints.find((one) => url.startsWith(one.url));
    if (!endpoint) throw new TypeError(`no endpoint for ${url}`);
    return endpoint.fetch(input, init);
  };
  undo.push(() => (window.fetch = fetch));
}

export interface OpenedWindows {
  readonly urls: URL[];
  readonly windows: FakeWindow[];
  /** The label of the login opened last. */
  readonly flow: string;
}

/** Windows that the page opens are only written down. */
export function stubOpen(): OpenedWindows {
  const { open } = window;
  const urls: URL[] = [];
  const windows: FakeWindow[] = [];
  window.open = (url) => {
    urls.push(new URL(String(url)));
    windows.push(new FakeWindow());
    return windows.at(-1) as unknown as Window;
  };
  undo.push(() => (window.open = open));
  return {
    urls,
    windows,
    get flow() {
      return urls.at(-1)?.searchParams.get('flow') ?? '';
    },
  };
}

/** What `document` hears until the test ends. */
export function hearDocument(): string[] {
  const stop = new AbortController();
  undo.push(() => stop.abort());
  return logEvents(document, stop.signal);
}
