// What oauth-return.html runs.
import { OAuthCompletePageElement } from '../oauth-complete-page/oauth-complete-page-element.js';
import { adoptReturnPageSheet } from './return-page-sheet.js';
import { nameLanguage } from './name-language.js';
import { namePage } from './name-page.js';

adoptReturnPageSheet(document);
OAuthCompletePageElement.define();
void nameLanguage(document.documentElement);
for (const page of document.querySelectorAll('oauth-complete-page'))
  void page.updateComplete.then(() => {
    namePage(page);
  });
