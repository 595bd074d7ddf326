import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { elementStates } from '../support/element-states.js';
import { part, stage, unstage, type ElementStage } from '../support/stage-elements.js';
import { shownText } from '../support/visible-text.js';
import { until } from '../support/wait-for-tasks.js';
import { signedInAs } from '../support/wire-session.js';
import { stopMotion } from '../support/stop-motion.js';
import { isTried } from '../support/whole.js';

/** What a page may write into a custom property, by mistake or because somebody else wrote it. */
const nonsense: Readonly<Record<string, string>> = {
  'a script’s address': 'url(javascript:alert(1))',
  'an address': 'url(https://nowhere.example/x.png)',
  'a division by zero': 'calc(1px / 0)',
  'an endless length': '9e99px',
  'a negative length': '-9e9px',
  initial: 'initial',
  inherit: 'inherit',
  'an empty value': ' ',
  'another property’s': 'var(--oauth-nothing)',
  'a word': 'nonsense',
  'ten thousand characters': 'a'.repeat(10_000),
  'a function that nobody knows': 'paint(everything, 1)',
};

const lengths = ['--oauth-radius', '--oauth-button-radius', '--oauth-menu-radius', '--oauth-card-radius'];
const colors = [
  ...['ink', 'soft', 'surface', 'page', 'line', 'line-strong', 'accent', 'on-accent', 'focus-color', 'bad'],
  ...['error-color', 'bad-surface', 'good', 'button-background', 'button-color', 'button-border'],
  ...['badge-color', 'badge-soft', 'badge-hover', 'avatar-background', 'avatar-color', 'menu-background'],
  ...['page-color', 'page-soft'],
].map((name) => `--oauth-${name}`);

/** The sizes of all that an element shows. */
const sizesOf = (element: Element): string[] =>
  [...element.querySelectorAll(':defined')]
    .filter((one) => one.shadowRoot)
    .flatMap((host) => [...host.shadowRoot!.querySelectorAll(':not(style, slot)')])
    .map((one) => {
      const { width, height } = one.getBoundingClientRect();
      return `${one.localName} ${Math.round(width)} ${Math.round(height)}`;
    });

const scrolls = (): boolean => document.documentElement.scrollWidth > document.documentElement.clientWidth;

describe('nonsense in every custom property', () => {
  afterEach(async () => {
    unstage();
    document.documentElement.removeAttribute('style');
    await setViewport({ width: 800, height: 600 });
  });

  for (const [row, [state, show]] of Object.entries(elementStates).entries())
    it(`moves nothing and takes no word from ${state}`, async () => {
      await setViewport({ width: 320, height: 700 });
      const { element } = await show();
      // What a badge shows of a person comes with rules of its own.
      const badge = element.querySelector('oauth-user-badge');
      await until(() => !badge || !part(badge, 'name') || !!part(badge, 'avatar')?.firstElementChild);
      stopMotion();
      const [sizes, text] = [sizesOf(element), shownText(element)];
      expect(sizes).not.to.deep.equal([]);
      const { style } = document.documentElement;
      for (const [column, [what, value]] of Object.entries(nonsense).entries()) {
        if (!isTried(3, row, column)) continue;
        for (const name of [...lengths, ...colors]) style.setProperty(name, value);
        expect(sizesOf(element), what).to.deep.equal(sizes);
        expect(shownText(element), what).to.equal(text);
        expect(scrolls(), what).to.equal(false);
      }
    });
});

/** What providers let people call themselves. */
const names: Readonly<Record<string, string>> = {
  'of 200 characters': 'x'.repeat(200),
  'of 200 characters in words': 'Konstantinopolitanischer '.repeat(8),
  'of one emoji': '👩‍👩‍👧‍👦',
  'of a flag': '🇺🇦',
  'of marks without a letter': '\u0301\u0488\u0301',
  'of markup': '<img src=x onerror="document.title=\'hacked\'"><script>document.title="hacked"</script>',
  'of line ends': 'Ada\n\n\nLovelace\u2028x',
  'from right to left': '\u202eأحمد Ada\u202c',
  'of a template': '${name} {name} {{name}}',
};

const pictures: Readonly<Record<string, string | null>> = {
  'no picture': null,
  'a broken picture': 'https://127.0.0.1:1/none.png',
  'a script for a picture': 'javascript:alert(1)',
  'a page for a picture': location.href,
};

const everybody = html`<header style="display:flex">
    <oauth-user-badge size="full"></oauth-user-badge>
  </header>
  <oauth-login-button provider="github" style="display:block"></oauth-login-button>
  <oauth-logout-button></oauth-logout-button>`;

describe('a person with a name', () => {
  afterEach(async () => {
    unstage();
    await setViewport({ width: 800, height: 600 });
  });

  for (const [what, name] of Object.entries(names))
    it(`${what} is shown whole or cut off at 320 pixels, with or without a picture`, async () => {
      await setViewport({ width: 320, height: 700 });
      const { title } = document;
      for (const [which, avatar_url] of Object.entries(pictures)) {
        const staged: ElementStage = await stage(
          everybody,
          signedInAs({ name, email: `${'a'.repeat(120)}@example.com`, avatar_url }),
        );
        const badge = staged.find('oauth-user-badge');
        part(badge, 'badge')!.click();
        await until(() => !!part(badge, 'menu')?.checkVisibility());
        await staged.rendered();
        expect(scrolls(), which).to.equal(false);
        expect(part(badge, 'name')!.textContent.trim(), which).to.equal(name.trim());
        expect(part(badge, 'avatar')!.getBoundingClientRect().width, which).to.equal(36);
        expect(part(badge, 'logout')!.checkVisibility(), which).to.equal(true);
        expect(badge.shadowRoot!.querySelector('script, [onerror]'), which).to.equal(null);
        expect(part(badge, 'badge')!.getBoundingClientRect().right, which).to.be.at.most(320);
        unstage();
      }
      expect(document.title).to.equal(title);
    });
});
