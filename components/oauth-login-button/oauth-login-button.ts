import { OAuthLoginButtonElement } from './oauth-login-button-element.js';

OAuthLoginButtonElement.define();
