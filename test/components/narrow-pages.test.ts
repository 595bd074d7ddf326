import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { languageTags, loadLocale } from '../../src/locales/load-locale.js';
import { endpointPages, contextOf, usualNames } from '../e2e/states/endpoint-pages.js';
import { englishIn } from '../support/english-words.js';
import { layoutFaults } from '../support/layout-faults.js';
import { isTried } from '../support/whole.js';

/** Of a page of 1280 pixels at 400 % zoom (WCAG 1.4.10). */
const width = 320;

const long = {
  site: 'Donaudampfschifffahrtsgesellschaft',
  provider: 'Konstantinopolitanischer Anmeldedienst',
  person: 'Wolfeschlegelsteinhausenbergerdorff',
};

describe('at 320 pixels, or at 400 % zoom, the endpoint’s own pages show all their words, of no other language', () => {
  const frame = document.createElement('iframe');

  before(async () => {
    await setViewport({ width: 800, height: 900 });
    // Without their scripts, which would leave or close.
    frame.sandbox.add('allow-same-origin');
    frame.width = String(width);
    frame.height = '800';
    document.body.append(frame);
  });

  after(async () => {
    frame.remove();
    await setViewport({ width: 800, height: 600 });
  });

  async function show(html: string): Promise<Document> {
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    frame.srcdoc = html;
    await loaded;
    return frame.contentDocument!;
  }

  for (const [row, tag] of languageTags.entries())
    it(`in ${tag}`, async () => {
      const locale = await loadLocale(tag);
      for (const [column, [name, render]] of Object.entries(endpointPages).entries())
        for (const [lengths, names] of [usualNames, long].entries()) {
          if (!isTried(8, row, column, 4 * lengths)) continue;
          const page = await show(render(contextOf(locale, names), names).body as string);
          const root = page.documentElement;
          // Both what is shown before and after the window should have closed.
          root.dataset['window'] = 'open';
          expect([root.lang, root.dir], name).to.deep.equal([locale.language, locale.direction]);
          expect(getComputedStyle(page.body).direction, name).to.equal(locale.direction);
          expect(layoutFaults(page, width), name).to.deep.equal([]);
          root.style.fontSize = '200%';
          expect(layoutFaults(page, width), `${name}, larger text`).to.deep.equal([]);
          const shown = `${page.title}\n${page.querySelector('main')!.innerText}`;
          if (locale.language !== 'en') expect(englishIn(shown, locale), name).to.deep.equal([]);
        }
    });

  it('with text of twice the size keep the words of a title whole, in German', async () => {
    const locale = await loadLocale('de');
    for (const [name, render] of Object.entries(endpointPages)) {
      const page = await show(render(contextOf(locale, usualNames), usualNames).body as string);
      page.documentElement.style.fontSize = '200%';
      const text = page.querySelector('h1')!.firstChild as Text;
      const broken = [...text.data.matchAll(/\S+/gu)].filter(({ 0: word, index }) => {
        const range = page.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return range.getClientRects().length > 1;
      });
      expect(broken.map(String), name).to.deep.equal([]);
    }
  });
});
