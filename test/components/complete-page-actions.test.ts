import { executeServerCommand } from '@web/test-runner-commands';
import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { computedColour } from '../support/computed-colour.js';
import { stage, unstage } from '../support/stage-elements.js';
import { until } from '../support/wait-for-tasks.js';
import { nobody } from '../support/wire-session.js';

/** The actions of a completion page, once its words and rules are there. */
async function showActions(content: TemplateResult): Promise<HTMLElement[]> {
  const { find } = await stage(
    html`<oauth-complete-page outcome="success">${content}</oauth-complete-page>`,
    nobody,
  );
  const page = find('oauth-complete-page');
  await until(() => !!page.shadowRoot!.querySelector('[part=message]'));
  return [...page.querySelectorAll<HTMLElement>('[slot=actions]')];
}

const both = html`<a slot="actions" href="/">Home</a><button slot="actions">Again</button>`;

describe('links and buttons in the actions of <oauth-complete-page>', () => {
  afterEach(async () => {
    unstage();
    await executeServerCommand('emulate-features', {});
  });

  for (const scheme of ['light', 'dark'])
    it(`look like a button of the endpoint’s own pages: ${scheme}`, async () => {
      await executeServerCommand('emulate-features', { 'prefers-color-scheme': scheme });
      const [ink, edge] =
        scheme === 'light'
          ? ['rgb(20, 24, 28)', 'rgb(140, 148, 156)']
          : ['rgb(238, 241, 243)', 'rgb(107, 116, 126)'];
      const actions = await showActions(
        html`<style>
            oauth-complete-page {
              color-scheme: light dark;
            }
          </style>
          ${both}`,
      );
      for (const action of actions) {
        const style = getComputedStyle(action);
        expect([style.color, style.borderTopColor, style.borderTopWidth]).to.deep.equal([ink, edge, '1px']);
        expect([style.textDecorationLine, style.borderTopLeftRadius]).to.deep.equal(['none', '8px']);
        expect(action.getBoundingClientRect().height).to.be.at.least(44);
      }
      const [first, second] = actions.map((one) => one.getBoundingClientRect());
      expect(second!.top - first!.bottom).to.equal(8);
      expect(second!.width).to.equal(first!.width);
    });

  it('look as the page’s own rules say, however weak those are', async () => {
    const [link] = await showActions(
      html`<style>
          a {
            border: 0;
            color: red;
            text-decoration: underline;
          }
        </style>
        <a slot="actions" href="/">Home</a>`,
    );
    const { color, borderTopWidth, textDecorationLine } = getComputedStyle(link!);
    expect([color, borderTopWidth, textDecorationLine]).to.deep.equal(['rgb(255, 0, 0)', '0px', 'underline']);
  });

  it('have an edge, and the colours of the system, in forced colours', async () => {
    await executeServerCommand('emulate-features', { 'forced-colors': 'active' });
    const [link, button] = await showActions(both);
    expect(getComputedStyle(link!).color).to.equal(computedColour('LinkText'));
    expect(getComputedStyle(button!).color).to.equal(computedColour('ButtonText'));
    for (const one of [link!, button!]) {
      const { borderTopColor, borderTopWidth, backgroundColor } = getComputedStyle(one);
      expect(borderTopWidth).to.equal('1px');
      expect(borderTopColor).not.to.equal(backgroundColor);
    }
  });

  it('leave what is no link and no button as it is', async () => {
    const [words] = await showActions(html`<p slot="actions">Call us.</p>`);
    expect(getComputedStyle(words!).borderTopWidth).to.equal('0px');
  });
});
