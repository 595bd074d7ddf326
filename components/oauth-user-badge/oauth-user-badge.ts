import { OAuthUserBadgeElement } from './oauth-user-badge-element.js';

OAuthUserBadgeElement.define();
