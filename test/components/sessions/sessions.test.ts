import { expect, html } from '@open-wc/testing';
import type { OAuthSessionsElement } from '../../../components/index.js';
import { expectAccessible } from '../../support/expect-accessible.js';
import { FakeEndpoint } from '../../support/fake-endpoint.js';
import { stage, unstage } from '../../support/stage-elements.js';
import {
  button,
  buttonsIn,
  heard,
  items,
  known,
  listingEndpoint,
  listOf,
  own,
  phone,
  root,
  stageSessions,
  three,
  wireRow,
} from '../../support/stage-sessions.js';
import { shownText } from '../../support/visible-text.js';
import { until } from '../../support/wait-for-tasks.js';
import { nobody, signedIn, signedInAs } from '../../support/wire-session.js';

const isLoading = (element: OAuthSessionsElement): boolean => element.matches(':state(loading)');

describe('<oauth-sessions>', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  afterEach(unstage);

  it('lists this browser first, then the others by when they were last seen', async () => {
    const staged = await stageSessions();
    expect(items(staged).map(shownText)).to.deep.equal([
      'Chrome on Windows This device Last active: now Sign out',
      'Safari on iOS Last active: 3 hours ago Sign out there',
      'Firefox on Linux Last active: 1 month ago Sign out there',
    ]);
    expect(items(staged).map((one) => one.getAttribute('part'))).to.deep.equal([
      'item current',
      'item',
      'item',
    ]);
    expect(items(staged)[0]!.ariaCurrent).to.equal('true');
    expect(shownText(root(staged).querySelector('h2')!)).to.equal('Where you’re signed in');
    expect(isLoading(listOf(staged))).to.equal(false);
    await expectAccessible(listOf(staged));
  });

  it('tells each time in full, for people and for programs', async () => {
    const at = Date.UTC(2026, 0, 2, 3, 4, 5) / 1000;
    const staged = await stageSessions([own, wireRow('other', { seen_at: at })]);
    const time = items(staged)[1]!.querySelector('time')!;
    expect(time.dateTime).to.equal('2026-01-02T03:04:05.000Z');
    expect(time.title).to.match(/January \d, 2026/);
  });

  it('says what is known of a device, and that nothing is', async () => {
    const staged = await stageSessions([
      own,
      wireRow('a', { browser: null, system: 'Android' }, 100),
      wireRow('b', { system: null }, 200),
      wireRow('c', { browser: null, system: null }, 300),
    ]);
    expect(items(staged).map((one) => shownText(one.querySelector('bdi')!))).to.deep.equal([
      'Chrome on Windows',
      'Android',
      'Firefox',
      'Unknown device',
    ]);
    expect(new Set(items(staged).map((one) => one.querySelector('path')!.getAttribute('d'))).size).to.equal(
      3,
    );
  });

  it('keeps room for its rows until they are known', async () => {
    const endpoint = listingEndpoint({ github: three });
    const held = endpoint.hold();
    endpoint.session = signedIn('github');
    const list = endpoint.hold();
    const staging = stage(
      html`<oauth-sessions></oauth-sessions>
        <p>below</p>`,
      undefined,
      endpoint,
    );
    await held.asked;
    const element = document.querySelector('oauth-sessions')!;
    await until(() => !!element.shadowRoot?.querySelector('.bone'));
    expect(isLoading(element)).to.equal(true);
    held.answer(signedIn('github'));
    const staged = await staging;
    await list.asked;
    const bones = element.getBoundingClientRect().height;
    expect(isLoading(element)).to.equal(true);
    list.answer({ sessions: [own, phone] });
    await known(staged);
    expect(isLoading(element)).to.equal(false);
    expect(element.getBoundingClientRect().height).to.be.closeTo(bones, 1);
  });

  it('fills the room of a list while nobody is signed in, with what it says in the middle', async () => {
    const content = html`<oauth-sessions style="min-block-size: 316px"></oauth-sessions>`;
    const staged = await stage(content);
    await until(() => !!root(staged).querySelector('.note')?.textContent.trim());
    await staged.rendered();
    const boxOf = (selector: string): DOMRect =>
      root(staged).querySelector(selector)!.getBoundingClientRect();
    const [card, title, note] = [boxOf('[part=list]'), boxOf('h2'), boxOf('.note')];
    expect(card.height).to.equal(316);
    const [above, below] = [note.top - title.bottom, card.bottom - note.bottom];
    expect(above).to.be.greaterThan(80);
    // The card's padding and edge are below, the note's own distance above.
    expect(Math.abs(above - below)).to.be.at.most(40);
    expect(Math.abs(note.left + note.right - card.left - card.right)).to.be.at.most(1);
  });

  it('shows what is slotted as empty while nobody is signed in, and if there is no other session', async () => {
    const content = html`<oauth-sessions><p slot="empty">Nothing here</p></oauth-sessions>`;
    const signedOut = await stageSessions([], nobody, undefined, content);
    expect(shownText(listOf(signedOut))).to.equal('Where you’re signed in Nothing here');
    unstage();
    const alone = await stageSessions([own], undefined, undefined, content);
    expect(items(alone)).to.have.length(1);
    expect(alone.find('p').checkVisibility()).to.equal(true);
    unstage();
    const others = await stageSessions(three, undefined, undefined, content);
    expect(others.find('p').checkVisibility()).to.equal(false);
  });

  it('says so itself where nothing is slotted', async () => {
    const signedOut = await stageSessions([], nobody);
    expect(shownText(listOf(signedOut))).to.equal('Where you’re signed in You’re not signed in');
    unstage();
    const alone = await stageSessions([own]);
    expect(shownText(listOf(alone))).to.contain('You’re not signed in anywhere else.');
    expect(button(alone, 'Sign out everywhere else')).to.equal(undefined);
  });

  it('lists the sessions of each account', async () => {
    const endpoint = listingEndpoint({ github: three, google: [own, wireRow('g', { browser: 'Edge' })] });
    const staged = await stageSessions([], signedIn('google', 'github'), endpoint);
    const headings = [...root(staged).querySelectorAll('h3')].map(shownText);
    expect(headings).to.deep.equal(['Google Ana Silva', 'GitHub Ana Silva']);
    expect(items(staged)).to.have.length(5);
    await expectAccessible(listOf(staged));
    const edge = items(staged)[1]!;
    edge.querySelector('button')!.click();
    await until(() => items(staged).length === 4);
    expect(await endpoint.requests.at(-1)!.clone().json()).to.deep.equal({ provider: 'google', id: 'g' });
  });

  it('follows who is signed in', async () => {
    const endpoint = listingEndpoint({ github: three });
    const staged = await stageSessions([], nobody, endpoint);
    staged.neighbour.say({ type: 'oauth-session', session: signedIn('github') });
    await until(() => items(staged).length === 3);
    staged.neighbour.say({ type: 'oauth-session', session: signedInAs({ id: '2' }) });
    await until(() => endpoint.asked.filter((one) => one.startsWith('GET /sessions')).length === 2);
    await known(staged);
    await staged.session.logout();
    await staged.rendered();
    expect(items(staged)).to.have.length(0);
    expect(shownText(listOf(staged))).to.contain('You’re not signed in');
  });

  // A frame of that name stands in the place of `document.hidden`.
  for (const name of ['other', 'hidden'])
    it(`asks again when a page with a frame named ${name} is seen again`, async () => {
      const endpoint = listingEndpoint({ github: three });
      const staged = await stageSessions([], undefined, endpoint);
      staged.element.append(Object.assign(document.createElement('iframe'), { name }));
      endpoint.answerAt('/sessions', () => Response.json({ sessions: [own] }));
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      await until(() => items(staged).length === 1);
    });

  it('stops asking once it is out of the page, and begins again when it is back', async () => {
    const endpoint = listingEndpoint({ github: three });
    const staged = await stageSessions([], undefined, endpoint);
    const element = listOf(staged);
    element.remove();
    const asked = endpoint.asked.length;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await staged.rendered();
    expect(endpoint.asked).to.have.length(asked);
    staged.element.append(element);
    await known(staged);
    expect(items(staged)).to.have.length(3);
  });

  it('shows nothing of an endpoint without a store, and tells the developer once how to cure that', async () => {
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (text: unknown) => warnings.push(text);
    try {
      const staged = await stage(
        html`<oauth-sessions></oauth-sessions>`,
        signedIn('github'),
        new FakeEndpoint(),
      );
      await until(() => !isLoading(listOf(staged)));
      expect(shownText(listOf(staged))).to.equal('');
      expect(listOf(staged).getBoundingClientRect().height).to.equal(0);
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      await staged.rendered();
    } finally {
      console.warn = warn;
    }
    expect(warnings.map(String).filter((text) => text.includes('store_missing'))).to.have.length(1);
    expect(String(warnings[0])).to.contain('REDIS_URL');
  });

  it('shows ten of a thousand sessions, and more when it is asked to', async () => {
    const many = Array.from({ length: 999 }, (_, index) => wireRow(`s${index}`, {}, 60 * index));
    const staged = await stageSessions([own, ...many]);
    expect(items(staged)).to.have.length(10);
    button(staged, 'Show more').click();
    await until(() => items(staged).length === 60);
    await until(() => root(staged).activeElement === buttonsIn(staged, 'ul')[10]);
    expect(heard(staged)).to.equal('');
  });
});
