import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { loadMessagesFor } from '../../../components/messages/messages-for.js';
import { announcementsOf } from '../../support/live-regions.js';
import {
  innerButton,
  onUnstage,
  sayAndHear,
  stage,
  unstage,
  type ElementStage,
} from '../../support/stage-elements.js';
import { shownText } from '../../support/visible-text.js';
import { completed, failed, signedIn } from '../../support/wire-session.js';

const inPage = html`<oauth-login-button provider="github" style="display: block"></oauth-login-button>`;
const inHeader = html`<oauth-login-button provider="github"></oauth-login-button>`;

const root = (staged: ElementStage): ShadowRoot => staged.find('oauth-login-button').shadowRoot!;
const actions = (staged: ElementStage): HTMLButtonElement[] => [
  ...root(staged).querySelectorAll<HTMLButtonElement>('.note button'),
];
const action = (staged: ElementStage, name: string): HTMLButtonElement =>
  actions(staged).find((one) => shownText(one) === name)!;
const focused = (staged: ElementStage): string => shownText(root(staged).activeElement ?? document.body);

async function begin(content = inPage): Promise<ElementStage> {
  const staged = await stage(content);
  innerButton(staged.find('oauth-login-button')).click();
  await staged.rendered();
  return staged;
}

/** What comes within half a second of a click may be the second of a double click. */
function laterBy(milliseconds: number): void {
  const { now } = Date;
  Date.now = () => now() + milliseconds;
  onUnstage(() => (Date.now = now));
}

async function fail(staged: ElementStage): Promise<void> {
  await sayAndHear(staged, failed(staged.opened.flow, 'access_denied'));
}

for (const [place, content] of [
  ['in the page', inPage],
  ['over the page', inHeader],
] as const) {
  describe(`the note of a login button, ${place}`, () => {
    afterEach(unstage);

    for (const [lang, cause, cure] of [
      ['en', 'Sign-in was cancelled at GitHub. ', 'Nothing was changed.'],
      ['th', 'มีการยกเลิกการลงชื่อเข้าใช้ที่ GitHub\u2002', 'ไม่มีอะไรเปลี่ยนแปลง'],
      ['zh', '已在 GitHub 取消登录。', '没有任何更改。'],
    ] as const)
      it(`has the cause in bold, the cure not: in ${lang}`, async () => {
        const style = place === 'in the page' ? 'display: block' : '';
        const staged = await begin(
          html`<oauth-login-button provider="github" lang=${lang} style=${style}></oauth-login-button>`,
        );
        await fail(staged);
        await loadMessagesFor(staged.find('oauth-login-button'));
        await staged.rendered();
        const said = root(staged).querySelector('[part=error]')!;
        const bold = said.querySelector('b')!.textContent;
        expect([bold, said.textContent.slice(bold.length)]).to.deep.equal([cause, cure]);
      });

    it('is grey where the person has cancelled the login at the provider, and red where it has failed', async () => {
      const looks = new Map<string, string[]>();
      for (const code of ['access_denied', 'server_error']) {
        const staged = await begin(content);
        await sayAndHear(staged, failed(staged.opened.flow, code));
        const note = root(staged).querySelector('.note')!;
        const { backgroundColor } = getComputedStyle(note);
        looks.set(code, [backgroundColor, getComputedStyle(note.querySelector('svg')!).stroke]);
        unstage();
      }
      const grey = place === 'in the page' ? 'rgb(241, 243, 244)' : 'rgb(255, 255, 255)';
      expect(looks.get('access_denied')).to.deep.equal([grey, 'rgb(89, 98, 108)']);
      expect(looks.get('server_error')).to.deep.equal(['rgb(253, 241, 240)', 'rgb(179, 38, 30)']);
    });

    it('has Show it and Cancel while the login is under way, which follow the button by Tab', async () => {
      const staged = await begin(content);
      expect(actions(staged).map(shownText)).to.deep.equal(['Show it', 'Cancel']);
      innerButton(staged.find('oauth-login-button')).focus();
      await sendKeys({ press: 'Tab' });
      expect(focused(staged)).to.equal('Show it');
      await sendKeys({ press: 'Tab' });
      expect(focused(staged)).to.equal('Cancel');
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ up: 'Shift' });
      expect(focused(staged)).to.equal('Show it');
    });

    it('shows the window that is open, and opens another where it has been closed', async () => {
      const staged = await begin(content);
      action(staged, 'Show it').focus();
      await sendKeys({ press: 'Enter' });
      expect(staged.opened.windows.map(({ focused: times }) => times)).to.deep.equal([1]);
      staged.opened.windows[0]!.closed = true;
      laterBy(1000);
      action(staged, 'Show it').click();
      await staged.rendered();
      expect(staged.opened.windows).to.have.length(2);
    });

    it('cancels the login, says so once, and leaves the focus on the button', async () => {
      const staged = await begin(content);
      const said = announcementsOf(staged.element);
      action(staged, 'Cancel').focus();
      await sendKeys({ press: 'Space' });
      await staged.rendered();
      expect(staged.opened.windows[0]!.closed).to.equal(true);
      expect(said).to.deep.equal(['Sign-in with GitHub was cancelled. Nothing was changed.']);
      expect(focused(staged)).to.equal('Sign in with GitHub');
      expect(actions(staged)).to.deep.equal([]);
    });

    it('tries again within the press, and leaves the focus on the button', async () => {
      const staged = await begin(content);
      await fail(staged);
      expect(actions(staged).map(shownText)).to.deep.equal(['Try again']);
      const said = announcementsOf(staged.element);
      action(staged, 'Try again').focus();
      await sendKeys({ press: 'Enter' });
      expect(staged.opened.urls).to.have.length(2);
      await staged.rendered();
      expect(said).to.deep.equal(['Signing in with GitHub…']);
      expect(focused(staged)).to.equal('Waiting for GitHub…');
    });

    it('offers no second try where only the operator of the site can help', async () => {
      for (const code of ['invalid_client', 'scope_not_allowed']) {
        const staged = await begin(content);
        await sayAndHear(staged, failed(staged.opened.flow, code));
        expect(actions(staged)).to.deep.equal([]);
        expect(shownText(root(staged).querySelector('.note')!)).to.equal(
          'Sign-in with GitHub isn’t working on this site right now.',
        );
        unstage();
      }
    });

    it('offers no second try that would ask for the same as the first', async () => {
      for (const code of ['return_to_invalid', 'complete_page_unknown', 'session_too_large']) {
        const staged = await begin(content);
        await sayAndHear(staged, failed(staged.opened.flow, code));
        expect(root(staged).querySelector('.note'), code).to.not.equal(null);
        expect(actions(staged), code).to.deep.equal([]);
        unstage();
      }
    });

    it('gives its focus to the button when the login succeeds or fails meanwhile', async () => {
      for (const [end, name] of [
        [fail, 'Sign in with GitHub'],
        [
          (staged: ElementStage) => sayAndHear(staged, completed(staged.opened.flow, signedIn('github'))),
          'Signed in as Ana Silva',
        ],
      ] as const) {
        const staged = await begin(content);
        action(staged, 'Show it').focus();
        await end(staged);
        expect(focused(staged)).to.equal(name);
        unstage();
      }
    });

    it('leaves the focus where it is when it is elsewhere', async () => {
      const staged = await begin(html`${content}<button id="own">x</button>`);
      staged.find('#own').focus();
      await fail(staged);
      expect(document.activeElement?.id).to.equal('own');
    });
  });
}
