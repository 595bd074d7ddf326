import { loginButtonStates } from './login-button.js';
import { loginPanelStates } from './login-panel.js';
import { longPanelStates } from './login-panel-more.js';
import { otherStates } from './other-elements.js';
import { sessionsStates } from './sessions.js';
import { userBadgeStates } from './user-badge.js';
import type { ElementStates } from './show-states.js';

/** Every element in every state, a page of states each. */
export const stateTables: Readonly<Record<string, ElementStates>> = {
  'oauth-login-button': loginButtonStates,
  'oauth-login-panel': loginPanelStates,
  'oauth-login-panel with many providers': longPanelStates,
  'oauth-user-badge': userBadgeStates,
  'oauth-sessions': sessionsStates,
  'the other elements': otherStates,
};
