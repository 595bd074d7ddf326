import type { LoginEvent, LoginStartEvent, LogoutEvent } from '../../src/session/events.js';

/** Writes down what a session or a document fires, one line an event, such as `login github interactive`. */
export function logEvents(target: EventTarget): string[] {
  const lines: string[] = [];
  target.addEventListener('login-start', (event) => {
    const { provider, mode } = event as LoginStartEvent;
    lines.push(`login-start ${provider} ${mode}`);
  });
  target.addEventListener('login', (event) => {
    const { provider, reason, error, authorization } = event as LoginEvent;
    const result = error || (authorization ? '' : 'nothing');
    lines.push(`login ${provider} ${reason} ${result}`.trim());
  });
  target.addEventListener('logout', (event) => {
    const { provider, reason } = event as LogoutEvent;
    lines.push(`logout ${provider} ${reason}`);
  });
  return lines;
}
