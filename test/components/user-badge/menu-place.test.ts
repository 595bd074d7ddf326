import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { part, stage, unstage } from '../../support/stage-elements.js';
import { until } from '../../support/wait-for-tasks.js';
import { signedIn } from '../../support/wire-session.js';

/** Where the page puts the badge: at each edge, in the corners, in the middle, and half outside. */
const places = {
  'the top start': 'top: 8px; inset-inline-start: 8px',
  'the top end': 'top: 8px; inset-inline-end: 8px',
  'the bottom start': 'bottom: 8px; inset-inline-start: 8px',
  'the bottom end': 'bottom: 8px; inset-inline-end: 8px',
  'the middle of the end edge': 'top: 45%; inset-inline-end: 0',
  'the middle of the start edge': 'top: 45%; inset-inline-start: 0',
  'the middle': 'top: 45%; inset-inline-start: 45%',
  'half above the view': 'top: -30px; inset-inline-end: 8px',
} as const;

/** The views of a desk, of a phone, and of a desk at 400 %. */
const views = [
  [1280, 800],
  [360, 640],
  [320, 256],
] as const;

describe('the place of the badge’s menu', () => {
  afterEach(async () => {
    unstage();
    document.documentElement.dir = '';
    await setViewport({ width: 800, height: 600 });
  });

  for (const direction of ['ltr', 'rtl'])
    for (const [width, height] of views)
      for (const [what, place] of Object.entries(places))
        it(`is within the view with the badge at ${what}, ${direction}, ${width} by ${height}`, async () => {
          document.documentElement.dir = direction;
          await setViewport({ width, height });
          const staged = await stage(
            html`<div style="position: fixed; ${place}"><oauth-user-badge></oauth-user-badge></div>`,
            signedIn('google', 'github'),
          );
          const badge = staged.find('oauth-user-badge');
          part(badge, 'badge')!.click();
          await staged.rendered();
          const menu = part(badge, 'menu')!;
          for (const animation of menu.getAnimations()) animation.finish();
          const box = menu.getBoundingClientRect();
          expect(box.left).to.be.at.least(0);
          expect(box.top).to.be.at.least(0);
          expect(box.right).to.be.at.most(width);
          expect(box.bottom).to.be.at.most(height);
          expect(box.width).to.be.within(280, 320);
          expect(document.documentElement.scrollWidth).to.be.at.most(width);
          if (width < 1000) return;
          const { left, right, top, bottom } = part(badge, 'badge')!.getBoundingClientRect();
          // End to end with the badge, or start to start where that has more room.
          const ends = [box.left - left, box.right - right].map(Math.abs);
          // A badge at the very edge leaves no room for the menu's own margin.
          expect(Math.min(...ends)).to.be.at.most(8);
          if (top > 0) expect([Math.round(box.top - bottom), Math.round(top - box.bottom)]).to.include(6);
        });

  it('shows all of its rows when the list of providers opens, where the view has the room', async () => {
    const staged = await stage(html`<oauth-user-badge></oauth-user-badge>`, signedIn('github'));
    staged.endpoint.providers = {
      providers: ['github', 'google', 'microsoft', 'acme'].map((id) => ({ id, name: id })),
    };
    const badge = staged.find('oauth-user-badge');
    part(badge, 'badge')!.click();
    const list = (): HTMLElement | null => badge.shadowRoot!.querySelector('.row[aria-expanded]');
    await until(() => list() !== null);
    const menu = part(badge, 'menu')!;
    for (const rows of [0, 3, 0]) {
      await staged.rendered();
      expect(menu.querySelectorAll('.inner').length).to.equal(rows);
      expect(menu.scrollHeight).to.equal(menu.clientHeight);
      list()!.click();
    }
  });

  it('follows the badge when the page scrolls', async () => {
    const staged = await stage(
      html`<div style="block-size: 3000px; padding-block-start: 200px">
        <oauth-user-badge></oauth-user-badge>
      </div>`,
      signedIn('github'),
    );
    const badge = staged.find('oauth-user-badge');
    part(badge, 'badge')!.click();
    await staged.rendered();
    const menu = part(badge, 'menu')!;
    for (const animation of menu.getAnimations()) animation.finish();
    const gap = (): number =>
      Math.round(menu.getBoundingClientRect().top - part(badge, 'badge')!.getBoundingClientRect().bottom);
    expect(gap()).to.equal(6);
    const scrolled = new Promise((resolve) => {
      document.addEventListener('scroll', resolve, { once: true });
    });
    window.scrollTo(0, 100);
    await scrolled;
    expect(gap()).to.equal(6);
    window.scrollTo(0, 0);
  });

  it('is above an on-screen keyboard, and below again once that has gone', async () => {
    const seen = Object.assign(new EventTarget(), { scale: 1, offsetTop: 0, height: 300 });
    Object.defineProperty(window, 'visualViewport', { configurable: true, value: seen });
    try {
      const staged = await stage(
        html`<div style="position: fixed; top: 200px"><oauth-user-badge></oauth-user-badge></div>`,
        signedIn('google', 'github'),
      );
      const badge = staged.find('oauth-user-badge');
      part(badge, 'badge')!.click();
      await staged.rendered();
      const menu = part(badge, 'menu')!;
      for (const animation of menu.getAnimations()) animation.finish();
      const box = (): DOMRect => menu.getBoundingClientRect();
      expect([box().top >= 0, box().bottom <= 200]).to.deep.equal([true, true]);
      seen.height = 600;
      seen.dispatchEvent(new Event('resize'));
      expect(Math.round(box().top - part(badge, 'badge')!.getBoundingClientRect().bottom)).to.equal(6);
      // Magnified, the person moves the page to what they want to see.
      Object.assign(seen, { scale: 3, height: 200 });
      seen.dispatchEvent(new Event('resize'));
      expect(Math.round(box().top - part(badge, 'badge')!.getBoundingClientRect().bottom)).to.equal(6);
    } finally {
      Reflect.deleteProperty(window, 'visualViewport');
    }
  });

  it('has the words of the page’s own rows in the column of the others, also where text is twice as large', async () => {
    const staged = await stage(
      html`<oauth-user-badge><button slot="menu" id="own">Settings</button></oauth-user-badge>`,
      signedIn('github'),
    );
    const badge = staged.find('oauth-user-badge');
    part(badge, 'badge')!.click();
    await until(() => part(badge, 'logout') !== null);
    const start = ({ childNodes }: HTMLElement): number => {
      const range = document.createRange();
      range.selectNodeContents([...childNodes].findLast((node) => node instanceof Text && node.data.trim())!);
      return Math.round(range.getBoundingClientRect().left);
    };
    for (const size of ['100%', '200%']) {
      document.documentElement.style.fontSize = size;
      const [own, ours] = [staged.find('#own'), part(badge, 'logout')!].map(start);
      document.documentElement.style.fontSize = '';
      expect(own, size).to.equal(ours);
    }
  });
});
