import { expect, html } from '@open-wc/testing';
import { executeServerCommand, setViewport } from '@web/test-runner-commands';
import { computedColour } from '../support/computed-colour.js';
import { innerButton, part, sayAndHear, stage, unstage } from '../support/stage-elements.js';
import { failed, signedInAs } from '../support/wire-session.js';
import { stopMotion } from '../support/stop-motion.js';
import { until } from '../support/wait-for-tasks.js';

describe('the looks of the elements', () => {
  afterEach(async () => {
    unstage();
    await executeServerCommand('emulate-features', {});
    await setViewport({ width: 800, height: 600 });
  });

  it('show a label in forced colours, where the browser lays the page’s colour behind text', async () => {
    await executeServerCommand('emulate-features', { 'forced-colors': 'active' });
    const { find } = await stage(html`<oauth-login-button provider="github"></oauth-login-button>`);
    const { color, forcedColorAdjust } = getComputedStyle(innerButton(find('oauth-login-button'))) as {
      color: string;
      forcedColorAdjust?: string;
    };
    const hidden = color === computedColour('Canvas') && forcedColorAdjust === 'auto';
    expect(hidden).to.equal(false);
  });

  it('show each mark of one colour in the colour of buttons, in forced colours', async () => {
    await executeServerCommand('emulate-features', { 'forced-colors': 'active' });
    const { element } = await stage(html`
      <oauth-login-button provider="linkedin"></oauth-login-button>
      <oauth-login-button provider="linkedin" appearance="neutral"></oauth-login-button>
    `);
    const buttons = [...element.querySelectorAll('oauth-login-button')];
    await until(() => buttons.every((one) => part(one, 'icon')));
    const colors = buttons.map((one) => getComputedStyle(part(one, 'icon')!).color);
    expect(colors).to.deep.equal(buttons.map(() => computedColour('ButtonText')));
  });

  it('underline what is pressed in a note, in forced colours, where it has the colour of the words beside it', async () => {
    await executeServerCommand('emulate-features', { 'forced-colors': 'active' });
    const staged = await stage(html`<oauth-login-button provider="github"></oauth-login-button>`);
    const button = staged.find('oauth-login-button');
    innerButton(button).click();
    await sayAndHear(staged, failed(staged.opened.flow, 'access_denied'));
    const again = button.shadowRoot!.querySelector('.note button')!;
    expect(getComputedStyle(again).textDecorationLine).to.equal('underline');
  });

  it('give a brand’s button the edge of the page’s text for people who ask for more contrast', async () => {
    await executeServerCommand('emulate-features', { 'prefers-contrast': 'more' });
    for (const id of ['slack', 'google', 'microsoft', 'github']) {
      const { find } = await stage(html`<oauth-login-button provider=${id}></oauth-login-button>`);
      const inner = innerButton(find('oauth-login-button'));
      await until(() => inner.hasAttribute('data-brand'));
      stopMotion();
      expect(getComputedStyle(inner).borderTopColor, id).to.equal(computedColour('#14181c'));
      unstage();
    }
  });

  it('put login, badge and logout on one line, and leave them there when a login fails', async () => {
    const staged = await stage(
      html`<div>
        <oauth-login-button provider="acme"></oauth-login-button>
        <oauth-user-badge></oauth-user-badge>
        <oauth-logout-button></oauth-logout-button>
      </div>`,
      signedInAs({}),
    );
    const tops = (): number[] => {
      const inner = [...staged.element.querySelectorAll('div > *')].map((one) => innerButton(one));
      return inner.map((button) => button.getBoundingClientRect().top);
    };
    const before = tops();
    expect(new Set(before).size).to.equal(1);
    innerButton(staged.find('oauth-login-button')).click();
    await sayAndHear(staged, failed(staged.opened.flow, 'access_denied', '', 'acme'));
    expect(tops()).to.deep.equal(before);
  });

  it('put the menu below the badge where the page makes the badge’s box taller', async () => {
    const staged = await stage(
      html`<div style="display:flex; block-size:200px"><oauth-user-badge></oauth-user-badge></div>`,
      signedInAs({}),
    );
    const badge = staged.find('oauth-user-badge');
    part(badge, 'badge')!.click();
    await until(() => !!part(badge, 'menu')?.checkVisibility());
    const { bottom } = part(badge, 'badge')!.getBoundingClientRect();
    const gap = part(badge, 'menu')!.getBoundingClientRect().top - bottom;
    expect(gap).to.be.within(0, 12);
  });

  it('put a name of the other direction beside the avatar', async () => {
    const user = { name: 'أحمد', email: 'ahmad.with.a.long.address@example.com' };
    const staged = await stage(html`<oauth-user-badge></oauth-user-badge>`, signedInAs(user));
    const badge = staged.find('oauth-user-badge');
    const range = document.createRange();
    range.selectNodeContents(part(badge, 'name')!);
    const { right } = part(badge, 'avatar')!.getBoundingClientRect();
    expect(range.getBoundingClientRect().left - right).to.be.within(0, 16);
  });

  it('cut long names off inside a narrow page', async () => {
    await setViewport({ width: 360, height: 600 });
    const user = { name: 'Konstantinopolitanischer '.repeat(5), email: `${'a'.repeat(80)}@example.com` };
    const staged = await stage(html`<oauth-user-badge></oauth-user-badge>`, signedInAs(user));
    const { right } = staged.find('oauth-user-badge').getBoundingClientRect();
    expect(right).to.be.at.most(360);
    expect(document.documentElement.scrollWidth).to.be.at.most(360);
  });
});
