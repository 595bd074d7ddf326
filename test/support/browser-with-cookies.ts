import assert from 'node:assert/strict';
import type { Asked, Send } from './transports.js';

/** What a browser sends along when a person follows a link or comes back from a provider. */
export const visiting = {
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'none',
} as const;

/** What it sends along when a page of the site itself asks. */
export const asking = {
  accept: 'application/json',
  'sec-fetch-dest': 'empty',
  'sec-fetch-mode': 'cors',
  'sec-fetch-site': 'same-origin',
} as const;

/** The header of a page's POST, and its body's type. */
export const posting = { 'content-type': 'application/json', 'x-oauth-elements': '1' } as const;

const commonHeaders = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** A test that asks for cookies under a name which ours never have would find none, whatever it tests. */
export function expectPartOfName(part: string): void {
  assert.match(part, /^(?:oauth-|-?(?:session|flow)(?:\.[\w.-]*)?)?$/, 'no cookie of ours is called so');
}

/**
 * A browser that keeps cookies, and looks at every answer: the headers of S25, no CORS header ever (S21), our
 * cookies' attributes (S17), and that all of them together never take more than 7,000 bytes.
 */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** Seconds that each cookie lasts; those without an age go with the browser's own session. */
  readonly ages = new Map<string, number | undefined>();
  /** Everything that a page, a log or another site could have seen of the answers. */
  readonly seen: string[] = [];
  readonly #send: Send;
  readonly #secure: boolean;

  constructor(send: Send, site: string) {
    this.#send = send;
    this.#secure = site.startsWith('https:');
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  names(part: string): string[] {
    expectPartOfName(part);
    return [...this.cookies.keys()].filter((name) => name.includes(part));
  }

  /** Takes `Set-Cookie` values as it does from an answer. */
  take(setCookies: readonly string[]): void {
    for (const cookie of setCookies) this.#keep(cookie);
  }

  /** Is closed and opened again. */
  restart(): void {
    for (const name of [...this.cookies.keys()])
      if (this.ages.get(name) === undefined) this.cookies.delete(name);
  }

  /** A page is opened. */
  visit(target: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.send({ target, headers: { ...visiting, ...headers } });
  }

  /** A page asks. */
  ask(target: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.send({ target, headers: { ...asking, ...headers } });
  }

  /** A page posts. */
  post(target: string, body: unknown = {}): Promise<Response> {
    return this.send({
      ...{ method: 'POST', target, body: JSON.stringify(body) },
      headers: { ...asking, ...posting },
    });
  }

  async send(asked: Asked): Promise<Response> {
    const cookie = this.cookieHeader;
    const response = await this.#send({
      ...asked,
      headers: { ...(cookie ? { cookie } : {}), ...asked.headers },
    });
    await this.#look(response.clone());
    return response;
  }

  async #look(response: Response): Promise<void> {
    const { headers } = response;
    for (const [name, value] of Object.entries(commonHeaders)) assert.equal(headers.get(name), value, name);
    assert.deepEqual(
      [...headers.keys()].filter((name) => name.startsWith('access-control-')),
      [],
    );
    const others = [...headers].filter(([name]) => name !== 'set-cookie').map((pair) => pair.join(': '));
    this.seen.push([...others, await response.text()].join('\n'));
    this.take(headers.getSetCookie());
    const taken = [...this.cookies].filter(([name]) => name.includes('oauth-'));
    const size = taken.reduce((sum, [name, value]) => sum + name.length + value.length + 3, 0);
    assert.ok(size <= 7000, `our cookies take ${size} bytes: ${taken.map(([name]) => name).join(' ')}`);
  }

  #keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split('; ');
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    const age = attributes.find((attribute) => attribute.startsWith('Max-Age='));
    const fixed = ['HttpOnly', 'Path=/', 'SameSite=Lax', ...(this.#secure ? ['Secure'] : [])];
    assert.deepEqual(attributes.filter((attribute) => attribute !== age).sort(), fixed, name);
    assert.match(name, this.#secure ? /^__Host-Http-[\w-]+-\w{7}-/ : /^[a-z][\w-]*-\w{7}-/i);
    assert.ok(cookie.length <= 4096, `${name} takes ${cookie.length} bytes`);
    if (age === 'Max-Age=0') this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(at + 1));
    this.ages.set(name, age === undefined ? undefined : Number(age.slice('Max-Age='.length)));
  }
}
