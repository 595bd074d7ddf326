import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { matches } from '../../../components/oauth-login-panel/matching-providers.js';
import { keepLastUsed } from '../../../src/session/last-used-provider.js';
import { announcementsOf, liveRegions } from '../../support/live-regions.js';
import { innerButton, part, unstage, type ElementStage } from '../../support/stage-elements.js';
import { buttons, ids, more, named, panelOf, root, stagePanel } from '../../support/stage-panel.js';
import { shownText } from '../../support/visible-text.js';
import { until } from '../../support/wait-for-tasks.js';

const field = (staged: ElementStage): HTMLInputElement =>
  root(staged).querySelector<HTMLInputElement>('[type=search]')!;

async function search(staged: ElementStage, query: string): Promise<void> {
  if (more(staged)!.getAttribute('aria-expanded') === 'false') {
    more(staged)!.click();
    await staged.rendered();
  }
  field(staged).focus();
  await sendKeys({ type: query });
  await staged.rendered();
}

const heard = (staged: ElementStage): string => shownText(liveRegions(root(staged))[0]!);

describe('the search of a panel with a hundred providers', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  afterEach(() => {
    unstage();
    localStorage.clear();
  });

  for (const [query, name, id, isFound] of [
    ['CAFE', 'Café', 'x', true],
    ['café', 'CAFE', 'x', true],
    ['ISIK', 'Işık', 'x', true],
    ['ışık', 'ISIK', 'x', true],
    ['strasse', 'Straße', 'x', true],
    ['lodz', 'Łódź', 'x', true],
    ['ΩΣ', 'Φως', 'x', true],
    ['ｇｉｔ', 'GitHub', 'x', true],
    ['linked in', 'LinkedIn', 'x', true],
    ['over stack', 'Stack Overflow', 'x', true],
    ['azure', 'Microsoft', 'azure', true],
    ['  ', 'Any', 'x', true],
    ['.*', 'Any', 'x', false],
    ['google x', 'Google', 'y', false],
  ] as const)
    it(`with "${query}" finds ${isFound ? '' : 'not '}"${name}" (${id})`, () => {
      expect(matches({ id, name }, query)).to.equal(isFound);
    });

  it('has buttons whose names need no drawing: Firefox and WebKit read no text of rows that are scrolled away', async () => {
    const staged = await stagePanel(named(100));
    more(staged)!.click();
    await staged.rendered();
    const hidden = buttons(staged).filter(
      (one) => !innerButton(one).checkVisibility({ contentVisibilityAuto: true }),
    );
    expect(hidden.length).to.be.above(50);
    for (const one of hidden) expect(innerButton(one).ariaLabel).to.equal(shownText(part(one, 'label')!));
  });

  it('says how many it finds, or that it finds nothing, in the panel’s one live region', async () => {
    const staged = await stagePanel(named(100));
    const said = announcementsOf(panelOf(staged));
    await search(staged, '9');
    expect(heard(staged)).to.equal('Results: 19');
    await search(staged, '9');
    expect(ids(staged).slice(5)).to.deep.equal(['p99']);
    await search(staged, 'x');
    expect(shownText(root(staged).querySelector('.note')!)).to.equal('No match for “99x”.');
    expect(said).to.deep.equal(['Results: 19', 'Results: 1', 'No match for “99x”.']);
    expect(liveRegions(root(staged))).to.have.length(1);
  });

  it('speaks the language of the page', async () => {
    const staged = await stagePanel(named(100), html`<oauth-login-panel lang="de"></oauth-login-panel>`);
    await search(staged, '9');
    expect(field(staged).placeholder).to.equal('Suchen');
    expect(heard(staged)).to.equal('Treffer: 19');
  });

  it('finds those above it too, the last used one as such', async () => {
    keepLastUsed(window, 'p70');
    const staged = await stagePanel(named(100));
    expect(ids(staged)[0]).to.equal('p70');
    await search(staged, 'p7');
    expect(ids(staged).slice(5)).to.deep.equal([
      'p70',
      'p7',
      ...named(80)
        .slice(71)
        .map(({ id }) => id),
    ]);
    expect(root(staged).querySelectorAll('.many .last-used')).to.have.length(1);
  });

  it('ends by Escape, once; the next Escape is the page’s', async () => {
    const staged = await stagePanel(named(100));
    await search(staged, '99');
    await sendKeys({ press: 'Enter' });
    expect(root(staged).activeElement).to.equal(buttons(staged).at(-1));
    const kept: boolean[] = [];
    const note = (event: Event): number => kept.push(!event.defaultPrevented);
    document.addEventListener('keydown', note);
    await sendKeys({ press: 'Escape' });
    await staged.rendered();
    expect(root(staged).activeElement).to.equal(field(staged));
    expect(field(staged).value).to.equal('');
    expect(ids(staged)).to.have.length(100);
    expect(heard(staged)).to.equal('');
    await sendKeys({ press: 'Escape' });
    document.removeEventListener('keydown', note);
    expect(kept).to.deep.equal([false, true]);
    expect(more(staged)!.getAttribute('aria-expanded')).to.equal('true');
  });

  it('leaves the button of a login that is under way as it is', async () => {
    const staged = await stagePanel(named(100));
    await search(staged, '99');
    const button = buttons(staged).at(-1)!;
    innerButton(button).click();
    await staged.rendered();
    await sendKeys({ press: 'Backspace' });
    await staged.rendered();
    expect(buttons(staged).at(-1)).to.equal(button);
    expect(innerButton(button).getAttribute('aria-label')).to.equal('Waiting for Provider 99…');
  });

  it('moves nothing below the panel', async () => {
    const staged = await stagePanel(named(100));
    await search(staged, '9');
    const { height } = panelOf(staged).getBoundingClientRect();
    for (const more of ['9', 'x']) {
      await search(staged, more);
      expect(panelOf(staged).getBoundingClientRect().height).to.equal(height);
    }
  });

  it('traps nobody: its list is left by Tab, and the page scrolls on at its end', async () => {
    const staged = await stagePanel(named(100));
    await search(staged, '99');
    const seen: (Element | null)[] = [];
    for (let step = 0; step < 2; step += 1) {
      await sendKeys({ press: 'Tab' });
      seen.push(root(staged).activeElement);
    }
    expect(seen).to.deep.equal([buttons(staged).at(-1), root(staged).querySelector('[type=checkbox]')]);
    expect(getComputedStyle(root(staged).querySelector('.many')!).overscrollBehavior).to.equal('auto');
  });

  it('loads pictures as they are seen', async () => {
    const picture = (index: number): string =>
      `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" id="p${index}"/>`;
    const staged = await stagePanel(named(100).map((one, index) => ({ ...one, icon: picture(index) })));
    more(staged)!.click();
    await staged.rendered();
    const pictures = (): HTMLImageElement[] =>
      buttons(staged).flatMap((one) => one.shadowRoot!.querySelector('img') ?? []);
    await until(() => pictures().length === 100);
    expect(pictures().every(({ loading }) => loading === 'lazy')).to.equal(true);
  });
});
