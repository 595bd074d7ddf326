import { OAuthCompletePageElement } from './oauth-complete-page-element.js';

OAuthCompletePageElement.define();
