// First, so that every other element finds its session already upgraded above it.
import './oauth-session/oauth-session.js';
import './oauth-complete-page/oauth-complete-page.js';
import './oauth-login-button/oauth-login-button.js';
import './oauth-logout-button/oauth-logout-button.js';
import './oauth-user-badge/oauth-user-badge.js';
