import { OAuthShowElement } from './oauth-show-element.js';

OAuthShowElement.define();
