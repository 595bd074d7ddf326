import { LoginEvent, LoginStartEvent, LogoutEvent } from '../../src/session/events.js';

/** Writes down what a session or a document fires, one line an event, such as `login github interactive`. */
export function logEvents(target: EventTarget, signal?: AbortSignal): string[] {
  const lines: string[] = [];
  const log = (event: Event): void => {
    lines.push(describeEvent(event));
  };
  for (const type of ['login-start', 'login', 'logout']) {
    target.addEventListener(type, log, signal && { signal });
  }
  return lines;
}

function describeEvent(event: Event): string {
  if (event instanceof LoginStartEvent) return `login-start ${event.provider} ${event.mode}`;
  if (event instanceof LogoutEvent) return `logout ${event.provider} ${event.reason}`;
  if (!(event instanceof LoginEvent)) return `foreign ${event.type}`;
  const { provider, reason, error, authorization } = event;
  const shown = !!authorization !== !!error ? error : 'inconsistent';
  return `login ${provider} ${reason} ${shown}`.trim();
}
