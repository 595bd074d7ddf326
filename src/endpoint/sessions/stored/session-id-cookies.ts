import { secondsOf } from '../../runtime/clock.js';
import { joinChunks } from '../cookies/cookie-chunks.js';
import type { CookieJar } from '../cookies/cookie-jar.js';
import { sessionName } from '../cookies/cookie-names.js';
import type { SessionCookieParts } from '../cookies/session-cookie-parts.js';
import { SessionCookieWriter } from '../cookies/session-cookie-writer.js';
import { expiryOf } from '../session-expiry.js';
import type { AuthorizationRecord } from '../session-record.js';
import type { SessionChange, SessionRequest } from '../session-store.js';

/** The ids of sessions in a store, each in the cookie where the sealed session of its provider would be. */
export class SessionIdCookies {
  readonly #parts: SessionCookieParts;
  readonly #jar: CookieJar;
  readonly #writer: SessionCookieWriter;

  constructor(parts: SessionCookieParts, jar: CookieJar, owner: string) {
    this.#parts = parts;
    this.#jar = jar;
    this.#writer = new SessionCookieWriter(parts, jar, owner);
  }

  /** The ids that the browser holds, by provider. */
  in(request: SessionRequest): [provider: string, id: string][] {
    return this.#texts(request).filter(([, text]) => /^[\w-]{43}$/.test(text));
  }

  /** Whether there may be a session that was sealed into its cookies before there was a store. */
  hasSealed(request: SessionRequest): boolean {
    return this.#texts(request).some(([, text]) => text.includes('.'));
  }

  set({ cookies }: SessionRequest, record: AuthorizationRecord, id: string): SessionChange[] {
    const name = sessionName(record.provider);
    return [
      this.#jar.set(`${name}.0`, `1:${id}`, this.#age(record)),
      ...this.#writer.dropChunks(cookies, record.provider, 1),
    ];
  }

  /** Lengthens the life of the cookie of a remembered session; any other goes with the browser's own session. */
  keep(request: SessionRequest, record: AuthorizationRecord): SessionChange[] {
    const id = this.in(request).find(([provider]) => provider === record.provider)?.[1];
    return record.remember && id !== undefined ? this.set(request, record, id) : [];
  }

  #texts({ cookies }: SessionRequest): [provider: string, text: string][] {
    return [...this.#parts.settings.providers.keys()].flatMap((provider) => {
      const text = joinChunks(cookies, this.#jar.name(sessionName(provider)));
      return text === undefined ? [] : [[provider, text]];
    });
  }

  #age(record: AuthorizationRecord): number | undefined {
    const { clock } = this.#parts;
    return record.remember ? Math.max(0, expiryOf(record, this.#parts) - secondsOf(clock)) : undefined;
  }
}
