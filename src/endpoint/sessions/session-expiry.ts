import { secondsOf, type Clock } from '../runtime/clock.js';
import type { CheckedSettings } from '../settings/check-settings.js';
import type { AuthorizationRecord } from './session-record.js';

/**
 * When a session expires, in seconds since 1970. One made from a saved token expires when that token would, however often it is
 * renewed.
 */
export function expiryOf(
  record: AuthorizationRecord,
  { settings, clock }: { readonly settings: CheckedSettings; readonly clock: Clock },
): number {
  const { idle, absolute, remember } = settings.session;
  const { loginAt, signedInAt } = record;
  if (record.remember) return Math.floor(signedInAt + remember);
  const latest = signedInAt < loginAt ? signedInAt + remember : Infinity;
  return Math.floor(Math.min(secondsOf(clock) + idle, loginAt + absolute, latest));
}
