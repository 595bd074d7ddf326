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
function pressUnasked(returnTo: string): void {
  const press = (): void => {
    if (navigator.userActivation.isActive) {
      requestAnimationFrame(press);
      return;
    }
    const button = document.querySelector('oauth-login-button[provider="demo"]');
    if (returnTo) button?.setAttribute('return-to', returnTo);
    button?.shadowRoot?.querySelector('button')?.click();
  };
  window.addEventListener('load', () => {
    if (location.pathname !== '/' || sessionStorage.getItem('pressed')) return;
    sessionStorage.setItem('pressed', 'yes');
    void customElements.whenDefined('oauth-login-button').then(() => requestAnimationFrame(press));
  });
}

const ways = [
  ['comes back to its place and fragment', '/?place=1#here', '', '/?place=1#here', {}],
  [
    'comes back to where return-to says',
    ...['/', '/user.html?item=1#reviews', '/user.html?item=1#reviews'],
    { tag: '@page' },
  ],
] as const;

for (const [what, place, returnTo, end, browsers] of ways) {
  test(
    `where the browser itself blocks the popup, the login goes on as a redirect and ${what}`,
    browsers,
    async ({ page, context }) => {
      await context.addInitScript(pressUnasked, returnTo);
      const popups: unknown[] = [];
      context.on('page', (opened) => popups.push(opened));
      await page.goto(place);
      await approve(page, 'demo');
      await page.waitForURL(`**${end}`);
      await eventsOf(page, 1);
      expect(await finalEvents(page)).toMatchObject([signedIn('demo', 'interactive')]);
      expect(popups).toEqual([]);
    },
  );
}
