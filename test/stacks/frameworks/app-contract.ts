import assert from 'node:assert/strict';
import type { AppPage } from './app-page.js';

/** What holds of the elements in every framework's app. */
export interface Claim {
  readonly claim: string;
  /** Needs a framework that moves elements rather than makes others. */
  readonly keepsElements?: boolean;
  /** Needs a framework that attaches listeners to the elements that are there first. */
  readonly listens?: boolean;
  readonly run: (app: AppPage) => Promise<void>;
}

const popupLogin = ['login-start', 'login'];

export const claims: readonly Claim[] = [
  {
    claim: 'attributes and properties are set, and followed',
    async run(app) {
      await app.expectProperty('provider', 'local');
      await app.expectProperty('scope', 'openid');
      await app.expectProperty('savedToken', 'saved before');
      await app.set({ scope: 'openid email', savedToken: 'saved since' });
      await app.expectProperty('scope', 'openid email');
      await app.expectProperty('savedToken', 'saved since');
      const html = await app.page.content();
      assert.ok(!/saved (before|since)/.test(html), 'The saved token is in the markup.');
    },
  },
  {
    claim: 'booleans are true, false and "false", by attribute and by property',
    async run(app) {
      for (const value of [true, false, '', 'false', true, 'false', 'true', false]) {
        await app.set({ noUser: value, remember: value });
        const wanted = value === true || value === '' || value === 'true';
        await app.expectProperty('noUser', wanted);
        await app.expectProperty('remember', wanted);
      }
    },
  },
  {
    claim: 'a login by popup and a logout are heard once by the listener of the element that was used',
    listens: true,
    async run(app) {
      await app.finish(await app.openPopup('a'));
      assert.deepEqual(await app.events(2), popupLogin);
      assert.deepEqual(await app.heard(), ['login-start a', 'login a']);
      await app.signOut();
      assert.deepEqual(await app.events(3), [...popupLogin, 'logout']);
      assert.deepEqual(await app.heard(), ['login-start a', 'login a', 'logout out']);
    },
  },
  {
    claim: 'a saved token that is set as a property signs in without a window',
    listens: true,
    async run(app) {
      await app.set({ savedToken: '' });
      await app.expectProperty('savedToken', '');
      await app.finish(await app.openPopup('main'));
      await app.events(2);
      const savedToken = await app.page.evaluate(() => window.app.session.saveToken('local'));
      await app.signOut();
      await app.set({ savedToken });
      await app.expectProperty('savedToken', savedToken);
      await app.page.locator('#main').click();
      // Nothing opens, so that nothing starts.
      assert.deepEqual(await app.events(4), [...popupLogin, 'logout', 'login']);
      assert.equal(app.page.context().pages().length, 1);
      assert.deepEqual((await app.heard()).slice(3), ['login main']);
    },
  },
  {
    claim: 'an app that is unmounted during a login hears nothing more, and the login ends once',
    listens: true,
    async run(app) {
      const popup = await app.openPopup('b');
      await app.unmount();
      await app.finish(popup);
      assert.deepEqual(await app.events(2), popupLogin);
      assert.deepEqual((await app.heard()).slice(0, 1), ['login-start b']);
    },
  },
  {
    claim:
      'elements that are taken out during a login that is cancelled come back without its error, and sign in',
    async run(app) {
      const popup = await app.openPopup('b');
      await app.set({ shown: false });
      await app.until(() => document.querySelector('#main') === null);
      await popup.close();
      // The person is back: without a sign of that, the session waits for a while.
      await app.page.keyboard.press('Shift');
      assert.deepEqual(await app.events(2), ['login-start', 'login login_cancelled']);
      await app.set({ shown: true });
      await app.until(() => !!document.querySelector('#b')?.shadowRoot?.querySelector('button'));
      await app.finish(await app.openPopup('b'));
      assert.deepEqual(await app.events(4), ['login-start', 'login login_cancelled', ...popupLogin]);
      assert.deepEqual((await app.heard()).slice(-2), ['login-start b', 'login b']);
    },
  },
  {
    claim: 'a label that the framework changes is followed',
    async run(app) {
      await app.expectLabel('Sign in here');
      await app.set({ label: 'Come in' });
      await app.expectLabel('Come in');
      await app.set({ label: 'Back' });
      await app.expectLabel('Back');
    },
  },
  {
    claim: 'a list in another order keeps a login that is under way',
    async run(app) {
      const popup = await app.openPopup('b');
      await app.set({ order: ['c', 'b', 'a'] });
      await app.until(() => document.querySelector('ul oauth-login-button')?.id === 'c');
      await app.until(
        () =>
          document.querySelector('#b')?.shadowRoot?.querySelector('button')?.getAttribute('aria-busy') ===
          'true',
      );
      await app.finish(popup);
      assert.deepEqual(await app.events(2), popupLogin);
    },
  },
  {
    claim: 'a list in another order keeps the elements',
    keepsElements: true,
    async run(app) {
      await app.page.evaluate(() => {
        for (const element of document.querySelectorAll('ul oauth-login-button'))
          Object.assign(element, { mark: element.id });
      });
      for (const order of [
        ['c', 'b', 'a'],
        ['b', 'a', 'c'],
      ]) {
        await app.set({ order });
        await app.until((first) => document.querySelector('ul oauth-login-button')?.id === first, order[0]);
        const marks = await app.page.evaluate(() =>
          [...document.querySelectorAll('ul oauth-login-button')].map(
            (element) => (element as unknown as { mark: string }).mark,
          ),
        );
        assert.deepEqual(marks, order);
      }
    },
  },
];
