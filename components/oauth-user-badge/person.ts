// What a badge shows when somebody is signed in; loaded then.
import type { OAuthSession } from '../../src/session/session.js';
import { messagesFor } from '../messages/messages-for.js';
import type { OAuthElement } from '../oauth-element.js';
import { addRules, sharedRules } from '../oauth-login-button/shared-rules.js';
import { takeOver } from '../take-over.js';
import { personStyles } from './person.styles.js';

const rules = sharedRules(personStyles);

export { renderAvatar } from './avatar.js';

/** Adds the rules of a badge with a person, once, and replaces server-rendered content. */
export function preparePerson(badge: OAuthElement, session: () => OAuthSession | undefined): void {
  addRules(badge, rules);
  takeOver(badge, session);
}

/**
 * The words that screen readers read before the name, and between name and email address, so that the badge is called "Account: Ada
 * Lovelace, ada@example.com". Nobody sees them.
 */
export function labelParts(badge: OAuthElement): readonly string[] {
  return messagesFor(badge).badge.accountOf.split(/\{\w+\}/);
}
