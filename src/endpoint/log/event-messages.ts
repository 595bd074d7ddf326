import type { OperatorLogEntry } from './operator-log.js';

/** @param thrown the class of what the function threw: its message may hold a secret. */
export const eventFailed = (facts: { readonly name: string; readonly thrown: string }): OperatorLogEntry => ({
  code: 'event_failed',
  level: 'error',
  message: `The function events.${facts.name} of the settings failed: ${facts.thrown}.`,
  cure:
    facts.name === 'login'
      ? 'Whoever signs in meets that, and is not signed in: let the function catch and log its own errors.'
      : 'Let the function catch and log its own errors.',
});

export const loginRefused = (facts: { readonly provider: string }): OperatorLogEntry => ({
  code: 'login_refused',
  level: 'info',
  message: 'The function events.login of the settings has refused somebody.',
  provider: facts.provider,
  cure: 'If that was meant, there is nothing to do.',
});
