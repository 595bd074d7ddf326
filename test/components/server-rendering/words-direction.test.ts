import { expect, html } from '@open-wc/testing';
import '../../../components/define.js';
import { renderLoginPanel } from '../../../components/server-rendering/index.js';
import { declare } from '../../support/declared-elements.js';
import { stage, unstage } from '../../support/stage-elements.js';
import { until } from '../../support/wait-for-tasks.js';
import { nobody } from '../../support/wire-session.js';

/** Where the letters of a text stand. */
function lettersOf(element: Element): readonly DOMRect[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const letters: DOMRect[] = [];
  while (walker.nextNode()) {
    const { currentNode } = walker;
    for (const { index } of (currentNode.textContent ?? '').matchAll(/\S/g)) {
      range.setStart(currentNode, index);
      range.setEnd(currentNode, index + 1);
      letters.push(range.getBoundingClientRect());
    }
  }
  return letters;
}

function endsOf(element: Element): readonly [DOMRect, DOMRect] {
  const letters = lettersOf(element);
  return [letters[0]!, letters.at(-1)!];
}

/** The way in which a text runs, by where its ends are. */
const runOf = (element: Element): string => {
  const [first, last] = endsOf(element);
  return first.left < last.left ? 'ltr' : 'rtl';
};

const cases = [
  ['en', 'ltr', 'rtl'],
  ['ar', 'rtl', 'ltr'],
  ['he', 'rtl', 'ltr'],
] as const;

describe('words in another direction than their page’s', () => {
  afterEach(unstage);

  for (const [lang, run, dir] of cases) {
    it(`run their own way in a panel, before its script and after it: ${lang}`, async () => {
      const { element, endpoint, answer } = await declare(nobody, (url) =>
        renderLoginPanel({
          site: location.host,
          providers: ['github'],
          lang,
          endpoint: url,
          attributes: { dir },
        }),
      );
      endpoint.providers = { providers: [{ id: 'github', name: 'GitHub' }] };
      const seen = (): string[] => {
        const texts = [...element.shadowRoot!.querySelectorAll('h2, .sub')];
        const shown = texts.filter((one) => one.checkVisibility());
        // The words are the box's own: its alignment is the page's.
        const edge = dir === 'rtl' ? 'right' : 'left';
        for (const one of shown) {
          const ends = lettersOf(one).map((letter) => letter[edge]);
          const outer = edge === 'right' ? Math.max(...ends) : Math.min(...ends);
          expect(Math.abs(outer - one.getBoundingClientRect()[edge]), one.localName).to.be.at.most(8);
        }
        return shown.map(runOf);
      };
      expect(seen()).to.deep.equal([run, run]);
      await answer();
      expect(seen()).to.deep.equal([run, run]);
    });

    it(`run their own way in a completion page: ${lang}`, async () => {
      const { find } = await stage(
        html`<div lang=${lang} dir=${dir}>
          <oauth-complete-page outcome="success"></oauth-complete-page>
        </div>`,
        nobody,
      );
      const root = find('oauth-complete-page').shadowRoot!;
      await until(() => !!root.querySelector('[part=message]')?.textContent);
      const message = root.querySelector('[part=message]')!;
      const [letter, stop] = lettersOf(message).slice(-2);
      expect(message.textContent.trim().at(-1)).to.equal('.');
      expect(letter!.width).to.be.above(0);
      expect(letter!.left < stop!.left ? 'ltr' : 'rtl').to.equal(run);
    });
  }
});
