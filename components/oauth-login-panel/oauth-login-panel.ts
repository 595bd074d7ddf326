// The panel consists of login buttons.
import '../oauth-login-button/oauth-login-button.js';
import { OAuthLoginPanelElement } from './oauth-login-panel-element.js';

OAuthLoginPanelElement.define();
