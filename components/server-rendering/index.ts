export { renderLoginButton, type LoginButtonOptions, type ShownAs } from './render-login-button.js';
export { renderUserBadge, type UserBadgeOptions } from './render-user-badge.js';
export { renderLoginPanel, type LoginPanelOptions, type PanelProvider } from './render-login-panel.js';
export { renderSessions, type SessionsOptions } from './render-sessions.js';
export type { RenderOptions } from './element-markup.js';
export type { LoginLinkOptions } from './login-href.js';
export type { RenderedSession } from './session-in.js';
