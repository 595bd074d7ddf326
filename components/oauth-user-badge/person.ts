// What a badge shows once somebody is signed in; loaded then.
import type { OAuthSession } from '../../src/session/session.js';
import { messagesFor } from '../messages/messages-for.js';
import type { OAuthElement } from '../oauth-element.js';
import { addRules, sharedRules } from '../oauth-login-button/shared-rules.js';
import { takeOver } from '../take-over.js';
import { personStyles } from './person.styles.js';

const rules = sharedRules(personStyles);

export { renderAvatar } from './avatar.js';

/** Gives a badge its other styles, once, and the place of what a server has rendered. */
export function preparePerson(badge: OAuthElement, session: () => OAuthSession | undefined): void {
  addRules(badge, rules);
  takeOver(badge, session);
}

/**
 * What is read before the name and between name and e-mail address, and not seen: the badge is called "Account: Ada Lovelace,
 * ada@example.com".
 */
export function labelParts(badge: OAuthElement): readonly string[] {
  return messagesFor(badge).badge.accountOf.split(/\{\w+\}/);
}
