import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { styles } from '../../../components/oauth-login-panel/oauth-login-panel.styles.js';
import { lastUsedProvider } from '../../../src/session/last-used-provider.js';
import { logEvents } from '../../support/event-log.js';
import { innerButton, part, sayAndHear, unstage } from '../../support/stage-elements.js';
import { buttons, ids, more, named, panelOf, root, stagePanel } from '../../support/stage-panel.js';
import { shownText } from '../../support/visible-text.js';
import { until } from '../../support/wait-for-tasks.js';
import { completed, failed, signedIn } from '../../support/wire-session.js';

describe('<oauth-login-panel>', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  afterEach(() => {
    unstage();
    localStorage.clear();
  });

  it('offers every provider of the endpoint, each by the name that the endpoint gives it', async () => {
    const staged = await stagePanel([
      { id: 'github', name: 'GitHub' },
      { id: 'acme', name: 'ACME <b>Ltd</b>' },
    ]);
    expect(ids(staged)).to.deep.equal(['github', 'acme']);
    expect(buttons(staged).map((one) => shownText(part(one, 'label')!))).to.deep.equal([
      'Sign in with GitHub',
      'Sign in with ACME <b>Ltd</b>',
    ]);
    expect(more(staged)).to.equal(null);
    expect(staged.endpoint.asked.filter((one) => one === 'GET /providers')).to.have.length(1);
  });

  for (const [width, edge] of [
    [320, '0px'],
    [800, '1px'],
  ] as const)
    it(`has the edge from the start that it keeps: ${edge} in ${width} px`, async () => {
      await setViewport({ width, height: 600 });
      try {
        const host = await fixture<HTMLElement>(html`<div></div>`);
        host.attachShadow({ mode: 'open' }).innerHTML = `<style>${styles}</style><section></section>`;
        const { borderTopWidth } = getComputedStyle(host.shadowRoot!.querySelector('section')!);
        const staged = await stagePanel(named(1));
        const whole = getComputedStyle(part(panelOf(staged), 'panel')!).borderTopWidth;
        expect([borderTopWidth, whole]).to.deep.equal([edge, edge]);
      } finally {
        await setViewport({ width: 800, height: 600 });
      }
    });

  it('has what it says of a login below its button, over no other, however narrow it is', async () => {
    const content = html`<div style="inline-size: 200px"><oauth-login-panel></oauth-login-panel></div>`;
    const staged = await stagePanel(named(2), content);
    const [first, second] = buttons(staged);
    innerButton(first!).click();
    await staged.rendered();
    const bottomOf = (element: Element): number => element.getBoundingClientRect().bottom;
    const noteEnd = (): number => bottomOf(first!.shadowRoot!.querySelector('.note')!);
    const nextTop = (): number => second!.getBoundingClientRect().top;
    expect(noteEnd()).to.be.within(bottomOf(innerButton(first!)) + 8, nextTop());
    await sayAndHear(staged, failed(staged.opened.flow, 'access_denied'));
    expect(noteEnd()).to.be.within(bottomOf(innerButton(first!)) + 8, nextTop());
  });

  it('says nothing any more of a login that has ended, once the person is signed out', async () => {
    const staged = await stagePanel(named(2));
    innerButton(buttons(staged)[1]!).click();
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('p1'), 'p1'));
    const heard = root(staged).querySelector('[role=status]')!;
    expect(shownText(heard)).to.equal('You’re signed in with Provider 1.');
    await sayAndHear(staged, { type: 'oauth-session', session: signedIn() }, 'logout');
    expect(shownText(heard)).to.equal('');
  });

  it('says that its lists are lists: Safari takes one without bullets for none', async () => {
    for (const count of [7, 20]) {
      const staged = await stagePanel(named(count));
      more(staged)!.click();
      await until(() => ids(staged).length === count);
      const lists = [...root(staged).querySelectorAll('ul')];
      expect(lists.map(({ role }) => role)).to.deep.equal(['list', 'list']);
      unstage();
    }
  });

  it('fires what its buttons fire', async () => {
    const staged = await stagePanel(named(2));
    const fired = logEvents(panelOf(staged));
    innerButton(buttons(staged)[1]!).click();
    await sayAndHear(staged, failed(staged.opened.flow, 'access_denied', '', 'p1'));
    expect(fired).to.deep.equal(['login-start p1 popup', 'login p1 interactive access_denied']);
  });

  it('offers those that are named, in their order, and tells the developer of names that the endpoint lacks', async () => {
    const lines: string[] = [];
    const { warn } = console;
    console.warn = (line: string) => lines.push(line);
    const staged = await stagePanel(
      named(3),
      html`<oauth-login-panel providers=" p2,p0 __proto__ p2 "></oauth-login-panel>`,
    );
    await until(() => lines.length > 0);
    console.warn = warn;
    await staged.rendered();
    expect(ids(staged)).to.deep.equal(['p2', 'p0']);
    expect(lines.filter((line) => line.includes('"__proto__"'))).to.have.length(1);
  });

  it('says so if there is no provider, or if the endpoint knows none of the names', async () => {
    for (const content of [
      html`<oauth-login-panel></oauth-login-panel>`,
      html`<oauth-login-panel providers="constructor"></oauth-login-panel>`,
    ]) {
      const staged = await stagePanel([], content);
      await until(() => !!root(staged).querySelector('.note'));
      expect(shownText(root(staged).querySelector('.note')!)).to.match(/doesn’t offer a way to sign in/);
      expect(ids(staged)).to.deep.equal([]);
      unstage();
    }
  });

  it('shows five of twelve, and the others once somebody asks for them', async () => {
    const staged = await stagePanel(named(12));
    expect(ids(staged)).to.have.length(5);
    expect(more(staged)!.getAttribute('aria-expanded')).to.equal('false');
    more(staged)!.click();
    await staged.rendered();
    expect(ids(staged)).to.have.length(12);
    expect(root(staged).querySelector('[type=search]')).to.equal(null);
    more(staged)!.click();
    await staged.rendered();
    expect(ids(staged)).to.have.length(5);
  });

  it('finds one of a hundred by its name, whatever its case and accents', async () => {
    const staged = await stagePanel([...named(99), { id: 'cafe', name: 'Café' }]);
    expect(ids(staged)).to.have.length(5);
    more(staged)!.click();
    await staged.rendered();
    expect(ids(staged)).to.have.length(100);
    const field = root(staged).querySelector<HTMLInputElement>('[type=search]')!;
    field.focus();
    await sendKeys({ type: 'CAFE' });
    await staged.rendered();
    expect(ids(staged).slice(5)).to.deep.equal(['cafe']);
    await sendKeys({ press: 'ArrowDown' });
    expect(root(staged).activeElement).to.equal(buttons(staged).at(-1));
    field.focus();
    await sendKeys({ type: '<b>' });
    await staged.rendered();
    expect(shownText(root(staged).querySelector('.note')!)).to.equal('No match for “CAFE<b>”.');
  });

  it('goes through its buttons by the arrow keys', async () => {
    const staged = await stagePanel(named(7));
    buttons(staged)[3]!.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(root(staged).activeElement).to.equal(buttons(staged)[4]);
    await sendKeys({ press: 'ArrowDown' });
    expect(root(staged).activeElement).to.equal(more(staged));
    await sendKeys({ press: 'ArrowUp' });
    expect(root(staged).activeElement).to.equal(buttons(staged)[4]);
  });

  it('keeps "Last used" off the label, however large the text is', async () => {
    localStorage.setItem('oauth-elements last used', 'p1');
    const staged = await stagePanel(named(2));
    const pill = root(staged).querySelector('.last-used')!;
    for (const size of ['100%', '200%']) {
      document.documentElement.style.fontSize = size;
      const over = pill.getBoundingClientRect().bottom - buttons(staged)[0]!.getBoundingClientRect().top;
      expect(over, size).to.be.closeTo(8, 0.1);
    }
    document.documentElement.style.fontSize = '';
  });

  it('puts the provider that was used last first from the next visit on, until a sign-out forgets it', async () => {
    const staged = await stagePanel(named(7));
    innerButton(buttons(staged)[2]!).click();
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('p2'), 'p2'));
    expect(ids(staged)[0]).to.equal('p0');
    expect(staged.events).to.deep.equal(['login-start p2 popup', 'login p2 interactive']);
    unstage();
    const next = await stagePanel(named(7));
    expect(ids(next)).to.deep.equal(['p2', 'p0', 'p1', 'p3', 'p4']);
    expect(shownText(root(next).querySelector('li')!)).to.include('Last used');
    expect(root(next).querySelectorAll('.last-used')).to.have.length(1);
    await next.session.logout();
    expect(lastUsedProvider(window)).to.equal('p2');
    await next.session.logout(undefined, { forget: true });
    expect(lastUsedProvider(window)).to.equal('');
  });

  it('keeps the id of the last provider alone, and nothing of a login that failed', async () => {
    const staged = await stagePanel(named(2));
    innerButton(buttons(staged)[0]!).click();
    await sayAndHear(staged, failed(staged.opened.flow, 'access_denied', '', 'p0'));
    expect(lastUsedProvider(window)).to.equal('');
    innerButton(buttons(staged)[1]!).click();
    await sayAndHear(staged, completed(staged.opened.flow, signedIn('p1'), 'p1'));
    const kept = Object.entries(localStorage).map(([, value]) => value as string);
    expect(kept.sort()).to.deep.equal(['2', 'p1']);
  });

  it('keeps people signed in where they say so', async () => {
    const staged = await stagePanel(named(1));
    const box = part(panelOf(staged), 'remember')!;
    expect(shownText(box)).to.equal('Keep me signed in on this device');
    innerButton(buttons(staged)[0]!).click();
    expect(staged.opened.urls.at(-1)!.searchParams.has('remember')).to.equal(false);
    staged.session.cancel();
    box.click();
    await staged.rendered();
    innerButton(buttons(staged)[0]!).click();
    expect(staged.opened.urls.at(-1)!.searchParams.get('remember')).to.equal('true');
  });

  it('has no such box, and no advice, where there is nothing to choose', async () => {
    const staged = await stagePanel([]);
    expect(part(panelOf(staged), 'remember')).to.equal(null);
    expect(shownText(panelOf(staged))).to.not.include('Choose');
  });

  it('has no such box with no-remember', async () => {
    const staged = await stagePanel(named(1), html`<oauth-login-panel no-remember></oauth-login-panel>`);
    expect(part(panelOf(staged), 'remember')).to.equal(null);
  });
});
