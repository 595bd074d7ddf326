import { expect, html } from '@open-wc/testing';
import { stage, unstage } from '../../support/stage-elements.js';
import { items, listingEndpoint, own } from '../../support/stage-sessions.js';
import { until } from '../../support/wait-for-tasks.js';
import { signedIn } from '../../support/wire-session.js';

/** Where a word stands in a text. */
function placeOf(text: Text, word: string): DOMRect {
  const range = document.createRange();
  range.setStart(text, text.data.indexOf(word));
  range.setEnd(text, text.data.indexOf(word) + word.length);
  return range.getBoundingClientRect();
}

describe('<oauth-sessions> in a language that is read from right to left', () => {
  afterEach(unstage);

  for (const lang of ['ar', 'he'])
    it(`names the browser before its system, in ${lang}`, async () => {
      const staged = await stage(
        html`<div dir="rtl" lang=${lang}><oauth-sessions></oauth-sessions></div>`,
        signedIn('github'),
        listingEndpoint({ github: [own] }),
      );
      await until(() => items(staged).length === 1);
      const name = items(staged)[0]!.querySelector('[id^=device]')!;
      const text = [...name.childNodes].find((node): node is Text => node instanceof Text && !!node.data)!;
      expect(placeOf(text, 'Chrome').left).to.be.at.least(placeOf(text, 'Windows').right);
    });
});
