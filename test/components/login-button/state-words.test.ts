import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import {
  innerButton,
  onUnstage,
  part,
  stage,
  unstage,
  type ElementStage,
} from '../../support/stage-elements.js';
import { until } from '../../support/wait-for-tasks.js';
import { signedInAs } from '../../support/wire-session.js';

const short = html`<oauth-login-button provider="github" label="Sign in"></oauth-login-button>`;
const wide = html`<oauth-login-button
  provider="github"
  label="Sign in"
  style="display: block"
></oauth-login-button>`;

/** What a button shows in the place of its label; `null` while it shows that. */
const words = (staged: ElementStage): HTMLElement | null =>
  staged.find('oauth-login-button').shadowRoot!.querySelector('.now');
const width = (staged: ElementStage): number =>
  staged.find('oauth-login-button').getBoundingClientRect().width;

async function started(content: TemplateResult): Promise<ElementStage> {
  const staged = await stage(content);
  innerButton(staged.find('oauth-login-button')).click();
  await until(() => !!part(staged.find('oauth-login-button'), 'spinner'));
  await staged.rendered();
  return staged;
}

describe('the words of a state, in a login button', () => {
  afterEach(unstage);

  it('leave the label of a short button beside the spinner, rather than be cut off', async () => {
    const staged = await stage(short);
    const before = width(staged);
    innerButton(staged.find('oauth-login-button')).click();
    await until(() => !!part(staged.find('oauth-login-button'), 'spinner'));
    await staged.rendered();
    expect(words(staged)).to.equal(null);
    expect(width(staged)).to.equal(before);
    const label = part(staged.find('oauth-login-button'), 'label')!;
    expect(getComputedStyle(label).visibility).to.equal('visible');
    // What speech input says is what is seen (WCAG 2.5.3).
    expect(innerButton(staged.find('oauth-login-button')).getAttribute('aria-label')).to.equal(null);
  });

  it('are the name alone in a short button of somebody who is signed in, and heard whole', async () => {
    const staged = await stage(short, signedInAs({ name: 'Ada Lovelace' }));
    await until(() => words(staged)?.textContent === 'Ada Lovelace');
    const { scrollHeight, clientHeight } = words(staged)!;
    expect(scrollHeight).to.equal(clientHeight);
    expect(innerButton(staged.find('oauth-login-button')).getAttribute('aria-label')).to.equal(
      'Signed in as Ada Lovelace',
    );
  });

  it('are whole again once a short button is wider', async () => {
    const staged = await stage(short, signedInAs({ name: 'Ada Lovelace' }));
    await until(() => words(staged)?.textContent === 'Ada Lovelace');
    staged.find('oauth-login-button').style.inlineSize = '320px';
    await until(() => words(staged)?.textContent === 'Signed in as Ada Lovelace');
  });

  it('stay inside the button with text of twice its size, in two lines where the label takes one', async () => {
    document.documentElement.style.fontSize = '200%';
    onUnstage(() => (document.documentElement.style.fontSize = ''));
    const name = 'Ada Lovelace';
    const staged = await stage(html`<div style="inline-size: 360px">${wide}</div>`, signedInAs({ name }));
    await until(() => words(staged)?.textContent === `Signed in as ${name}`);
    await staged.rendered();
    const [said, box] = [words(staged)!, innerButton(staged.find('oauth-login-button'))].map((one) =>
      one.getBoundingClientRect(),
    ) as [DOMRect, DOMRect];
    // Two lines of 36px, and 2px above and below them.
    expect(said.height).to.equal(76);
    expect([said.top >= box.top, said.bottom <= box.bottom]).to.deep.equal([true, true]);
  });

  it('are whole where they have room', async () => {
    expect(words(await started(wide))?.textContent).to.equal('Waiting for GitHub…');
    unstage();
    const staged = await stage(wide, signedInAs({ name: 'Ada Lovelace' }));
    expect(words(staged)?.textContent).to.equal('Signed in as Ada Lovelace');
  });
});
