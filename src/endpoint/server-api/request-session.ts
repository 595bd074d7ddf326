import type { EndpointContext } from '../endpoint-context.js';
import { cookieHeaderOf, parseCookies, type Cookies, type HasHeaders } from '../http/cookies.js';
import { reportLargeResponseHead } from '../http/response-head-size.js';
import type { PendingLogin } from '../login/pending-login.js';
import { applyChanges, cookieHeaders, setCookie } from '../sessions/cookies/set-cookie.js';
import type { NewAuthorization } from '../sessions/session-record.js';
import type {
  EndOptions,
  SessionChange,
  SessionChanges,
  SessionRequest,
  SessionStore,
  StoredAuthorization,
  WrittenSession,
} from '../sessions/session-store.js';

/**
 * The session of one request to the app, as the browser will hold it once it has the app's response. Every authorization of the
 * request works on it, because all their cookies must fit together. Changes are made one after the other: each takes the room that
 * the ones before it have left.
 */
export class RequestSession implements SessionStore, SessionRequest {
  readonly #context: EndpointContext;
  #cookies: Cookies;
  #last: Promise<unknown> = Promise.resolve();
  /** The last change of each value, and the provider whose authorization carries it. */
  readonly #changes = new Map<string, { readonly provider: string; readonly change: SessionChange }>();
  readonly #setCookies = new Map<string, string[]>();

  constructor(context: EndpointContext, cookies: Cookies) {
    this.#context = context;
    this.#cookies = cookies;
  }

  get cookies(): Cookies {
    return this.#cookies;
  }

  /** `Set-Cookie` values that the authorization with a provider carries: always the same array. No two carry the same cookie. */
  setCookies(provider: string): string[] {
    const carried = this.#setCookies.get(provider) ?? [];
    this.#setCookies.set(provider, carried);
    return carried;
  }

  read(): Promise<StoredAuthorization[]> {
    return this.#context.sessions.read(this);
  }

  requireRoom(_request: SessionRequest, authorization: NewAuthorization): Promise<void> {
    return this.#context.sessions.requireRoom(this, authorization);
  }

  write(
    _request: SessionRequest,
    authorization: NewAuthorization,
    finished?: PendingLogin,
  ): Promise<WrittenSession> {
    return this.#inTurn(async () => {
      const written = await this.#context.sessions.write(this, authorization, finished);
      this.#take(written.changes, authorization.provider);
      return written;
    });
  }

  renew(_request: SessionRequest, stored: readonly StoredAuthorization[]): Promise<SessionChanges> {
    return this.#inTurn(async () => {
      const changes = await this.#context.sessions.renew(this, stored);
      this.#take(changes, stored[0]?.record.provider);
      return changes;
    });
  }

  end(_request: SessionRequest, which: EndOptions): Promise<SessionChanges> {
    return this.#inTurn(async () => {
      const changes = await this.#context.sessions.end(this, which);
      this.#take(changes, which.provider);
      return changes;
    });
  }

  forgottenAt(_request: SessionRequest, provider: string): Promise<number> {
    return this.#context.sessions.forgottenAt(this, provider);
  }

  revoked(): readonly string[] {
    return this.#context.sessions.revoked(this);
  }

  publicIds(): Promise<string[]> {
    return this.#context.sessions.publicIds(this);
  }

  #inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(change);
    this.#last = result.catch(() => undefined);
    return result;
  }

  #take(changes: SessionChanges, provider = ''): void {
    this.#cookies = applyChanges(this.#cookies, changes);
    for (const change of changes) this.#changes.set(change.name, { provider, change });
    const all = [...this.#changes.values()];
    for (const setCookies of this.#setCookies.values()) setCookies.length = 0;
    for (const carried of all) this.setCookies(carried.provider).push(setCookie(carried.change));
    reportLargeResponseHead(this.#context.log, cookieHeaders(all.map((carried) => carried.change)));
  }
}

/** The sessions of requests to the app. A request with cookies is recognised by its headers: frameworks wrap it in objects of their own. */
export class RequestSessions {
  readonly #context: EndpointContext;
  readonly #known = new WeakMap<object, { readonly cookie: string; readonly session: RequestSession }>();

  constructor(context: EndpointContext) {
    this.#context = context;
  }

  /** An empty session, for one authorization that belongs to no request. */
  empty(): RequestSession {
    return new RequestSession(this.#context, parseCookies(''));
  }

  /** @throws {TypeError} for what is no request. */
  of(request: HasHeaders): RequestSession {
    const cookie = cookieHeaderOf(request);
    // Without cookies nothing tells two people apart: an object that several requests share would give one the other's session.
    const key = cookie ? request.headers : request;
    const known = this.#known.get(key);
    // An app may use one headers object for several requests.
    if (known?.cookie === cookie) return known.session;
    const session = new RequestSession(this.#context, parseCookies(cookie));
    this.#known.set(key, { cookie, session });
    return session;
  }
}
