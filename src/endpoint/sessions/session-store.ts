import type { Cookies } from '../http/cookies.js';
import type { PendingLogin } from '../login/pending-login.js';
import type { AuthorizationRecord, NewAuthorization } from './session-record.js';

/** The part of a request that a store reads: the values that the browser holds, from its cookies or from its handle. */
export interface SessionRequest {
  readonly cookies: Cookies;
  /** A header, where the request has headers: a session in a store keeps what browser it is of. */
  header?(name: string): string | null;
}

/** One value that the browser must hold from now on, or drop. Only `sendAsCookies` and handles look inside. */
export interface SessionChange {
  /** As it is on the wire. */
  readonly name: string;
  /** `undefined` drops it. */
  readonly value: string | undefined;
  /** In seconds; without it the browser drops the value when it is closed. */
  readonly maxAge?: number | undefined;
  /** The attributes of its cookie. */
  readonly attributes: string;
}

/** What the reply to a request changes in the browser, in order. */
export type SessionChanges = readonly SessionChange[];

/** An authorization as a store has read it. */
export interface StoredAuthorization {
  readonly record: AuthorizationRecord;
  /** Seconds since 1970: when it ends unless it is used before. */
  readonly expiresAt: number;
  /** Whether the browser holds an older token than `record` does. */
  readonly outdated: boolean;
}

export interface WrittenSession {
  readonly changes: SessionChanges;
  /** Every authorization of the session, oldest login first. */
  readonly records: readonly AuthorizationRecord[];
}

/** The sessions of one owner: the site itself, or one origin of an embedding site, or a native app. */
export interface SessionStore {
  /** The live authorizations of the browser, oldest login first. Damaged, expired and foreign ones count as absent. */
  read(request: SessionRequest): Promise<StoredAuthorization[]>;
  /**
   * Adds an authorization, or replaces the one of the same provider: one of another login signs the person in, one of the
   * same login (equal `state`) has a refreshed token.
   * @param finished the pending login that ends with this.
   * @throws {OAuthError} `session_too_large`.
   */
  write(
    request: SessionRequest,
    authorization: NewAuthorization,
    finished?: PendingLogin,
  ): Promise<WrittenSession>;
  /**
   * Checks that an authorization, or the smallest possible one, can be written, before something happens that can't be
   * undone: a code, a refresh token or a saved token works once.
   * @throws {OAuthError} `session_too_large`.
   */
  requireRoom(request: SessionRequest, authorization: NewAuthorization): Promise<void>;
  /** Lengthens the life of authorizations that are in use, and brings the browser's tokens up to date. */
  renew(request: SessionRequest, stored: readonly StoredAuthorization[]): Promise<SessionChanges>;
  /** Ends the session with one provider, or with all. */
  end(request: SessionRequest, which: EndOptions): Promise<SessionChanges>;
  /** Seconds since 1970: when this browser last forgot the saved tokens of a provider; 0 for never. */
  forgottenAt(request: SessionRequest, provider: string): Promise<number>;
  /** Providers whose session has been ended from elsewhere, as the last `read` of this request has seen. */
  revoked(request: SessionRequest): readonly string[];
  /** The public ids of this browser's sessions; none without a store. */
  publicIds(request: SessionRequest): Promise<string[]>;
}

export interface EndOptions {
  /** Its id; without it every session ends. */
  readonly provider?: string | undefined;
  /** Whether tokens that this browser has saved end too. */
  readonly forget?: boolean;
}
