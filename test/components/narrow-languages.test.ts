import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { languageTags, loadLocale } from '../../src/locales/load-locale.js';
import { deepElements } from '../support/deep-elements.js';
import { englishIn } from '../support/english-words.js';
import { FakeEndpoint, json } from '../support/fake-endpoint.js';
import { layoutFaults } from '../support/layout-faults.js';
import {
  innerButton,
  part,
  sayAndHear,
  stage,
  unstage,
  type ElementStage,
} from '../support/stage-elements.js';
import { three } from '../support/stage-sessions.js';
import { until } from '../support/wait-for-tasks.js';
import { isTried } from '../support/whole.js';
import { failed, signedIn } from '../support/wire-session.js';

const width = 320;

/** All that elements say of themselves: what is seen, heard, and read as a name. */
const wordsOf = (element: Element): string =>
  deepElements(element)
    .flatMap((one) => [
      ...(one.matches('style') ? [] : [...one.childNodes].filter((node) => node instanceof Text)).map(
        ({ data }) => data,
      ),
      ...['aria-label', 'title', 'placeholder', 'data-before', 'data-after'].map((name) =>
        one.getAttribute(name),
      ),
    ])
    .filter((text) => text?.trim())
    .join('\n');

const shadow = (staged: ElementStage, selector: string): ShadowRoot => staged.find(selector).shadowRoot!;

function endpointOf(count: number): FakeEndpoint {
  const endpoint = new FakeEndpoint();
  const others = Array.from({ length: count }, (_, at) => ({ id: `p${at}`, name: `P${at}` }));
  endpoint.providers = {
    providers: [{ id: 'azure', name: 'Microsoft' }, { id: 'github', name: 'GitHub' }, ...others],
  };
  endpoint.answerAt('/sessions', () => json({ sessions: three }));
  endpoint.answerAt('/sessions/end', () => Promise.reject(new TypeError('Failed to fetch')));
  return endpoint;
}

async function checked(staged: ElementStage, tag: string, what: string): Promise<void> {
  await staged.rendered();
  for (const animation of document.getAnimations()) animation.finish();
  const locale = await loadLocale(tag);
  expect(layoutFaults(staged.find('#page'), width), what).to.deep.equal([]);
  if (tag !== 'en') expect(englishIn(wordsOf(staged.element), locale), what).to.deep.equal([]);
  for (const one of staged.element.querySelectorAll(':defined'))
    if (one.shadowRoot) expect(getComputedStyle(one).direction, one.localName).to.equal(locale.direction);
}

describe('at 320 pixels every element shows all its words, of no other language', () => {
  beforeEach(() => setViewport({ width, height: 900 }));

  afterEach(async () => {
    unstage();
    await setViewport({ width: 800, height: 600 });
  });

  const inTurn = (row: number, column: number) => (isTried(2, row, column) ? it : undefined);

  for (const [row, tag] of languageTags.entries()) {
    inTurn(row, 0)?.(
      `in ${tag}: buttons of every intent, a login that fails, pages of completion`,
      async () => {
        const { direction, badge } = await loadLocale(tag);
        const staged = await stage(html`
          <div id="page" lang=${tag} dir=${direction} style="inline-size: 320px; overflow: auto">
            <oauth-login-button provider="google" style="display: block"></oauth-login-button>
            <oauth-login-button provider="azure" intent="sign-up"></oauth-login-button>
            <oauth-login-button provider="github" intent="continue"></oauth-login-button>
            <oauth-login-button provider="apple" appearance="neutral"></oauth-login-button>
            <oauth-logout-button></oauth-logout-button>
            <oauth-complete-page outcome="error"></oauth-complete-page>
            <oauth-complete-page outcome="success"></oauth-complete-page>
          </div>
        `);
        const button = staged.find('oauth-login-button');
        innerButton(button).click();
        const logout = innerButton(staged.find('oauth-logout-button'));
        await until(() => logout.textContent.includes(badge.signOut));
        await until(() => shadow(staged, 'oauth-login-button').querySelectorAll('.note .text').length === 2);
        for (const page of staged.element.querySelectorAll('oauth-complete-page'))
          await until(() => !!part(page, 'message')?.textContent);
        await checked(staged, tag, 'while a login is under way');
        // The longest sentence of most languages.
        await sayAndHear(staged, failed(staged.opened.flow, 'cookies_blocked'));
        await until(() => !!part(button, 'error')?.textContent);
        await checked(staged, tag, 'after a failure');
      },
    );

    inTurn(row, 1)?.(
      `in ${tag}: a panel with its search, a badge with its menu, sessions, signing out that fails`,
      async () => {
        const { direction, panel, badge } = await loadLocale(tag);
        const staged = await stage(
          html`
            <div id="page" lang=${tag} dir=${direction} style="inline-size: 320px; overflow: auto">
              <oauth-user-badge size="full"></oauth-user-badge>
              <oauth-login-panel></oauth-login-panel>
              <oauth-logout-button></oauth-logout-button>
              <oauth-sessions></oauth-sessions>
            </div>
          `,
          signedIn('google', 'github'),
          endpointOf(19),
        );
        const inPanel = shadow(staged, 'oauth-login-panel');
        await until(() => !!inPanel.querySelector('.more'));
        inPanel.querySelector<HTMLElement>('.more')!.click();
        await until(() => inPanel.querySelectorAll('oauth-login-button').length === 21);
        const field = inPanel.querySelector<HTMLInputElement>('[type=search]')!;
        field.value = 'zzz';
        field.dispatchEvent(new Event('input'));
        await until(() => !!inPanel.querySelector('.note'));
        expect(field.placeholder).to.equal(panel.search);
        const logout = innerButton(staged.find('oauth-logout-button'));
        await until(() => logout.textContent.includes(badge.signOut));
        const list = shadow(staged, 'oauth-sessions');
        await until(() => list.querySelectorAll('[part~=item]').length === 2 * three.length);
        list.querySelector<HTMLElement>('.others button')!.click();
        list.querySelector<HTMLElement>('li + li button')!.click();
        await until(() => !!list.querySelector('.cancel') && !!list.querySelector('.failed'));
        await checked(staged, tag, 'a panel');
        const menu = staged.find('oauth-user-badge');
        part(menu, 'badge')!.click();
        await until(() => !!part(menu, 'logout')?.checkVisibility());
        menu.shadowRoot!.querySelector<HTMLElement>('.row[aria-expanded]')!.click();
        staged.endpoint.answerAt('/logout', () => Promise.reject(new TypeError('Failed to fetch')));
        part(menu, 'logout')!.click();
        await until(() => !!menu.shadowRoot!.querySelector('.message')?.textContent);
        logout.click();
        await until(() => !!part(staged.find('oauth-logout-button'), 'error')?.textContent);
        await checked(staged, tag, 'a menu');
      },
    );
  }
});
