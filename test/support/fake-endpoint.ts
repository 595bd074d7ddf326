import type { WireSession } from '../../src/protocol/wire.js';
import { deferred } from './deferred.js';
import { readWhole } from './wait-for-tasks.js';
import { nobody } from './wire-session.js';

interface Waiting {
  /** Settles when the request has come. */
  readonly asked: Promise<void>;
  fail(): void;
}

/** A request that waits for the test to answer it. */
export interface Held extends Waiting {
  answer(body: unknown, status?: number): void;
}

/** One that is answered with headers and all. */
export interface HeldWhole extends Waiting {
  answer(response: Response): void;
}

type Answer = (path: string) => Response | Promise<Response>;

export const json = (body: unknown, status = 200): Response => Response.json(body, { status });

/** An answer by which the endpoint refuses. */
export const refusal = (error: string, description = '', status = 403): Response =>
  json({ error, error_description: description }, status);

const placeOf = (path: string): string => path.replace(/\?.*/, '');

let count = 0;

/** An endpoint in the page: it answers at once unless a test holds a request back, and keeps what was asked. */
export class FakeEndpoint {
  /** An address of its own, so that no two tests share a channel. */
  readonly url: string;
  /** What was asked, such as `GET /session?flow=…`. */
  readonly asked: string[] = [];
  readonly requests: Request[] = [];
  session: WireSession = nobody;
  providers: unknown = { providers: [{ id: 'github', name: 'GitHub' }] };
  readonly #next: { readonly place: string | undefined; readonly answer: Answer }[] = [];
  readonly #always = new Map<string, Answer>();

  constructor(origin = location.origin) {
    this.url = `${origin}/api/${String((count += 1))}-${crypto.randomUUID()}`;
  }

  /** The next request, or the next of this path, is answered like this. */
  answerNext(answer: Answer, place?: string): void {
    this.#next.push({ place, answer });
  }

  /** Every request of this path is answered like this; of all below it, where it ends in a slash. */
  answerAt(path: string, answer: Answer): void {
    this.#always.set(path, answer);
  }

  /** The next request, or the next of this path, waits. */
  hold(place?: string): Held {
    const { asked, answer, fail } = this.holdWhole(place);
    return { asked, answer: (body, status) => answer(json(body, status)), fail };
  }

  /** The next request waits for an answer with headers of its own. */
  holdWhole(place?: string): HeldWhole {
    const asked = deferred();
    const answer = deferred<Response>();
    this.answerNext(() => {
      asked.resolve(undefined);
      return answer.promise;
    }, place);
    return {
      asked: asked.promise,
      answer: answer.resolve,
      fail: () => answer.reject(new TypeError('Failed to fetch')),
    };
  }

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    if (!request.url.startsWith(this.url)) throw new TypeError(`not this endpoint: ${request.url}`);
    const path = request.url.slice(this.url.length);
    if (init?.signal?.aborted) throw new DOMException('aborted', 'AbortError');
    this.asked.push(`${request.method} ${path}`);
    this.requests.push(request);
    const answer = (this.#takeNext(path) ?? this.#usual)(path);
    const aborted = new Promise<never>((_, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    });
    const answered = await Promise.race([answer, aborted]);
    // What the proxy answers is the caller's to read, at its own pace.
    return path.startsWith('/proxy/') ? answered : readWhole(answered, aborted);
  };

  #takeNext(path: string): Answer | undefined {
    const index = this.#next.findIndex(({ place = placeOf(path) }) => place === placeOf(path));
    return index < 0 ? undefined : this.#next.splice(index, 1)[0]?.answer;
  }

  readonly #usual: Answer = (path) => {
    const place = placeOf(path);
    const always = [...this.#always].find(
      ([known]) => place === known || (known.endsWith('/') && place.startsWith(known)),
    );
    if (always) return always[1](path);
    if (place === '/session') return json(this.session);
    if (path === '/providers') return json(this.providers);
    if (path === '/logout') return json({ logout_url: null });
    return json({ error: 'not_found', error_description: '' }, 404);
  };
}
