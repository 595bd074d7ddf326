import { FakePage, type FakeWindow } from './fake-page.js';
import { turn, until } from './wait-for-tasks.js';

/** A tab's storage, which a test can read whole. */
class FakeStorage {
  readonly items = new Map<string, string>();

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }
}

/** A page of a site whose endpoint is of another origin: it also has a tab's storage, a history, and an end. */
export class FakeClientPage extends FakePage {
  storage = new FakeStorage();
  /** Where the browser keeps nothing for this page, touching the storage throws. */
  refusesStorage = false;
  readonly BroadcastChannel = globalThis.BroadcastChannel;
  /** The addresses that replaced the page's own without loading anything. */
  readonly shown: string[] = [];
  readonly history = {
    state: { kept: 1 },
    replaceState: (_state: unknown, _title: string, address: string): void => {
      this.shown.push(address);
      this.goTo(new URL(address, this.location.href).href);
    },
  };
  closed = 0;
  #hashed = 0;
  #hashing = 0;
  override readonly crypto = {
    getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => globalThis.crypto.getRandomValues(bytes),
    randomUUID: () => globalThis.crypto.randomUUID(),
    subtle: {
      digest: async (algorithm: string, bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> => {
        this.#hashing += 1;
        const hash = await globalThis.crypto.subtle.digest(algorithm, bytes);
        this.#hashed += 1;
        return hash;
      },
    },
  } as unknown as Crypto;

  get sessionStorage(): FakeStorage {
    if (this.refusesStorage) throw new DOMException('refused', 'SecurityError');
    return this.storage;
  }

  /** Settles when all that was begun to be hashed is hashed. */
  async hashed(): Promise<void> {
    await until(() => this.#hashed === this.#hashing);
    await turn();
  }

  /** Another address in the address bar. */
  goTo(address: string): void {
    const { href, origin, protocol, pathname, search, hash } = new URL(address, this.location.href);
    Object.assign(this.location, { href, origin, protocol, pathname, search, hash });
  }

  close(): void {
    this.closed += 1;
  }

  /** What another window posts to this one. */
  hear(data: unknown, origin: string, source: FakeWindow | null = this.lastOpened.window): void {
    // A MessageEvent takes only real windows for its source.
    this.dispatchEvent(Object.assign(new Event('message'), { data, origin, source }));
  }
}
