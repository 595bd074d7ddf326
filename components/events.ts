export {
  LoginEvent,
  LoginStartEvent,
  LogoutEvent,
  type LoginReason,
  type LogoutReason,
} from '../src/session/events.js';
