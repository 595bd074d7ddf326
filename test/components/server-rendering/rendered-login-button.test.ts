import { expect } from '@open-wc/testing';
import '../../../components/define.js';
import type { LoginStartEvent } from '../../../components/index.js';
import { renderLoginButton, type LoginButtonOptions } from '../../../components/server-rendering/index.js';
import { declare, isTakenOver, lookOf, markupOf } from '../../support/declared-elements.js';
import { unstage } from '../../support/stage-elements.js';
import { signedIn, signedInAs } from '../../support/wire-session.js';

const hostile = `"><img src=x onerror=alert(1)>'&amp;{provider}`;

const cases: Readonly<Record<string, LoginButtonOptions>> = {
  'GitHub’s': { provider: 'github' },
  'Google’s, for signing up': { provider: 'google', intent: 'sign-up' },
  'Microsoft’s, in Chinese': { provider: 'azure', lang: 'zh' },
  'LINE’s, in Arabic': { provider: 'line', lang: 'ar', attributes: { dir: 'rtl' } },
  'Apple’s, without artwork': { provider: 'apple' },
  'Apple’s icon, without artwork': { provider: 'apple', appearance: 'icon' },
  'an unknown provider’s': { provider: 'acme', intent: 'continue' },
  'one of a provider that only the endpoint names': {
    provider: 'acme',
    shownAs: { name: 'Acme ID' },
  },
  'one with a label': { provider: 'discord', label: '  Enter & see <all>  ' },
  'a neutral one': { provider: 'facebook', appearance: 'neutral' },
  'one of only an icon': { provider: 'linkedin', appearance: 'icon' },
  'a disabled one': { provider: 'slack', disabled: true },
  'one of somebody who is signed in': { provider: 'github', session: signedIn('github') },
  'one of somebody without a name': {
    provider: 'google',
    session: signedInAs({ name: null, email: null }, 'google'),
  },
  'one of another provider’s person': { provider: 'google', session: signedIn('github') },
  'one of a hostile person': {
    provider: 'github',
    session: signedInAs({ name: hostile, email: hostile }),
    label: hostile,
  },
  'one of a hostile provider': { provider: hostile, session: signedInAs({ name: hostile }, hostile) },
};

describe('a login button that a server rendered', () => {
  afterEach(unstage);

  for (const [name, options] of Object.entries(cases))
    it(`looks and reads the same before and after its script: ${name}`, async () => {
      const session = options.session && { authorizations: options.session.authorizations };
      const { element, endpoint, answer } = await declare(session, (url) =>
        renderLoginButton({ ...options, endpoint: url }),
      );
      const { provider, shownAs } = options;
      if (shownAs) endpoint.providers = { providers: [{ id: provider, ...shownAs }] };
      const before = { markup: markupOf(element), look: lookOf(element) };
      await answer();
      expect(element.shadowRoot!.querySelectorAll('a, style').length).to.equal(0);
      expect(element.shadowRoot!.querySelectorAll('[part=button]').length).to.equal(1);
      expect(markupOf(element)).to.equal(before.markup);
      expect(lookOf(element)).to.deep.equal(before.look);
      expect(element.shadowRoot!.querySelector('img')).to.equal(null);
    });

  it('stays as it was, and the only one that is seen, until the session is known', async () => {
    const { element } = await declare(undefined, (endpoint) =>
      renderLoginButton({ provider: 'github', session: signedIn('github'), endpoint }),
    );
    await element.updateComplete;
    const seen = [...element.shadowRoot!.querySelectorAll('[part=button]')].filter((one) =>
      one.checkVisibility(),
    );
    expect(seen.map(({ localName }) => localName)).to.deep.equal(['a']);
    expect(isTakenOver(element)).to.equal(false);
  });

  it('shows who is signed in as the endpoint says it, whatever the server has rendered', async () => {
    const { element, answer } = await declare(undefined, (endpoint) =>
      renderLoginButton({ provider: 'github', session: signedIn('github'), endpoint }),
    );
    await answer();
    expect(element.shadowRoot!.querySelector('[part=label]')!.textContent).to.equal('Sign in with GitHub');
  });

  it('is followed as a link until then: a click opens no window', async () => {
    const { element } = await declare(undefined, (endpoint) =>
      renderLoginButton({ provider: 'github', endpoint, returnTo: '/here?a=1' }),
    );
    const link = element.shadowRoot!.querySelector('a')!;
    const { pathname, search } = new URL(link.href);
    expect(pathname).to.match(/\/login\/github$/);
    expect(search).to.equal('?return_to=%2Fhere%3Fa%3D1');
    let started = false;
    element.addEventListener('login-start', () => (started = true));
    element.addEventListener('click', (event) => event.preventDefault());
    link.click();
    expect(started).to.equal(false);
  });

  it('keeps the focus that its link had', async () => {
    const { element, answer } = await declare(undefined, (endpoint) =>
      renderLoginButton({ provider: 'github', endpoint }),
    );
    element.shadowRoot!.querySelector('a')!.focus();
    expect(element.shadowRoot!.activeElement?.localName).to.equal('a');
    await answer();
    expect(element.shadowRoot!.activeElement?.localName).to.equal('button');
  });

  it('takes no focus that it did not have', async () => {
    const { answer } = await declare(undefined, (endpoint) =>
      renderLoginButton({ provider: 'github', endpoint }),
    );
    await answer();
    expect(document.activeElement).to.equal(document.body);
  });

  it('begins a login once it is taken over', async () => {
    const { element, answer } = await declare(undefined, (endpoint) =>
      renderLoginButton({ provider: 'github', endpoint }),
    );
    await answer();
    let started = '';
    element.addEventListener('login-start', (event) => {
      started = event.provider;
      event.preventDefault();
    });
    element.shadowRoot!.querySelector('button')!.click();
    expect(started).to.equal('github');
  });

  it('asks for the same as a link and once it is taken over', async () => {
    const { element, answer } = await declare(undefined, (endpoint) =>
      renderLoginButton({
        ...{
          provider: 'github',
          endpoint,
          scope: ['repo', 'gist'],
          groups: true,
          noUser: true,
          remember: true,
        },
        ...{
          returnTo: '/here',
          completePage: 'plain',
          intent: 'sign-up',
          loginHint: 'ada@a.example',
          maxAge: 60,
        },
      }),
    );
    const asked = (address: string): Record<string, string> => {
      const { searchParams } = new URL(address, location.href);
      for (const own of ['flow', 'mode', 'parameters.ui_locales']) searchParams.delete(own);
      return Object.fromEntries(searchParams);
    };
    const expected = {
      ...{ scope: 'repo gist', fetch_groups: 'true', fetch_user: 'false', remember: 'true' },
      ...{ return_to: '/here', complete_page: 'plain', intent: 'sign-up' },
      ...{ login_hint: 'ada@a.example', max_age: '60' },
    };
    expect(asked(element.shadowRoot!.querySelector('a')!.href)).to.deep.equal(expected);
    await answer();
    const started = new Promise<LoginStartEvent>((resolve) => {
      element.addEventListener('login-start', (event) => {
        event.preventDefault();
        resolve(event);
      });
    });
    element.shadowRoot!.querySelector('button')!.click();
    expect(asked((await started).url)).to.deep.equal(expected);
  });

  it('gives the provider the same parameters as a link and once it is taken over', async () => {
    const parameters = { hd: 'a b.example', acr_values: 'loa2&x=1', resource: '' };
    const { element, answer } = await declare(undefined, (endpoint) =>
      renderLoginButton({ provider: 'github', endpoint, parameters }),
    );
    const given = (address: string): string[][] =>
      [...new URL(address, location.href).searchParams].filter(([name]) => name.startsWith('parameters.'));
    const expected = [
      ['parameters.hd', 'a b.example'],
      ['parameters.acr_values', 'loa2&x=1'],
    ];
    expect(given(element.shadowRoot!.querySelector('a')!.href)).to.deep.equal(expected);
    await answer();
    const started = new Promise<LoginStartEvent>((resolve) => {
      element.addEventListener('login-start', (event) => {
        event.preventDefault();
        resolve(event);
      });
    });
    element.shadowRoot!.querySelector('button')!.click();
    const { url } = await started;
    expect(given(url).filter(([name]) => name !== 'parameters.ui_locales')).to.deep.equal(expected);
  });
});
