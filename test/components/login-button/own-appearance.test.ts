import { expect, html, oneEvent } from '@open-wc/testing';
import { innerButton, part, stage, unstage, type ElementStage } from '../../support/stage-elements.js';
import { panelOf, stagePanel } from '../../support/stage-panel.js';
import { contrast } from '../../support/contrast.js';
import { deferred } from '../../support/deferred.js';
import { FakeEndpoint, json } from '../../support/fake-endpoint.js';
import { shownText } from '../../support/visible-text.js';
import { until } from '../../support/wait-for-tasks.js';
import { nobody } from '../../support/wire-session.js';
import { stopMotion } from '../../support/stop-motion.js';

const picture = 'data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22/%3E';
const listed = [
  { id: 'github', name: 'Code Hub', icon: picture, color: '#7c3aed' },
  { id: 'acme', name: 'ACME & Sons', icon: picture, color: '#ffcc00' },
  { id: 'plain', name: 'Plain' },
];

async function stageWith(providers: unknown, content: ReturnType<typeof html>): Promise<ElementStage> {
  const endpoint = new FakeEndpoint();
  endpoint.providers = { providers };
  return stage(content, nobody, endpoint);
}

/** The list comes when the returned function is called. */
async function stageBeforeList(
  providers: unknown,
  content: ReturnType<typeof html>,
): Promise<[ElementStage, list: () => Promise<void>]> {
  const endpoint = new FakeEndpoint();
  const { promise, resolve } = deferred<Response>();
  endpoint.answerAt('/providers', () => promise);
  const staged = await stage(content, nobody, endpoint);
  const list = async (): Promise<void> => {
    resolve(json({ providers }));
    await looked(staged);
  };
  return [staged, list];
}

const rgb = (hex: string): string =>
  `rgb(${hex
    .slice(1)
    .match(/../g)!
    .map((two) => parseInt(two, 16))
    .join(', ')})`;
const hex = (color: string): string =>
  '#' +
  color
    .match(/\d+/g)!
    .map((value) => Number(value).toString(16).padStart(2, '0'))
    .join('');

/** The style once colours no longer fade. */
function settledStyle(element: Element): CSSStyleDeclaration {
  stopMotion();
  return getComputedStyle(element);
}

function expectOwnLook(button: Element, { name, color }: { name: string; color: string }): void {
  expect(shownText(innerButton(button))).to.equal(`Sign in with ${name}`);
  const style = settledStyle(innerButton(button));
  expect(style.backgroundColor).to.equal(rgb(color));
  expect(contrast(hex(style.color), color)).to.be.at.least(4.5);
  expect([style.paddingInlineStart, style.paddingInlineEnd]).to.deep.equal(['12px', '12px']);
  expect(part(button, 'icon')!.getAttribute('src')).to.equal(picture);
  const { width, height } = part(button, 'icon')!.getBoundingClientRect();
  expect([width, height]).to.deep.equal([20, 20]);
}

const three = html`${listed.map(({ id }) => html`<oauth-login-button provider=${id}></oauth-login-button>`)}`;
const looked = async (staged: ElementStage): Promise<void> => {
  if (staged.session.providers.length === 0) await oneEvent(staged.session, 'change');
  await staged.rendered();
};
const buttonOf = (staged: ElementStage, id: string): Element =>
  staged.find(`oauth-login-button[provider=${id}]`);

describe('what the endpoint’s settings say of a provider', () => {
  afterEach(unstage);

  it('wins over its brand in a panel, and in every other button of the session', async () => {
    const staged = await stagePanel(
      listed,
      html`<oauth-login-panel></oauth-login-panel
        ><oauth-login-button provider="github"></oauth-login-button>`,
    );
    const inPanel = [...panelOf(staged).shadowRoot!.querySelectorAll('oauth-login-button')];
    await Promise.all(inPanel.map((one) => one.updateComplete));
    expectOwnLook(inPanel[0]!, listed[0] as { name: string; color: string });
    expectOwnLook(inPanel[1]!, listed[1] as { name: string; color: string });
    expectOwnLook(buttonOf(staged, 'github'), listed[0] as { name: string; color: string });
    expect(staged.endpoint.asked).to.have.members(['GET /session', 'GET /providers']);
  });

  it('is asked for once by buttons of providers whose brand nobody knows, and wins in all of them', async () => {
    const staged = await stageWith(listed, html`${three}${three}`);
    await until(() => shownText(innerButton(buttonOf(staged, 'acme'))).includes('ACME & Sons'));
    await staged.rendered();
    for (const one of listed.slice(0, 2))
      expectOwnLook(buttonOf(staged, one.id), one as { name: string; color: string });
    expect(staged.endpoint.asked).to.have.members(['GET /session', 'GET /providers']);
  });

  it('is not asked for by buttons of known brands, which follow it once the app has loaded it', async () => {
    const staged = await stageWith(listed, html`<oauth-login-button provider="github"></oauth-login-button>`);
    expect(shownText(innerButton(buttonOf(staged, 'github')))).to.equal('Sign in with GitHub');
    expect(staged.endpoint.asked).to.deep.equal(['GET /session']);
    await looked(staged);
    expectOwnLook(buttonOf(staged, 'github'), listed[0] as { name: string; color: string });
  });

  it('leaves a neutral button neutral, and an icon button its square', async () => {
    const staged = await stageWith(
      listed,
      html`<oauth-login-button provider="acme" appearance="neutral"></oauth-login-button
        ><oauth-login-button provider="acme" appearance="icon" id="square"></oauth-login-button>`,
    );
    await until(() => part(buttonOf(staged, 'acme'), 'icon')?.localName === 'img');
    await staged.rendered();
    expect(settledStyle(innerButton(buttonOf(staged, 'acme'))).backgroundColor).to.equal(
      'rgb(255, 255, 255)',
    );
    const square = innerButton(staged.find('#square')).getBoundingClientRect();
    expect([square.width, square.height]).to.deep.equal([44, 44]);
    expect(settledStyle(innerButton(staged.find('#square'))).backgroundColor).to.equal(rgb('#ffcc00'));
  });

  it('shows the brand’s mark, or the initial, where the picture does not load', async () => {
    const broken = listed.map((one) => ({ ...one, icon: 'data:image/png;base64,AAAA' }));
    const staged = await stageWith(broken, three);
    await looked(staged);
    await until(() => part(buttonOf(staged, 'github'), 'icon')?.localName === 'svg');
    await until(() => part(buttonOf(staged, 'acme'), 'icon')?.localName === 'span');
    expect(part(buttonOf(staged, 'acme'), 'icon')!.dataset['initial']).to.equal('A');
  });

  it('is tried by each button: a picture that one could not load is no reason for the next', async () => {
    const staged = await stageWith(listed, three);
    await looked(staged);
    await until(() => part(buttonOf(staged, 'acme'), 'icon')?.localName === 'img');
    part(buttonOf(staged, 'acme'), 'icon')!.dispatchEvent(new Event('error'));
    await until(() => part(buttonOf(staged, 'acme'), 'icon')?.localName === 'span');
    const next = document.createElement('oauth-login-button');
    next.provider = 'acme';
    staged.element.append(next);
    await next.updateComplete;
    expect(part(next, 'icon')!.getAttribute('src')).to.equal(picture);
  });

  it('moves nothing where a name comes late: it stands in the room of what was there, and is the button’s name', async () => {
    const [staged, list] = await stageBeforeList(
      listed,
      html`<oauth-login-button provider="acme"></oauth-login-button>`,
    );
    const button = buttonOf(staged, 'acme');
    expect(shownText(innerButton(button))).to.equal('Sign in with Acme');
    const { width, height } = button.getBoundingClientRect();
    await list();
    expect(shownText(innerButton(button))).to.equal('Sign in with ACME & Sons');
    expect(innerButton(button).getAttribute('aria-label')).to.equal('Sign in with ACME & Sons');
    const after = button.getBoundingClientRect();
    expect([after.width, after.height]).to.deep.equal([width, height]);
  });

  it('makes room for a late name that has none', async () => {
    const name = 'The Union of All Companies of ACME';
    const [staged, list] = await stageBeforeList(
      [{ id: 'acme', name }],
      html`<oauth-login-button provider="acme"></oauth-login-button>`,
    );
    const button = buttonOf(staged, 'acme');
    const { width } = button.getBoundingClientRect();
    await list();
    expect(shownText(innerButton(button))).to.equal(`Sign in with ${name}`);
    expect(innerButton(button).hasAttribute('aria-label')).to.equal(false);
    expect(button.getBoundingClientRect().width).to.be.greaterThan(width);
  });

  it('leaves a label of the page’s own, whatever it says', async () => {
    const [staged, list] = await stageBeforeList(
      listed,
      html`<oauth-login-button provider="acme" label="Sign in with Acme"></oauth-login-button
        ><oauth-login-button provider="acme" id="link"
          ><a href="/x">Sign in with Acme</a></oauth-login-button
        >`,
    );
    await list();
    for (const button of [buttonOf(staged, 'acme'), staged.find('#link')])
      expect(shownText(innerButton(button))).to.equal('Sign in with Acme');
  });

  it('is the room of a button that was drawn with it', async () => {
    const staged = await stageWith(listed, html`<oauth-login-button provider="acme"></oauth-login-button>`);
    await looked(staged);
    const next = document.createElement('oauth-login-button');
    next.provider = 'acme';
    staged.element.append(next);
    await next.updateComplete;
    expect(innerButton(next).hasAttribute('aria-label')).to.equal(false);
    expect(shownText(innerButton(next))).to.equal('Sign in with ACME & Sons');
    next.provider = 'plain';
    await next.updateComplete;
    expect(innerButton(next).hasAttribute('aria-label')).to.equal(false);
    expect(shownText(innerButton(next))).to.equal('Sign in with Plain');
  });

  it('changes nothing where it is nonsense', async () => {
    const staged = await stageWith(
      [
        null,
        7,
        { id: 'acme', name: ' ', icon: 'javascript:alert(1)', color: 'url(javascript:alert(1))' },
        { id: 'github', name: {}, icon: [], color: '#fff' },
        { id: 'plain', name: 'Plain', icon: 'http://cdn.example/x.png' },
      ],
      three,
    );
    await looked(staged);
    expect(shownText(innerButton(buttonOf(staged, 'acme')))).to.equal('Sign in with Acme');
    expect(shownText(innerButton(buttonOf(staged, 'github')))).to.equal('Sign in with GitHub');
    for (const id of ['acme', 'github', 'plain']) {
      expect(part(buttonOf(staged, id), 'icon')!.localName).to.not.equal('img');
      expect(innerButton(buttonOf(staged, id)).getAttribute('style') ?? '').to.equal('');
    }
  });
});
