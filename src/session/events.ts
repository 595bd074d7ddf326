import type { Authorization } from '../protocol/authorization.js';
import type { ErrorCode } from '../protocol/errors.js';
import type { LoginMode } from './login/flow.js';

/** Why a person is signed in: by a login here, by a session from an earlier visit, or by a login in another tab. */
export type LoginReason = 'interactive' | 'restored' | 'other-tab';

/** Why a person is no longer signed in. */
export type LogoutReason = 'interactive' | 'expired' | 'other-tab' | 'revoked';

/** An event that bubbles, and leaves shadow roots. */
export class BubblingEvent extends Event {
  constructor(type: string, fields: object, cancelable?: boolean) {
    super(type, { bubbles: true, composed: true, cancelable: !!cancelable });
    Object.assign(this, fields);
  }
}

/** Fires before anything opens. Cancel it to open `url` yourself. */
export class LoginStartEvent extends BubblingEvent {
  /** The provider's id. */
  declare readonly provider: string;
  declare readonly mode: LoginMode;
  /** The absolute URL that begins the login. */
  declare readonly url: string;

  constructor(fields: Pick<LoginStartEvent, 'provider' | 'mode' | 'url'>) {
    super('login-start', fields, true);
  }
}

/** A login has ended, or a session has appeared by other means. */
export class LoginEvent extends BubblingEvent {
  /** The provider's id. */
  declare readonly provider: string;
  /** `null` on failure. */
  declare readonly authorization: Authorization | null;
  /** A stable code; `""` on success. */
  declare readonly error: ErrorCode;
  /** For developers, in English or in the provider's words: show it as text, never as HTML. Often empty; `""` on success. */
  declare readonly errorDescription: string;
  declare readonly reason: LoginReason;

  constructor(
    fields: Pick<LoginEvent, 'provider' | 'authorization' | 'error' | 'errorDescription' | 'reason'>,
  ) {
    super('login', fields);
  }
}

/** An authorization has ended. */
export class LogoutEvent extends BubblingEvent {
  /** The provider's id. */
  declare readonly provider: string;
  declare readonly reason: LogoutReason;

  constructor(fields: Pick<LogoutEvent, 'provider' | 'reason'>) {
    super('logout', fields);
  }
}

/** The events of a session, by type. */
export interface SessionEventMap {
  'login-start': LoginStartEvent;
  login: LoginEvent;
  logout: LogoutEvent;
  change: Event;
}

type Listener<Type extends keyof SessionEventMap> =
  ((event: SessionEventMap[Type]) => void) | { handleEvent(event: SessionEventMap[Type]): void } | null;

/** `EventTarget` with the types of our events; any other type is still an `Event`. */
export interface SessionEventTarget extends EventTarget {
  addEventListener<Type extends keyof SessionEventMap>(
    type: Type,
    listener: Listener<Type>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof SessionEventMap>(
    type: Type,
    listener: Listener<Type>,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void;
}

// Every entry of the package imports this file, so listeners are typed whichever entry an app imports.
declare global {
  interface HTMLElementEventMap {
    'login-start': LoginStartEvent;
    login: LoginEvent;
    logout: LogoutEvent;
  }
  interface DocumentEventMap {
    'login-start': LoginStartEvent;
    login: LoginEvent;
    logout: LogoutEvent;
  }
  interface WindowEventMap {
    'login-start': LoginStartEvent;
    login: LoginEvent;
    logout: LogoutEvent;
  }
  interface ShadowRootEventMap {
    'login-start': LoginStartEvent;
    login: LoginEvent;
    logout: LogoutEvent;
  }
}
