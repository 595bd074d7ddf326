import type { LoginEvent, LoginStartEvent, LogoutEvent } from '../src/session/events.js';

export {
  LoginEvent,
  LoginStartEvent,
  LogoutEvent,
  type LoginReason,
  type LogoutReason,
} from '../src/session/events.js';

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
}
