import { expect, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { innerButton, part, unstage, type ElementStage } from '../../support/stage-elements.js';
import { clipboardIs, refusedIn } from '../../support/stage-in-app.js';
import { until } from '../../support/wait-for-tasks.js';
import { inAppBrowsers } from '../../support/user-agents.js';

const instagram = inAppBrowsers['Instagram on iOS']!;
const inChinese = html`<p lang="zh"><oauth-login-button provider="google"></oauth-login-button></p>`;

const inside = ({ find }: ElementStage, selector: string): HTMLElement | null =>
  find('oauth-login-button').shadowRoot!.querySelector(selector);
const copyButton = (staged: ElementStage): HTMLElement => inside(staged, '.ways button')!;
const statusOf = (staged: ElementStage): string => inside(staged, '[role=status]')!.textContent;

describe('<oauth-login-button> where the provider refuses to be shown by an app', () => {
  afterEach(unstage);

  it('opens nothing, fires one login and says what to do', async () => {
    const staged = await refusedIn(instagram);
    expect(staged.opened.urls).to.have.length(0);
    expect(staged.events).to.deep.equal([
      'login-start google redirect',
      'login google interactive webview_refused',
    ]);
    const alert = part(staged.find('oauth-login-button'), 'error')!;
    const said = 'You can’t sign in with Google inside this app. Open this page in your browser.';
    expect([alert.textContent, statusOf(staged)]).to.deep.equal([said, said]);
    expect(innerButton(staged.find('oauth-login-button')).disabled).to.equal(false);
  });

  it('leads to the browser and copies the link, in that order', async () => {
    const staged = await refusedIn(instagram);
    const ways = [...staged.find('oauth-login-button').shadowRoot!.querySelectorAll('.ways :is(a, button)')];
    expect(ways.map(({ textContent }) => textContent)).to.deep.equal(['Open in browser', 'Copy link']);
    expect(inside(staged, '.ways a')).to.have.property('href', `x-safari-${location.href}`);
  });

  it('says it in Chinese where the page is', async () => {
    const staged = await refusedIn(instagram, inChinese);
    expect(part(staged.find('oauth-login-button'), 'error')!.textContent).to.equal(
      '无法在此应用内通过 Google 登录。请在浏览器中打开此页面。',
    );
    expect(inside(staged, '.ways a')!.textContent).to.equal('在浏览器中打开');
    expect(copyButton(staged).textContent).to.equal('复制链接');
  });

  for (const [height, top] of [
    [140, 40],
    [360, 200],
  ] as const)
    it(`has its note within a view of ${height} px, and not over the button where there is room`, async () => {
      await setViewport({ width: 740, height });
      try {
        const style = `position: fixed; top: ${top}px`;
        const staged = await refusedIn(
          instagram,
          html`<div style=${style}><oauth-login-button provider="google"></oauth-login-button></div>`,
        );
        const note = inside(staged, '.over')!;
        await until(() => note.querySelector('.ways') !== null);
        const inView = (): boolean => {
          const box = note.getBoundingClientRect();
          return box.top >= 0 && box.bottom <= height;
        };
        await until(inView);
        const { top: buttonTop } = staged.find('oauth-login-button').getBoundingClientRect();
        if (height > 200) await until(() => note.getBoundingClientRect().bottom <= buttonTop);
        expect(inView()).to.equal(true);
      } finally {
        await setViewport({ width: 800, height: 600 });
      }
    });

  it('has ways out as wide as the note where they stand below each other, and no room below them', async () => {
    const staged = await refusedIn(
      instagram,
      html`<div style="inline-size: 200px; --_row: 41px">
        <oauth-login-button provider="google" style="display: block"></oauth-login-button>
      </div>`,
    );
    await until(() => inside(staged, '.ways') !== null);
    const [link, copy] = [inside(staged, '.ways a')!, copyButton(staged)].map((one) =>
      one.getBoundingClientRect(),
    ) as [DOMRect, DOMRect];
    const ways = inside(staged, '.ways')!.getBoundingClientRect();
    expect(copy.top).to.be.greaterThan(link.bottom);
    for (const { left, right } of [link, copy]) expect([left, right]).to.deep.equal([ways.left, ways.right]);
    expect(copy.bottom).to.equal(ways.bottom);
    const words = document.createRange();
    words.selectNodeContents(copyButton(staged));
    const { left, right } = words.getBoundingClientRect();
    expect(left + right).to.be.closeTo(copy.left + copy.right, 1);
  });

  it('offers the link alone in an app from which no way leads to a browser', async () => {
    const staged = await refusedIn(inAppBrowsers['WeChat on Android']!);
    expect(inside(staged, '.ways a')).to.equal(null);
    expect(copyButton(staged).textContent).to.equal('Copy link');
  });

  it('copies the page’s address, and says so', async () => {
    const copied: string[] = [];
    clipboardIs({
      writeText: async (text) => {
        copied.push(text);
      },
    });
    const staged = await refusedIn(instagram);
    const before = statusOf(staged);
    copyButton(staged).click();
    await until(() => statusOf(staged) !== before);
    expect(copied).to.deep.equal([location.href]);
    expect(statusOf(staged)).to.equal('Copied');
    expect(inside(staged, 'input')).to.equal(null);
  });

  for (const [what, clipboard] of [
    ['no clipboard', undefined],
    ['a clipboard that refuses', { writeText: () => Promise.reject(new DOMException('no')) }],
  ] as const) {
    it(`selects the address where the app has ${what}`, async () => {
      clipboardIs(clipboard);
      const staged = await refusedIn(instagram);
      copyButton(staged).click();
      await until(() => inside(staged, 'input:focus') !== null);
      const field = inside(staged, 'input') as HTMLInputElement;
      expect(statusOf(staged)).to.equal('Copy this address yourself.');
      expect(field.value).to.equal(location.href);
      expect([field.selectionStart, field.selectionEnd]).to.deep.equal([0, location.href.length]);
      expect(field.readOnly).to.equal(true);
    });
  }

  it('takes the keyboard from the button through its ways out, each with a ring', async () => {
    const staged = await refusedIn(instagram);
    const button = staged.find('oauth-login-button');
    button.focus();
    for (const name of ['Open in browser', 'Copy link']) {
      await sendKeys({ press: 'Tab' });
      const { activeElement } = button.shadowRoot!;
      expect(activeElement!.textContent).to.equal(name);
      expect(getComputedStyle(activeElement!).outlineStyle).to.equal('solid');
    }
  });

  it('shows nothing more of it once another login begins', async () => {
    const staged = await refusedIn(instagram);
    staged.session.addEventListener('login-start', (event) => event.preventDefault());
    innerButton(staged.find('oauth-login-button')).click();
    await staged.rendered();
    expect(inside(staged, '.ways')).to.equal(null);
    expect(part(staged.find('oauth-login-button'), 'error')).to.equal(null);
  });
});
