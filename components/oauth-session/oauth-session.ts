import { OAuthSessionElement } from './oauth-session-element.js';

OAuthSessionElement.define();
