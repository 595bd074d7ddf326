import { expect, test as base } from './fixtures.js';
import { approve, eventsOf, finalEvents, signedIn } from './steps.js';

/** The browser's own blocker, which the test tools switch off. */
const test = base.extend<object, { launchOptions: object }>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({
        ...launchOptions,
        ignoreDefaultArgs: ['--disable-popup-blocking'],
        firefoxUserPrefs: {
          'dom.disable_open_during_load': true,
          'dom.user_activation.transient.timeout': 1,
        },
      });
    },
    { scope: 'worker' },
  ],
});

/**
 * Presses the button once, in no person's name: this is what blockers are for. In Firefox a script that the test
 * tool runs counts as a person's press for a moment, so that moment is let pass.
 */
function pressUnasked(): void {
  const press = (): void => {
    if (navigator.userActivation.isActive) {
      requestAnimationFrame(press);
      return;
    }
    document
      .querySelector('oauth-login-button[provider="demo"]')
      ?.shadowRoot?.querySelector('button')
      ?.click();
  };
  window.addEventListener('load', () => {
    if (location.pathname !== '/' || sessionStorage.getItem('pressed')) return;
    sessionStorage.setItem('pressed', 'yes');
    void customElements.whenDefined('oauth-login-button').then(() => requestAnimationFrame(press));
  });
}

test('where the browser itself blocks the popup, the login goes on as a redirect', async ({
  page,
  context,
}) => {
  await context.addInitScript(pressUnasked);
  const popups: unknown[] = [];
  context.on('page', (opened) => popups.push(opened));
  await page.goto('/');
  await approve(page, 'demo');
  await page.waitForURL('/');
  await eventsOf(page, 1);
  expect(await finalEvents(page)).toMatchObject([signedIn('demo', 'interactive')]);
  expect(popups).toEqual([]);
});
