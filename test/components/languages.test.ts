import { expect, html } from '@open-wc/testing';
import { innerButton, part, sayAndHear, stage, unstage } from '../support/stage-elements.js';
import { shownText } from '../support/visible-text.js';
import { onUnstage } from '../support/stage-page.js';
import { until } from '../support/wait-for-tasks.js';
import { failed } from '../support/wire-session.js';

const english = 'You’re signed in You can close this window and go back to the page you came from.';
const chinese = '登录成功 您可以关闭此窗口，返回之前的页面。';
const plain = html`<oauth-complete-page outcome="success"></oauth-complete-page>`;

/** Changes the person's language as the browser tells it. */
function browserSpeaks(language: string): void {
  Object.defineProperty(navigator, 'language', { get: () => language, configurable: true });
  window.dispatchEvent(new Event('languagechange'));
  onUnstage(() => {
    Reflect.deleteProperty(navigator, 'language');
    window.dispatchEvent(new Event('languagechange'));
  });
}

/** What a completion page says in the end. */
async function saidIn(content = plain): Promise<string> {
  const { find } = await stage(content);
  const page = find('oauth-complete-page');
  await until(() => !!part(page, 'message')?.textContent && !!part(page, 'title')?.textContent);
  return shownText(page);
}

describe('the language of an element', () => {
  afterEach(unstage);

  for (const [lang, said] of [
    ['zh', chinese],
    ['zh-CN', chinese],
    ['ZH-Hans', chinese],
    ['en-GB', english],
    ['eo', english],
    ['constructor', english],
  ] as const) {
    it(`is that of the nearest lang, here ${lang}`, async () => {
      browserSpeaks('zh-CN');
      const content = html`<div lang="zh"><div lang=${lang}>${plain}</div></div>`;
      expect(await saidIn(content)).to.equal(said);
    });
  }

  it('is that of the nearest lang outside of the shadow root that it stands in', async () => {
    const { element, find } = await stage(html`<div lang="zh"><p id="host"></p></div>`);
    const root = find('#host').attachShadow({ mode: 'open' });
    root.innerHTML = '<oauth-complete-page outcome="success"></oauth-complete-page>';
    const page = root.querySelector('oauth-complete-page')!;
    await until(() => !!part(page, 'message')?.textContent);
    expect(shownText(page)).to.equal(chinese);
    expect(element.contains(page)).to.equal(false);
  });

  for (const [language, said] of [
    ['zh-CN', chinese],
    ['en-US', english],
    ['eo', english],
    // No language at all: what some systems without a locale say.
    ['C', english],
    ['', english],
  ] as const) {
    it(`is the browser’s where no lang says another, here "${language}"`, async () => {
      browserSpeaks(language);
      expect(await saidIn()).to.equal(said);
    });
  }

  it('changes with the browser’s, and stays where the nearest lang names one', async () => {
    browserSpeaks('en');
    const { find } = await stage(
      html`<section>
        ${plain}
        <div lang="en">${plain}</div>
      </section>`,
    );
    const page = find('oauth-complete-page:first-child');
    const inEnglish = find('[lang] > oauth-complete-page');
    await until(() => !!part(page, 'message')?.textContent);
    expect(shownText(page)).to.equal(english);
    browserSpeaks('zh-CN');
    await until(() => shownText(page) === chinese);
    expect(shownText(inEnglish)).to.equal(english);
  });

  it('is the browser’s where the nearest lang says that nobody knows', async () => {
    browserSpeaks('zh-CN');
    expect(await saidIn(html`<div lang="en"><div lang="">${plain}</div></div>`)).to.equal(chinese);
  });

  it('is also that of what a login button says went wrong', async () => {
    const content = html`<div lang="zh"><oauth-login-button provider="github"></oauth-login-button></div>`;
    const staged = await stage(content);
    const button = staged.find('oauth-login-button');
    innerButton(button).click();
    await sayAndHear(staged, failed(staged.opened.flow, 'access_denied'));
    expect(shownText(part(button, 'error')!)).to.equal('已在 GitHub 取消登录。没有任何更改。');
    innerButton(button).click();
    await sayAndHear(staged, failed(staged.opened.flow, 'constructor'));
    expect(shownText(part(button, 'error')!)).to.equal('您尚未登录，没有任何更改。');
  });
});
