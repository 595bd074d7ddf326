import { OAuthSessionsElement } from './oauth-sessions-element.js';

OAuthSessionsElement.define();
