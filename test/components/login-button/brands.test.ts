import { expect, html, waitUntil } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { brandIds } from '../../../src/brands/index.js';
import { innerButton, part, stage, unstage } from '../../support/stage-elements.js';
import { buttons as panelButtons, stagePanel } from '../../support/stage-panel.js';

/** The box of the label's text, without the label's own padding. */
function textBox(element: Element): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(part(element, 'label')!);
  return range.getBoundingClientRect();
}

describe('the looks that providers prescribe', () => {
  beforeEach(() => {
    document.documentElement.style.cssText = 'color-scheme: light dark; background: Canvas';
  });

  afterEach(async () => {
    unstage();
    document.documentElement.removeAttribute('style');
    await executeServerCommand('emulate-features', {});
  });

  for (const scheme of ['light', 'dark'])
    it(`leave 12, 10 and 12 pixels around Google’s coloured G on white, on one line, in ${scheme}`, async () => {
      await executeServerCommand('emulate-features', { 'prefers-color-scheme': scheme });
      const { find } = await stage(html`<oauth-login-button provider="google"></oauth-login-button>`);
      const element = find('oauth-login-button');
      const button = innerButton(element);
      const box = button.getBoundingClientRect();
      const logo = part(element, 'icon')!;
      const { padding, backgroundColor } = getComputedStyle(logo);
      const mark = logo.getBoundingClientRect();
      const plate = parseFloat(padding);
      const text = textBox(element);
      const lengths = [
        mark.left + plate - box.left - 1,
        mark.width - 2 * plate,
        text.left - mark.right + plate,
        box.right - 1 - text.right,
      ];
      expect(lengths.map((length) => Math.round(length))).to.deep.equal([12, 20, 10, 12]);
      expect(text.height).to.be.below(30);
      expect(backgroundColor).to.equal('rgb(255, 255, 255)');
      const fills = [...logo.querySelectorAll('path')].map((path) => getComputedStyle(path).fill);
      expect(fills).to.deep.equal([
        'rgb(66, 133, 244)',
        'rgb(52, 168, 83)',
        'rgb(251, 188, 5)',
        'rgb(234, 67, 53)',
      ]);
    });

  it('leave a label in the middle where only the app may bring the mark, in a button of the same size', async () => {
    for (const width of ['auto', '300px']) {
      const { find } = await stage(
        html`<oauth-login-button
          provider="apple"
          appearance="neutral"
          style="inline-size: ${width}"
        ></oauth-login-button>`,
      );
      const element = find('oauth-login-button');
      const button = innerButton(element);
      await waitUntil(() => button.hasAttribute('data-bare'));
      const [box, text] = [button.getBoundingClientRect(), textBox(element)];
      expect(text.left - box.left, width).to.be.closeTo(box.right - text.right, 1);
      button.removeAttribute('data-bare');
      expect(button.getBoundingClientRect().width, width).to.equal(box.width);
      unstage();
    }
  });

  it('are there at the first rendering, once a button of the page has loaded them', async () => {
    const { element, find } = await stage(html`<oauth-login-button provider="github"></oauth-login-button>`);
    await waitUntil(() => part(find('oauth-login-button'), 'icon'));
    const next = document.createElement('oauth-login-button');
    next.provider = 'github';
    element.append(next);
    let renderings = 0;
    next.addController({ hostUpdated: () => (renderings += 1) });
    await next.updateComplete;
    expect(innerButton(next).dataset['brand']).to.equal('github');
    expect(part(next, 'icon')?.localName).to.equal('svg');
    expect(getComputedStyle(innerButton(next)).backgroundColor).to.equal(
      getComputedStyle(innerButton(find('oauth-login-button'))).backgroundColor,
    );
    await Promise.resolve();
    expect(renderings).to.equal(1);
  });

  it('make no button lower or higher than another, and put all marks in one column', async () => {
    const { element } = await stage(
      html`<div style="display: grid; inline-size: 320px">
        ${brandIds.map((id) => html`<oauth-login-button provider=${id}></oauth-login-button>`)}
      </div>`,
    );
    const all = [...element.querySelectorAll('oauth-login-button')];
    const heights = all.map((one) => innerButton(one).offsetHeight);
    expect(new Set(heights)).to.deep.equal(new Set([44]));
    const middles = all.flatMap((one) => {
      const mark = part(one, 'icon')?.getBoundingClientRect();
      return mark ? [Math.round(mark.left + mark.width / 2)] : [];
    });
    expect(new Set(middles).size).to.equal(1);
  });

  it('call Microsoft by its name, whichever its id', async () => {
    for (const id of ['azure', 'microsoft']) {
      const { find } = await stage(html`<oauth-login-button provider=${id}></oauth-login-button>`);
      expect(part(find('oauth-login-button'), 'label')!.textContent.trim()).to.equal(
        'Sign in with Microsoft',
      );
      expect(find('oauth-login-button').shadowRoot!.querySelectorAll('path')).to.have.length(4);
      unstage();
    }
  });

  for (const id of ['acme', '__proto__', 'constructor', '😀', 'x'.repeat(200)])
    it(`leave ${id.slice(0, 12)}, which nobody knows, neutral with its initial, and clip nothing`, async () => {
      const { find } = await stage(
        html`<div style="inline-size: 200px; font-size: 200%">
          <oauth-login-button provider=${id}></oauth-login-button>
        </div>`,
      );
      const button = innerButton(find('oauth-login-button'));
      expect(button.hasAttribute('data-brand')).to.equal(false);
      expect(part(find('oauth-login-button'), 'icon')!.dataset['initial']).to.not.equal('');
      const label = part(find('oauth-login-button'), 'label')!;
      expect(label.scrollWidth).to.be.at.most(label.clientWidth);
      expect(button.getBoundingClientRect().width).to.be.at.most(200);
    });

  it('keep a provider’s own height where a page asks for less, and give icon buttons the size that the page asks for', async () => {
    const sheet = document.createElement('style');
    // The rules of docs/elements.md for compact buttons.
    sheet.textContent = `oauth-login-button::part(button), oauth-login-panel::part(button) { min-block-size: 36px; }
      oauth-login-button[appearance='icon']::part(button) { inline-size: 36px; padding: 7px; }`;
    document.head.append(sheet);
    try {
      const staged = await stagePanel(
        ['github', 'google', 'azure', 'apple', 'acme'].map((id) => ({ id, name: id })),
        html`<oauth-login-panel></oauth-login-panel> ${['github', 'google', 'azure', 'linkedin', 'acme'].map(
            (id) => html`<oauth-login-button provider=${id}></oauth-login-button>`,
          )}
          ${['github', 'google', 'azure', 'acme'].map(
            (id) => html`<oauth-login-button provider=${id} appearance="icon"></oauth-login-button>`,
          )}`,
      );
      const own = [...staged.element.querySelectorAll('oauth-login-button')];
      const all = [...own, ...panelButtons(staged)];
      await waitUntil(() => all.every((one) => one.provider === 'apple' || part(one, 'icon')));
      const sizes = all.map((one) => {
        const { offsetWidth, offsetHeight } = innerButton(one);
        return one.appearance === 'icon' ? `${offsetWidth} x ${offsetHeight}` : String(offsetHeight);
      });
      const square = ['36 x 36', '36 x 36', '36 x 36', '36 x 36'];
      expect(sizes).to.deep.equal(['36', '40', '41', '41', '36', ...square, '41', '41', '41', '41', '41']);
    } finally {
      sheet.remove();
    }
  });
});
