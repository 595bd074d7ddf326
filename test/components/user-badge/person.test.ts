import { expect, html, oneEvent } from '@open-wc/testing';
import type { OAuthUserBadgeElement } from '../../../components/index.js';
import { expectAccessible } from '../../support/expect-accessible.js';
import { shownText } from '../../support/visible-text.js';
import { part, stage, unstage, type ElementStage } from '../../support/stage-elements.js';
import { until } from '../../support/wait-for-tasks.js';
import { signedIn, signedInAs } from '../../support/wire-session.js';
import type { WireUser } from '../../../src/protocol/wire.js';

const badge = html`<oauth-user-badge></oauth-user-badge>`;
const badgeOf = (staged: ElementStage): OAuthUserBadgeElement => staged.find('oauth-user-badge');
const image = (staged: ElementStage): HTMLImageElement | null =>
  badgeOf(staged).shadowRoot!.querySelector('img');
const shown = (staged: ElementStage, name: string): string => shownText(part(badgeOf(staged), name)!);

/** Until the picture or the initials are there, which are loaded after the badge. */
async function stageUser(user: Partial<WireUser> | null): Promise<ElementStage> {
  const staged = await stage(badge, signedInAs(user));
  await until(() => badgeOf(staged).shadowRoot?.querySelector('.face') !== null);
  return staged;
}

describe('<oauth-user-badge>', () => {
  afterEach(unstage);

  it('shows name and e-mail of the last login', async () => {
    const staged = await stage(badge, signedIn('acme', 'github'));
    expect(shown(staged, 'name')).to.equal('Ana Silva');
    expect(shown(staged, 'email')).to.equal('ana@example.com');
    expect(badgeOf(staged).matches(':state(signed-in)')).to.equal(true);
  });

  it('shows the person of the provider that it is told', async () => {
    const wire = signedIn('acme', 'github');
    wire.authorizations[0]!.user!.name = 'Ana of Acme';
    const staged = await stage(html`<oauth-user-badge provider="acme"></oauth-user-badge>`, wire);
    expect(shown(staged, 'name')).to.equal('Ana of Acme');
  });

  it('is signed out where its provider is, whoever else is signed in', async () => {
    const staged = await stage(
      html`<oauth-user-badge provider="acme"><p slot="signed-out">Nobody</p></oauth-user-badge>`,
      signedIn('github'),
    );
    expect(shownText(badgeOf(staged))).to.equal('Nobody');
    expect(badgeOf(staged).matches(':state(signed-in)')).to.equal(false);
  });

  for (const [name, letters] of [
    ['Ana Silva', 'AS'],
    ['ana maria de souza silva', 'AS'],
    ['Plato', 'P'],
    ['王小明', '王'],
    ['Øyvind Åsen', 'ØÅ'],
    ['😀 Ana', 'A'],
    ['😀', '😀'],
    ['-', '?'],
    ['\u200b \u0301', '?'],
    ['अनिल कुमार', 'अक'],
    ['किरण', 'क'],
    ['क्षितिज', 'क्ष'],
    ['👩‍👩‍👧 👍🏽', '👩‍👩‍👧👍🏽'],
    ['🇩🇪', '🇩🇪'],
    ['e\u0301va z\u030cofia', 'E\u0301Z\u030c'],
    ['山田 太郎', '山太'],
    ['김철수', '김'],
    ['محمد علي', 'مع'],
    ['משה כהן', 'מכ'],
    ['ismail ışık', 'II'],
    ['ǆamonja', 'Ǆ'],
    ['สมชาย ใจดี', 'สใ'],
    ['𝒜na', '𝒜'],
    ['3com', '3'],
  ] as const) {
    it(`stands “${letters}” for ${name}`, async () => {
      const staged = await stageUser({ name });
      expect(shown(staged, 'avatar')).to.equal(letters);
      expect(shown(staged, 'name')).to.equal(name);
    });
  }

  for (const [what, user, name] of [
    ['e-mail address if there is no name', { name: null }, 'ana@example.com'],
    ['e-mail address where the name is empty', { name: '' }, 'ana@example.com'],
    ['id where there is neither', { name: null, email: null }, '1'],
  ] as const) {
    it(`names a person by the ${what}, once`, async () => {
      const staged = await stageUser(user);
      expect(shown(staged, 'name')).to.equal(name);
      expect(part(badgeOf(staged), 'email')).to.equal(null);
    });
  }

  it('has a name for everybody, even where the login fetched no user', async () => {
    const staged = await stageUser(null);
    expect(shown(staged, 'name')).to.not.equal('');
    await expectAccessible(badgeOf(staged));
  });

  it('loads an avatar without telling where from', async () => {
    const staged = await stageUser({ avatar_url: `${location.origin}/demo/pages/avatars/ada.svg` });
    expect(image(staged)?.getAttribute('referrerpolicy')).to.equal('no-referrer');
    expect(image(staged)?.alt).to.equal('');
  });

  it('shows initials where the avatar does not load', async () => {
    const staged = await stageUser({ avatar_url: `${location.origin}/nothing.png` });
    const picture = image(staged);
    if (picture) await oneEvent(picture, 'error');
    await staged.rendered();
    expect(image(staged)).to.equal(null);
    expect(shown(staged, 'avatar')).to.equal('AS');
  });

  for (const url of [
    'javascript:alert(1)',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'http://avatars.example/1.png',
    '//avatars.example/1.png',
    'avatar.png',
    'blob:https://a.example/1',
    'https://',
    '',
  ]) {
    it(`drops the avatar "${url}"`, async () => {
      const staged = await stageUser({ avatar_url: url });
      expect(image(staged)).to.equal(null);
      expect(shown(staged, 'avatar')).to.equal('AS');
    });
  }

  it('shows hostile names as text', async () => {
    const hostile = '<img src=x onerror="document.body.dataset.hacked=1">';
    const staged = await stageUser({ name: hostile, email: hostile + '@x', avatar_url: '"><script>' });
    expect(shown(staged, 'name')).to.equal(hostile);
    expect(shown(staged, 'email')).to.equal(`${hostile}@x`);
    expect(badgeOf(staged).shadowRoot!.querySelector('img, script')).to.equal(null);
  });

  it('shows its slot if nobody is signed in', async () => {
    const staged = await stage(html`<oauth-user-badge><b slot="signed-out">Hello</b></oauth-user-badge>`);
    expect(shownText(badgeOf(staged))).to.equal('Hello');
  });
});
