// What oauth-return.html runs.
import { OAuthCompletePageElement } from '../oauth-complete-page/oauth-complete-page-element.js';
import { adoptReturnPageSheet } from './return-page-sheet.js';

adoptReturnPageSheet(document);
OAuthCompletePageElement.define();
