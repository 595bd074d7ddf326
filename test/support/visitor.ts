import { randomBytes } from 'node:crypto';
import { request as startRequest, type Agent, type IncomingMessage, type RequestOptions } from 'node:http';
import type { WireSession } from '../../src/protocol/wire.js';
import { asking, posting, visiting } from './browser-with-cookies.js';
import type { StubProvider } from './stub-provider.js';

/** What visitors met, by name. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string): void {
    this.#counts.set(name, this.of(name) + 1);
  }

  of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  get all(): [string, number][] {
    return [...this.#counts].sort(([one], [other]) => one.localeCompare(other));
  }
}

export interface VisitedSite {
  readonly port: number;
  readonly agent: Agent;
  readonly stub: Pick<StubProvider, 'approve'>;
  readonly tally: Tally;
}

interface Answered {
  readonly status: number;
  readonly location: string;
  readonly body: string;
}

const base = '/api/oauth';

/** A person whose browser is at an address of its own, as a proxy in front of nginx says. Each step counts what it meets, and never throws. */
export class Visitor {
  readonly #site: VisitedSite;
  readonly #address: string;
  readonly #cookies = new Map<string, string>();
  #isSignedIn = false;

  constructor(site: VisitedSite, address: string) {
    this.#site = site;
    this.#address = address;
  }

  get isSignedIn(): boolean {
    return this.#isSignedIn;
  }

  /** Signs in by a popup. */
  async login(): Promise<void> {
    const flow = randomBytes(16).toString('base64url');
    const begun = await this.#send('login', 'GET', `${base}/login/stub?mode=popup&flow=${flow}`, visiting);
    if (begun?.status !== 303) {
      this.#site.tally.add('failed logins');
      return;
    }
    const { pathname, search } = new URL(this.#site.stub.approve(begun.location));
    const headers = { ...visiting, 'sec-fetch-site': 'cross-site' };
    const ended = await this.#send('callback', 'GET', pathname + search, headers);
    this.#isSignedIn = ended?.status === 200;
    this.#site.tally.add(this.#isSignedIn ? 'logins' : 'failed logins');
  }

  /** Asks who is signed in. */
  async read(): Promise<void> {
    const answered = await this.#send('session', 'GET', `${base}/session`, asking);
    if (answered?.status !== 200) return;
    const { authorizations } = JSON.parse(answered.body) as WireSession;
    if (authorizations.length === 0) this.#isLost('session');
  }

  /** Asks for an access token, which is refreshed if that is due. */
  async token(): Promise<void> {
    const answered = await this.#post('token', '/token', { provider: 'stub' });
    if (answered?.status === 401) this.#isLost('token');
  }

  async logout(): Promise<void> {
    const answered = await this.#post('logout', '/logout', { provider: 'stub' });
    if (answered?.status === 200) this.#isSignedIn = false;
  }

  #isLost(where: string): void {
    if (this.#isSignedIn) this.#site.tally.add(`sign-outs seen by ${where}`);
    this.#isSignedIn = false;
  }

  #post(name: string, path: string, body: object): Promise<Answered | undefined> {
    return this.#send(name, 'POST', base + path, { ...asking, ...posting }, JSON.stringify(body));
  }

  /** `undefined` if the connection failed. */
  async #send(
    name: string,
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Answered | undefined> {
    const { tally, port, agent } = this.#site;
    const cookie = [...this.#cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    const all = { ...headers, host: `localhost:${port}`, 'x-forwarded-for': this.#address, cookie };
    tally.add('requests');
    try {
      const answered = await send({ port, agent, method, path, headers: all }, body);
      for (const line of answered.cookies) this.#keep(line);
      if (answered.status >= 400) tally.add(`errors: ${name} ${answered.status} ${codeIn(answered.body)}`);
      return answered;
    } catch (error) {
      tally.add(`errors: ${name} ${(error as NodeJS.ErrnoException).code ?? 'failed'}`);
      return undefined;
    }
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(line) ?? [];
    if (/; Max-Age=0\b/.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

function codeIn(body: string): string {
  return /"error":"(\w+)"|<code>(\w+)<\/code>/.exec(body)?.slice(1).find(Boolean) ?? '';
}

function send(
  options: RequestOptions,
  body: string | undefined,
): Promise<Answered & { cookies: readonly string[] }> {
  return new Promise((resolve, reject) => {
    const sent = startRequest(
      { host: '127.0.0.1', timeout: 30_000, ...options },
      (message: IncomingMessage) => {
        let text = '';
        message.setEncoding('utf8').on('data', (part: string) => (text += part));
        message.on('error', reject);
        message.on('end', () => {
          const { statusCode: status = 0, headers } = message;
          resolve({
            status,
            location: headers.location ?? '',
            cookies: headers['set-cookie'] ?? [],
            body: text,
          });
        });
      },
    );
    sent.on('timeout', () => sent.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
    sent.on('error', reject);
    sent.end(body);
  });
}
