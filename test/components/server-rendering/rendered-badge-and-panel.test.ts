import { expect } from '@open-wc/testing';
import '../../../components/define.js';
import {
  renderLoginPanel,
  renderUserBadge,
  type LoginPanelOptions,
  type UserBadgeOptions,
} from '../../../components/server-rendering/index.js';
import { declare, isTakenOver, lookOf, markupOf } from '../../support/declared-elements.js';
import { unstage } from '../../support/stage-elements.js';
import { signedIn, signedInAs } from '../../support/wire-session.js';

const hostile = `"><img src=x onerror=alert(1)>'&amp;{provider}`;

const badges: Readonly<Record<string, UserBadgeOptions>> = {
  'somebody’s': { session: signedIn('github') },
  'somebody’s, in Chinese': { session: signedIn('google'), lang: 'zh-Hans' },
  'one with the mark on its plate': { session: signedIn('azure'), lang: 'en' },
  'an avatar alone': { session: signedIn('discord'), size: 'avatar', lang: 'en' },
  'one without a menu': { session: signedIn('github'), noMenu: true, size: 'full', lang: 'en' },
  'one of somebody without a profile': { session: signedInAs(null, 'acme'), lang: 'en' },
  'one of a hostile person': {
    session: signedInAs({ id: hostile, name: hostile, email: hostile }),
    lang: 'en',
  },
  'nobody’s': { lang: 'en' },
};

const panels: Readonly<Record<string, LoginPanelOptions>> = {
  'of two': { site: location.host, providers: ['github', 'google'], lang: 'en' },
  'in German, of one with a name of its own': {
    site: location.host,
    providers: ['google', { id: 'acme', name: 'Acme Works' }],
    lang: 'de',
    noRemember: true,
  },
  'titled by the endpoint’s answer': {
    site: { name: 'Acme & Sons' },
    providers: [{ id: 'github', name: 'GitHub' }],
    lang: 'fr',
  },
};

describe('a badge that a server rendered', () => {
  afterEach(unstage);

  for (const [name, options] of Object.entries(badges))
    it(`looks and reads the same before and after its script: ${name}`, async () => {
      const { element, answer } = await declare(
        options.session && { authorizations: options.session.authorizations },
        () => renderUserBadge(options),
      );
      const before = { markup: markupOf(element), look: lookOf(element) };
      await answer();
      const compared = (text: string): string => text.replace(/^<slot .*?>(.*)<\/slot>$/, '$1');
      expect(compared(markupOf(element))).to.equal(compared(before.markup));
      const looks = lookOf(element);
      const seen = before.look.filter((line) => !line.startsWith('slot:'));
      // A button that can't be pressed yet has another pointer.
      const plain = (lines: string[]): string[] =>
        lines.map((line) => line.replace(/ (pointer|default) /g, ' '));
      expect(plain(looks)).to.deep.equal(plain(seen));
    });

  it('shows the login button in its place all the time, while nobody is signed in', async () => {
    const { element, endpoint, answer } = await declare(undefined, () =>
      renderUserBadge({ lang: 'en', signedOut: { provider: 'github' } }),
    );
    const button = element.querySelector('oauth-login-button')!;
    expect(button.checkVisibility()).to.equal(true);
    const before = button.getBoundingClientRect().toJSON() as unknown;
    expect(endpoint.asked.length).to.equal(1);
    await answer();
    expect(button.checkVisibility()).to.equal(true);
    expect(button.getBoundingClientRect().toJSON()).to.deep.equal(before);
  });

  it('shows nobody once the endpoint says that nobody is signed in', async () => {
    const { element, answer } = await declare(undefined, () =>
      renderUserBadge({ lang: 'en', session: signedIn('github') }),
    );
    await answer();
    expect(element.shadowRoot!.textContent).not.to.contain('Ana Silva');
  });

  it('leaves an address that is no picture’s out', () => {
    const avatars = ['javascript:alert(1)', 'http://example.com/a.png', `https://a/"onerror="alert(1)`];
    for (const avatar_url of avatars) {
      const place = document.createElement('div');
      place.setHTMLUnsafe(
        renderUserBadge({ session: signedInAs({ avatar_url }) }).replace(/oauth-/g, 'plain-'),
      );
      const image = place.firstElementChild!.shadowRoot!.querySelector('img');
      expect(image?.getAttribute('onerror') ?? null).to.equal(null);
      expect(image?.src ?? 'https:').to.match(/^https:/);
    }
  });
});

describe('a panel that a server rendered', () => {
  afterEach(unstage);

  for (const [name, options] of Object.entries(panels))
    it(`looks and reads the same before and after its script: ${name}`, async () => {
      const { element, endpoint, answer } = await declare(undefined, (url) =>
        renderLoginPanel({ ...options, endpoint: url }),
      );
      const rows = options.providers.map((one) =>
        typeof one === 'string' ? { id: one, name: one === 'github' ? 'GitHub' : 'Google' } : one,
      );
      endpoint.providers = {
        site: typeof options.site === 'string' ? undefined : options.site,
        providers: rows,
      };
      const boxes = (): string[] =>
        [element, ...element.shadowRoot!.querySelectorAll('*')]
          .filter((one) => one.checkVisibility() && one.getAttribute('role') !== 'status')
          .map((one) => {
            const { x, y, width, height } = one.getBoundingClientRect();
            return [one.localName, x, y, width, height].join(' ');
          });
      const words = (): string =>
        [...element.shadowRoot!.querySelectorAll('[part=panel]')]
          .at(-1)!
          .textContent.replace(/\s+/g, ' ')
          .trim();
      const before = { boxes: boxes(), words: words() };
      await answer();
      expect(words()).to.equal(before.words);
      expect(boxes()).to.deep.equal(before.boxes);
    });

  it('offers what the server has chosen, in its order, once it is taken over: the endpoint has more', async () => {
    const { element, endpoint, answer } = await declare(undefined, (url) =>
      renderLoginPanel({ site: 'Example', providers: ['google', 'github'], endpoint: url }),
    );
    const names = { acme: 'Acme', github: 'GitHub', google: 'Google' };
    endpoint.providers = {
      site: { name: 'Example' },
      providers: Object.entries(names).map(([id, name]) => ({ id, name })),
    };
    await answer();
    expect(isTakenOver(element)).to.equal(true);
    const offered = [...element.shadowRoot!.querySelectorAll('oauth-login-button')];
    expect(offered.map(({ provider }) => provider)).to.deep.equal(['google', 'github']);
  });

  it('has links that sign in, those behind "More ways to sign in" too', async () => {
    const providers = ['github', 'google', 'azure', 'gitlab', 'slack', 'discord', 'line'];
    const { element } = await declare(undefined, (endpoint) =>
      renderLoginPanel({ site: 'Example', providers, endpoint, returnTo: '/x' }),
    );
    const rendered = element.shadowRoot!.querySelector('section[data-rendered]')!;
    const links = [...rendered.querySelectorAll('oauth-login-button')].map((one) => {
      const { pathname, search } = one.shadowRoot!.querySelector('a')!;
      return pathname.split('/').at(-1)! + search;
    });
    expect(links).to.deep.equal(providers.map((id) => `${id}?return_to=%2Fx`));
    expect(rendered.querySelector('details')!.open).to.equal(false);
    expect(isTakenOver(element)).to.equal(false);
  });

  it('is called "this site" where it is given no name', () => {
    const titles = [undefined, '', { name: ' ' }].map((site) => {
      const holder = document.createElement('div');
      holder.innerHTML = renderLoginPanel({ site, providers: ['github'] });
      return holder.querySelector('template')!.content.querySelector('h2')!.textContent;
    });
    expect(titles).to.deep.equal(Array(3).fill('Sign in to this site'));
  });
});
