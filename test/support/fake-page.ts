import type { SessionPage } from '../../src/session/session.js';
import { deferred, type Deferred } from './deferred.js';
import type { FakeEndpoint } from './fake-endpoint.js';

/** A login's window as its opener sees it. */
export class FakeWindow {
  closed = false;
  focused = 0;
  /** What its opener can see of it; nothing where another site is shown. */
  location: { readonly search: string } | undefined;
  document: { readonly readyState: DocumentReadyState } | undefined;
  /** What its opener posted to it, with the origin that it was for. */
  readonly told: [message: unknown, origin: string][] = [];

  focus(): void {
    this.focused += 1;
  }

  close(): void {
    this.closed = true;
  }

  postMessage(message: unknown, origin: string): void {
    this.told.push([message, origin]);
  }
}

interface Opened {
  readonly url: URL;
  readonly target: string | undefined;
  readonly features: string | undefined;
  readonly window: FakeWindow;
}

class FakeDocument extends EventTarget {
  hidden = false;
  focused = true;
  /** What the page's markup holds of what a session looks for. */
  found: Element | null = null;
  keepsCookies = true;
  readonly documentElement = document.createElement('html');
  #cookies = new Map<string, string>();

  querySelector(): Element | null {
    return this.found;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  set cookie(text: string) {
    const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(text) ?? [];
    if (/max-age=0/i.test(text)) this.#cookies.delete(name);
    else if (this.keepsCookies) this.#cookies.set(name, value);
  }

  /** Not hidden by an element in `hidden`: in a real document, markup with `name=hidden` takes that property's place. */
  get visibilityState(): DocumentVisibilityState {
    return Object.is(this.hidden, true) ? 'hidden' : 'visible';
  }

  hasFocus(): boolean {
    return this.focused;
  }
}

interface Timer {
  readonly run: () => void;
  readonly every: number;
  next: number;
}

/** A page whose network, clock, windows and focus a test holds in its hands. */
export class FakePage extends EventTarget {
  readonly document = new FakeDocument();
  readonly fetch: FakeEndpoint['fetch'];
  readonly crypto: Crypto = globalThis.crypto;
  readonly Request = globalThis.Request;
  readonly Response = globalThis.Response;
  readonly Headers = globalThis.Headers;
  readonly opened: Opened[] = [];
  /** Where the page was sent. */
  readonly assigned: URL[] = [];
  /** Where it was sent in place of the address that it had. */
  readonly replaced: string[] = [];
  reloads = 0;
  /** What a developer is told in the console. */
  readonly warnings: string[] = [];
  readonly console = { warn: (text: string): void => void this.warnings.push(text) };
  readonly navigator: {
    userAgent: string;
    onLine: boolean;
    cookieEnabled: boolean;
    locks?: LockManager;
    serviceWorker?: { controller: object | null };
  } = {
    onLine: true,
    cookieEnabled: true,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36',
  };
  readonly screenX = 0;
  readonly outerWidth = 1000;
  readonly location = {
    href: `${location.origin}/shop?item=1#top`,
    origin: location.origin,
    hostname: location.hostname,
    pathname: '/shop',
    search: '?item=1',
    hash: '#top',
    protocol: location.protocol,
    assign: (url: string): void => void this.assigned.push(new URL(url)),
    replace: (url: string): void => void this.replaced.push(url),
    reload: (): void => void (this.reloads += 1),
  };
  /** Another one than its address has where it is a frame's own text (`srcdoc`). */
  ownOrigin: string | undefined;
  /** Another one where it is in a frame. */
  top: unknown = this;
  standalone = false;
  /** In a sandbox Firefox throws. */
  blocksPopups: boolean | 'by an error' = false;
  time = 1_000_000;
  readonly Date = { now: (): number => this.time };

  get origin(): string {
    return this.ownOrigin ?? this.location.origin;
  }

  /** Timers that wait, once or again and again. */
  readonly timers = new Map<number, Timer>();
  /** Limits that the browser itself watches over. */
  readonly #limits = new Set<Timer>();
  readonly AbortSignal = {
    any: (signals: AbortSignal[]): AbortSignal => AbortSignal.any(signals),
    timeout: (after: number): AbortSignal => {
      const controller = new AbortController();
      this.#limits.add({ run: () => controller.abort(), every: after, next: this.time + after });
      return controller.signal;
    },
  };
  #lastTimer = 0;
  readonly #awaited: { every: number; begun: Deferred<undefined> }[] = [];

  constructor(endpoint: FakeEndpoint) {
    super();
    this.fetch = endpoint.fetch;
    // In a real page this event bubbles.
    this.document.addEventListener('visibilitychange', ({ type }) => this.dispatchEvent(new Event(type)));
  }

  /** This page as what a session takes. */
  get asPage(): SessionPage {
    return this as unknown as SessionPage;
  }

  /** Settles when the next watch over a login has begun. */
  watched(): Promise<undefined> {
    return this.timerOf(250);
  }

  /** Settles when the next timer of that many milliseconds has begun. */
  timerOf(every: number): Promise<undefined> {
    const begun = deferred();
    this.#awaited.push({ every, begun });
    return begun.promise;
  }

  get lastOpened(): Opened {
    return this.opened.at(-1)!;
  }

  /** The label of the login begun last, from the address that it was opened at. */
  get flow(): string {
    return (this.opened.at(-1)?.url ?? this.assigned.at(-1))?.searchParams.get('flow') ?? '';
  }

  /** Lets time go by; what is due runs in order. */
  advance(milliseconds: number): void {
    const until = this.time + milliseconds;
    for (;;) {
      const waiting = [...this.timers.values(), ...this.#limits];
      const due = waiting.sort((one, other) => one.next - other.next)[0];
      if (!due || due.next > until) break;
      this.time = due.next;
      this.#limits.delete(due);
      due.next += due.every;
      due.run();
    }
    this.time = until;
  }

  leave(): void {
    this.document.focused = false;
    this.dispatchEvent(new Event('blur'));
  }

  comeBack(): void {
    this.document.focused = true;
    this.dispatchEvent(new Event('focus'));
  }

  open(url: string, target?: string, features?: string): FakeWindow | null {
    if (this.blocksPopups === 'by an error') throw new DOMException('', 'InvalidAccessError');
    if (this.blocksPopups) return null;
    const window = new FakeWindow();
    this.opened.push({ url: new URL(url), target, features, window });
    return window;
  }

  matchMedia(query: string): { matches: boolean } {
    return { matches: this.standalone && query === '(display-mode: standalone)' };
  }

  setInterval(run: () => void, every: number): number {
    return this.#wait(run, every);
  }

  clearInterval(id: number): void {
    this.timers.delete(id);
  }

  setTimeout(run: () => void, after: number): number {
    const id = this.#wait(() => {
      this.timers.delete(id);
      run();
    }, after);
    return id;
  }

  clearTimeout(id: number): void {
    this.timers.delete(id);
  }

  #wait(run: () => void, every: number): number {
    this.#lastTimer += 1;
    this.timers.set(this.#lastTimer, { run, every, next: this.time + every });
    for (const waiting of this.#awaited) if (waiting.every === every) waiting.begun.resolve(undefined);
    return this.#lastTimer;
  }
}
