import { expect, html, oneEvent } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import { innerButton, stage, unstage, type ElementStage } from '../support/stage-elements.js';
import { until } from '../support/wait-for-tasks.js';
import { nobody, signedIn } from '../support/wire-session.js';

const inHeader = html`<p id="header">
  <a href="/x">Before</a> <oauth-logout-button></oauth-logout-button> <a href="/y">After</a>
</p>`;
const inPage = html`<oauth-logout-button style="display: block"></oauth-logout-button>
  <p id="below">Below</p>`;

const buttonIn = (staged: ElementStage): HTMLElement => staged.find('oauth-logout-button');
const noteIn = (staged: ElementStage): HTMLElement | null =>
  buttonIn(staged).shadowRoot!.querySelector('.note');

const boxOf = (element: Element): number[] => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height];
};

async function fail(staged: ElementStage): Promise<void> {
  staged.endpoint.answerNext(() => Promise.reject(new TypeError('Failed to fetch')));
  const before = noteIn(staged);
  innerButton(buttonIn(staged)).click();
  await until(() => ![null, before].includes(noteIn(staged)));
  await staged.rendered();
}

async function failIn(content: TemplateResult): Promise<ElementStage> {
  const staged = await stage(content, signedIn('github'));
  await fail(staged);
  return staged;
}

describe('the note of a logout button that could not sign out', () => {
  afterEach(async () => {
    unstage();
    await setViewport({ width: 800, height: 600 });
  });

  it('moves nothing around an inline button', async () => {
    const staged = await stage(inHeader, signedIn('github'));
    const places = (): number[][] => [...staged.find('#header').children, staged.find('#header')].map(boxOf);
    const before = places();
    await fail(staged);
    expect(places()).to.deep.equal(before);
  });

  for (const direction of ['ltr', 'rtl'])
    it(`lies over the page at an inline button, inside a window of 320 pixels, ${direction}`, async () => {
      await setViewport({ width: 320, height: 600 });
      const staged = await failIn(html`<div dir=${direction}>${inHeader}</div>`);
      const note = noteIn(staged)!;
      expect(note.matches(':popover-open')).to.equal(true);
      const { left, right, top, width } = note.getBoundingClientRect();
      expect(left).to.be.at.least(0);
      expect(right).to.be.at.most(320);
      expect(width).to.be.at.least(240);
      expect(top).to.be.at.least(buttonIn(staged).getBoundingClientRect().bottom);
    });

  it('stands in the page below a button that has its own line', async () => {
    const staged = await failIn(inPage);
    const note = noteIn(staged)!;
    expect(note.hasAttribute('popover')).to.equal(false);
    const { top, bottom } = note.getBoundingClientRect();
    expect(top).to.be.at.least(innerButton(buttonIn(staged)).getBoundingClientRect().bottom);
    expect(staged.find('#below').getBoundingClientRect().top).to.be.at.least(bottom);
  });

  it('makes no page scroll that the button is as wide as', async () => {
    const staged = await failIn(
      html`<div id="page" style="position: relative; overflow: auto">${inPage}</div>`,
    );
    const { scrollWidth, clientWidth } = staged.find('#page');
    expect(scrollWidth).to.equal(clientWidth);
  });

  it('opens once more at the next failure, where the person has closed it', async () => {
    const staged = await failIn(inHeader);
    noteIn(staged)!.hidePopover();
    await fail(staged);
    expect(noteIn(staged)!.matches(':popover-open')).to.equal(true);
  });

  it('goes when the person has been signed out elsewhere', async () => {
    const staged = await failIn(inPage);
    staged.endpoint.session = nobody;
    const logout = oneEvent(staged.session, 'logout');
    await staged.session.logout();
    await logout;
    await staged.rendered();
    expect(noteIn(staged) === null).to.equal(true);
  });
});
