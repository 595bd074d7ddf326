import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { expectAccessible } from '../../support/expect-accessible.js';
import { FakeEndpoint, json, refusal } from '../../support/fake-endpoint.js';
import { lineBreaks } from '../../support/line-breaks.js';
import { announcementsOf, liveRegions } from '../../support/live-regions.js';
import { innerButton, part, sayAndHear, stage, stubFetch, unstage } from '../../support/stage-elements.js';
import { buttons, ids, named, panelOf, root, stagePanel } from '../../support/stage-panel.js';
import { shownText } from '../../support/visible-text.js';
import { until } from '../../support/wait-for-tasks.js';
import { failed, nobody } from '../../support/wire-session.js';

describe('what a person sees and hears of <oauth-login-panel>', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  afterEach(async () => {
    unstage();
    localStorage.clear();
    await setViewport({ width: 800, height: 600 });
  });

  it('says why it has no list, and asks again when it is told to', async () => {
    const endpoint = new FakeEndpoint();
    endpoint.providers = { providers: named(2) };
    endpoint.answerAt('/providers', () => refusal('temporarily_unavailable', '', 503));
    const staged = await stage(html`<oauth-login-panel></oauth-login-panel>`, nobody, endpoint);
    await until(() => !!root(staged).querySelector('.again'));
    await expectAccessible(panelOf(staged));
    expect(shownText(root(staged).querySelector('[role=status]')!)).to.not.equal('');
    endpoint.answerAt('/providers', () => json(endpoint.providers));
    const again = root(staged).querySelector<HTMLButtonElement>('.again')!;
    again.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => ids(staged).length === 2);
    await until(() => root(staged).activeElement === buttons(staged)[0]);
  });

  it('has one live region, which says how a login stands', async () => {
    const staged = await stagePanel(named(3));
    expect(liveRegions(root(staged))).to.have.length(1);
    const heard = (): string => shownText(liveRegions(root(staged))[0]!);
    innerButton(buttons(staged)[1]!).click();
    await staged.rendered();
    expect(heard()).to.equal('Signing in with Provider 1…');
    staged.session.cancel();
    await staged.rendered();
    expect(heard()).to.equal('Sign-in with Provider 1 was cancelled. Nothing was changed.');
    expect(liveRegions(root(staged))).to.have.length(1);
  });

  it('says each thing once, by the name that the endpoint gives the provider, and nothing again in its buttons', async () => {
    const staged = await stagePanel([{ id: 'acme', name: 'ACME' }]);
    const said = announcementsOf(panelOf(staged));
    const [button] = buttons(staged);
    innerButton(button!).click();
    await staged.rendered();
    expect(innerButton(button!).getAttribute('aria-label')).to.equal('Waiting for ACME…');
    await sayAndHear(staged, failed(staged.opened.flow, 'access_denied', '', 'acme'));
    const sentence = 'Sign-in was cancelled at ACME. Nothing was changed.';
    expect(said).to.deep.equal(['Signing in with ACME…', sentence]);
    expect(shownText(button!).split(sentence)).to.have.length(2);
  });

  it('says again that it has no list, where a second try fails too', async () => {
    const endpoint = new FakeEndpoint();
    endpoint.answerAt('/providers', () => refusal('temporarily_unavailable', '', 503));
    const staged = await stage(html`<oauth-login-panel></oauth-login-panel>`, nobody, endpoint);
    await until(() => !!root(staged).querySelector('.again'));
    const said = announcementsOf(panelOf(staged));
    const again = root(staged).querySelector<HTMLButtonElement>('.again')!;
    again.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => said.length === 1);
    expect(root(staged).activeElement).to.equal(again);
  });

  it('keeps the focus where the second try finds no provider', async () => {
    const endpoint = new FakeEndpoint();
    endpoint.providers = { providers: [] };
    endpoint.answerAt('/providers', () => refusal('temporarily_unavailable', '', 503));
    const staged = await stage(html`<oauth-login-panel></oauth-login-panel>`, nobody, endpoint);
    await until(() => !!root(staged).querySelector('.again'));
    endpoint.answerAt('/providers', () => json(endpoint.providers));
    root(staged).querySelector<HTMLButtonElement>('.again')!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => root(staged).activeElement?.matches('[role=status]') === true);
  });

  it('has buttons of one height and width, below each other', async () => {
    const staged = await stagePanel([
      { id: 'google', name: 'Google' },
      { id: 'github', name: 'GitHub' },
      { id: 'microsoft', name: 'Microsoft' },
      { id: 'acme', name: 'ACME' },
    ]);
    const boxes = buttons(staged).map((one) => innerButton(one).getBoundingClientRect());
    expect(new Set(boxes.map(({ height }) => Math.round(height))).size).to.equal(1);
    expect(new Set(boxes.map(({ width }) => Math.round(width))).size).to.equal(1);
    const gaps = boxes.slice(1).map((box, index) => Math.round(box.top - boxes[index]!.bottom));
    expect(gaps).to.deep.equal([8, 8, 8]);
  });

  it('fills a narrow page, without a border, and never makes it scroll sideways', async () => {
    await setViewport({ width: 320, height: 640 });
    const staged = await stagePanel([
      { id: 'github', name: 'GitHub' },
      { id: 'long', name: 'Konstantinopolitanischer '.repeat(8) },
    ]);
    const card = part(panelOf(staged), 'panel')!;
    expect(getComputedStyle(card).borderTopWidth).to.equal('0px');
    expect(getComputedStyle(card).boxShadow).to.equal('none');
    expect(card.getBoundingClientRect().width).to.equal(staged.element.parentElement!.clientWidth);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });

  it('moves nothing below it when the list comes, at the next visit', async () => {
    await stagePanel(named(4));
    unstage();
    const endpoint = new FakeEndpoint();
    endpoint.providers = { providers: named(4) };
    let answer: () => void = () => undefined;
    endpoint.answerAt(
      '/providers',
      () =>
        new Promise((resolve) => {
          answer = () => {
            resolve(Response.json(endpoint.providers));
          };
        }),
    );
    stubFetch(endpoint);
    const element = await fixture(
      html`<oauth-session endpoint=${endpoint.url}
        ><oauth-login-panel></oauth-login-panel>
        <p>below</p></oauth-session
      >`,
    );
    const panel = element.querySelector('oauth-login-panel')!;
    await until(() => panel.shadowRoot!.querySelectorAll('.bone').length === 4);
    const below = element.querySelector('p')!;
    const before = below.getBoundingClientRect().top;
    answer();
    await until(() => panel.shadowRoot!.querySelectorAll('oauth-login-button').length === 4);
    expect(below.getBoundingClientRect().top).to.equal(before);
  });

  it('is titled by the page’s name, else by the endpoint’s, else by its host', async () => {
    for (const [site, title] of [
      [undefined, location.host],
      ['Acme <b>', location.host],
      [{ name: 7 }, location.host],
      [{ name: ' ' }, location.host],
      [{ name: ' Acme <b>' }, 'Acme <b>'],
    ] as const) {
      const endpoint = new FakeEndpoint();
      endpoint.providers = { site, providers: named(1) };
      const staged = await stage(html`<oauth-login-panel></oauth-login-panel>`, undefined, endpoint);
      await until(() => ids(staged).length === 1);
      await staged.rendered();
      expect(shownText(root(staged).querySelector('h2')!)).to.equal(`Sign in to ${title}`);
      unstage();
    }
    const meta = document.createElement('meta');
    Object.assign(meta, { name: 'application-name', content: 'Shop <b>' });
    document.head.append(meta);
    const other = await stagePanel(named(1));
    expect(shownText(root(other).querySelector('h2')!)).to.equal('Sign in to Shop <b>');
    meta.remove();
  });

  it('shows no title that the endpoint’s answer would change, and keeps its room', async () => {
    const endpoint = new FakeEndpoint();
    let answer = (): void => undefined;
    endpoint.answerAt(
      '/providers',
      () =>
        new Promise<Response>((resolve) => {
          answer = () => resolve(Response.json({ site: { name: 'Acme' }, providers: named(1) }));
        }),
    );
    const staged = await stage(html`<oauth-login-panel></oauth-login-panel>`, undefined, endpoint);
    await until(() => !!root(staged).querySelector('.bone'));
    const title = root(staged).querySelector('h2')!;
    const { height } = title.getBoundingClientRect();
    expect(title.checkVisibility({ visibilityProperty: true })).to.equal(false);
    answer();
    await until(() => ids(staged).length === 1);
    expect(title.checkVisibility({ visibilityProperty: true })).to.equal(true);
    expect(shownText(title)).to.equal('Sign in to Acme');
    expect(title.getBoundingClientRect().height).to.equal(height);
  });

  it('breaks the title before the name of its site, which stays whole', async () => {
    for (const [lang, dir] of [
      ['en', 'ltr'],
      ['ar', 'rtl'],
    ]) {
      const endpoint = new FakeEndpoint();
      endpoint.providers = { site: { name: 'my-own-shop.example' }, providers: named(1) };
      const staged = await stage(
        html`<div lang=${lang} dir=${dir}>
          <oauth-login-panel></oauth-login-panel>
        </div>`,
        undefined,
        endpoint,
      );
      await until(() => ids(staged).length === 1);
      await until(() => !root(staged).querySelector('h2')!.textContent.startsWith('Sign') || lang === 'en');
      for (let width = 300; width <= 400; width += 10) {
        staged.find('[lang]').style.inlineSize = `${String(width)}px`;
        const broken = lineBreaks(staged.element).map(({ before, after }) => `${before}⏎${after}`);
        expect(
          broken.filter((text) => /example.?$/.test(text)),
          `${String(lang)} ${String(width)}`,
        ).to.deep.equal([]);
      }
      unstage();
    }
  });

  it('shows hostile lists as text, or as none', async () => {
    const staged = await stagePanel([
      { id: 'x"><script>', name: '<img src=x onerror=alert(1)>' },
      { id: '😀', name: '' },
    ]);
    expect(root(staged).querySelector('img, script')).to.equal(null);
    expect(ids(staged)).to.deep.equal(['x"><script>', '😀']);
    unstage();
    expect(ids(await stagePanel('nonsense'))).to.deep.equal([]);
    unstage();
    const mixed = await stagePanel([null, 7, {}, { id: 5 }, { id: '' }, { id: 'github', name: 7 }]);
    expect(ids(mixed)).to.deep.equal(['github']);
  });
});
