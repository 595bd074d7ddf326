// What oauth-return.html runs.
import { OAuthCompletePageElement } from '../oauth-complete-page/oauth-complete-page-element.js';
import { adoptReturnPageSheet } from './return-page-sheet.js';
import { nameLanguage } from './name-language.js';

adoptReturnPageSheet(document);
OAuthCompletePageElement.define();
void nameLanguage(document.documentElement);
