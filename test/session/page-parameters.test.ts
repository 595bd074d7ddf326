import { expect } from '@open-wc/testing';
import type { LoginOptions } from '../../src/session/login/login-options.js';
import { beginSession, closeSessions } from '../support/open-session.js';
import { turn } from '../support/wait-for-tasks.js';

/** A session whose page a person has come back to, so that its lazy parts are loaded, and what its next login tells the provider. */
async function knownSession(language = ''): Promise<(options?: LoginOptions) => Record<string, string>> {
  const { session, page } = beginSession();
  if (language) page.document.documentElement.lang = language;
  await session.ready;
  page.comeBack();
  await turn();
  return (options) => {
    void session.login('github', options).catch(() => undefined);
    const given = [...page.lastOpened.url.searchParams].filter(([name]) => name.startsWith('parameters.'));
    return Object.fromEntries(given.map(([name, value]) => [name.slice('parameters.'.length), value]));
  };
}

describe('the language of a page', () => {
  afterEach(closeSessions);

  it('is told to the provider by itself', async () => {
    expect((await knownSession('de-AT'))()).to.deep.equal({ ui_locales: 'de-AT' });
  });

  it('is told beside other parameters, unless the login says another', async () => {
    const tell = await knownSession('de');
    expect(tell({ parameters: { hd: 'a.example' } })).to.deep.equal({ ui_locales: 'de', hd: 'a.example' });
    const other = await knownSession('de');
    expect(other({ parameters: { ui_locales: 'fr en' } })).to.deep.equal({ ui_locales: 'fr en' });
  });

  it('is not told where the page has none', async () => {
    expect((await knownSession())()).to.deep.equal({});
  });

  it('is the nearest one around the element that began the login, through shadow roots', async () => {
    const outer = document.createElement('div');
    outer.lang = 'fr';
    const button = document.createElement('button');
    outer.attachShadow({ mode: 'open' }).append(button);
    expect((await knownSession('de'))({ initiator: button })).to.deep.equal({ ui_locales: 'fr' });
    button.lang = 'it';
    expect((await knownSession('de'))({ initiator: button })).to.deep.equal({ ui_locales: 'it' });
  });

  it('that nobody knows (lang="") is not told', async () => {
    const button = document.createElement('button');
    button.setAttribute('lang', '');
    expect((await knownSession('de'))({ initiator: button })).to.deep.equal({});
  });
});

describe('parameters of a login', () => {
  afterEach(closeSessions);

  it('are in the address although the click comes before the part that adds them is loaded', async () => {
    const { session, page } = beginSession();
    void session.login('github', { parameters: { hd: 'a.example' } }).catch(() => undefined);
    void session.login('github', { parameters: { hd: 'a.example' } }).catch(() => undefined);
    await turn();
    expect(page.opened).to.have.length(1);
    expect(page.lastOpened.url.searchParams.get('parameters.hd')).to.equal('a.example');
  });

  it('are no parameters of the login itself', async () => {
    const tell = await knownSession();
    expect(
      tell({ parameters: { flow: 'x', return_to: 'https://evil.example', constructor: 'y' } }),
    ).to.deep.equal({
      flow: 'x',
      return_to: 'https://evil.example',
      constructor: 'y',
    });
  });
});
