import assert from 'node:assert/strict';
import { expectPartOfName } from './browser-with-cookies.js';

const overHttps = ['HttpOnly', 'Partitioned', 'Path=/', 'SameSite=None', 'Secure'];
const onLoopback = ['HttpOnly', 'Path=/', 'SameSite=Lax'];

/**
 * The cookies that a browser keeps of the endpoint for pages of one site, apart from those of every other. It looks at
 * each for its attributes, to the letter (S17), and for its name, which must say whose it is.
 */
export class Partition {
  readonly cookies: Map<string, string>;
  readonly ages = new Map<string, number | undefined>();
  readonly #secure: boolean;

  /**
   * @param endpoint over https or, on loopback, not.
   * @param cookies where the endpoint's own site and the page's are the same, all the browser has of it.
   */
  constructor(endpoint: string, cookies = new Map<string, string>()) {
    this.#secure = endpoint.startsWith('https:');
    this.cookies = cookies;
  }

  get header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  names(part: string): string[] {
    expectPartOfName(part);
    return [...this.cookies.keys()].filter((name) => name.includes(part));
  }

  /** The browser is closed and opened again. */
  restart(): void {
    for (const name of [...this.cookies.keys()])
      if (this.ages.get(name) === undefined) this.cookies.delete(name);
  }

  take(setCookies: readonly string[]): void {
    for (const cookie of setCookies) this.#keep(cookie);
  }

  #keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split('; ');
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    const age = attributes.find((attribute) => attribute.startsWith('Max-Age='));
    const ofPage = name.includes('-~');
    // On the same site an answer may end a login of the site's own that is pending: those cookies stay as they were.
    const fixed = this.#secure && ofPage ? overHttps : [...onLoopback, ...(this.#secure ? ['Secure'] : [])];
    assert.deepEqual(attributes.filter((attribute) => attribute !== age).sort(), fixed, name);
    assert.match(name, this.#secure ? /^__Host-Http-[\w-]+-\w{7}-/ : /^[a-z][\w-]*-\w{7}-/i);
    assert.ok(ofPage || age === 'Max-Age=0', `${name} is set for the site itself`);
    assert.ok(cookie.length <= 4096, `${name} takes ${cookie.length} bytes`);
    if (age === 'Max-Age=0') this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(at + 1));
    this.ages.set(name, age === undefined ? undefined : Number(age.slice('Max-Age='.length)));
  }
}
