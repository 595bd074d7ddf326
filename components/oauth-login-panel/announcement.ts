import type { LoginEvent, LoginStartEvent } from '../../src/session/events.js';
import { fill, messagesFor, sentenceFor } from '../messages/messages-for.js';

/** A login that begins or has ended: an event, or as much of one. */
export type ToldLogin = Pick<LoginStartEvent | LoginEvent, 'type' | 'provider'> &
  Partial<Pick<LoginEvent, 'authorization' | 'error'>>;

/** What screen readers announce about a login of a panel. */
export function announcement(
  panel: Element,
  provider: string,
  { type, authorization, error = '' }: ToldLogin,
): string {
  const { signingInWith, signedInWith, signInCancelled } = messagesFor(panel).button;
  if (type === 'login-start') return fill(signingInWith, { provider });
  if (authorization) return fill(signedInWith, { provider });
  if (error === 'login_cancelled') return fill(signInCancelled, { provider });
  return sentenceFor(error, panel, provider);
}
