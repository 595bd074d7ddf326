import { expect, html } from '@open-wc/testing';
import type { OAuthLoginButtonElement } from '../../../components/index.js';
import { shownText } from '../../tools/shown-text.js';
import { innerButton, part, stage, unstage, type ElementStage } from '../../tools/stage-elements.js';

const buttonOf = (staged: ElementStage): OAuthLoginButtonElement => staged.find('oauth-login-button');
const shown = (staged: ElementStage): string => shownText(innerButton(buttonOf(staged)));

describe('the label of <oauth-login-button>', () => {
  afterEach(unstage);

  it('names the provider in its brand’s spelling where nothing is given', async () => {
    const staged = await stage(html`<oauth-login-button provider="github"></oauth-login-button>`);
    expect(shown(staged)).to.equal('Sign in with GitHub');
  });

  it('names an unknown provider by its id with a capital letter', async () => {
    const staged = await stage(html`<oauth-login-button provider="acme"> </oauth-login-button>`);
    expect(shown(staged)).to.equal('Sign in with Acme');
  });

  it('is the attribute’s, before what is slotted', async () => {
    const staged = await stage(
      html`<oauth-login-button provider="github" label="Weiter mit GitHub">Go</oauth-login-button>`,
    );
    expect(shown(staged)).to.equal('Weiter mit GitHub');
  });

  it('follows the attribute', async () => {
    const staged = await stage(html`<oauth-login-button provider="github"></oauth-login-button>`);
    buttonOf(staged).label = '使用 GitHub 登录';
    await staged.rendered();
    expect(shown(staged)).to.equal('使用 GitHub 登录');
    buttonOf(staged).label = '';
    await staged.rendered();
    expect(shown(staged)).to.equal('Sign in with GitHub');
  });

  it('is rich content in its slot, as it is', async () => {
    const staged = await stage(
      html`<oauth-login-button provider="github">Go <b>with</b> GitHub</oauth-login-button>`,
    );
    expect(shown(staged)).to.equal('Go with GitHub');
    expect(staged.find('b').offsetWidth).to.be.greaterThan(0);
  });

  it('follows content that comes later', async () => {
    const staged = await stage(html`<oauth-login-button provider="github"></oauth-login-button>`);
    buttonOf(staged).append('Later');
    await staged.rendered();
    await staged.rendered();
    expect(shown(staged)).to.equal('Later');
  });

  it('is the text of the link inside, which itself is neither seen nor focused', async () => {
    const staged = await stage(
      html`<oauth-login-button provider="github">
        <a href="/api/oauth/login/github">Continue with GitHub</a>
      </oauth-login-button>`,
    );
    const link = staged.find('a');
    expect(shown(staged)).to.equal('Continue with GitHub');
    expect(link.checkVisibility()).to.equal(false);
    link.focus();
    expect(document.activeElement).to.not.equal(link);
  });

  it('hides a link without text too, and names the provider', async () => {
    const staged = await stage(
      html`<oauth-login-button provider="github">
        <a href="/api/oauth/login/github"><img alt="" src="data:," /></a>
      </oauth-login-button>`,
    );
    expect(staged.find('a').checkVisibility()).to.equal(false);
    expect(shown(staged)).to.equal('Sign in with GitHub');
  });

  it('stays beside an icon of one’s own, even one with text', async () => {
    const staged = await stage(
      html`<oauth-login-button provider="github"><span slot="icon">★</span></oauth-login-button>`,
    );
    expect(shown(staged)).to.equal('★ Sign in with GitHub');
    expect(part(buttonOf(staged), 'icon')?.checkVisibility()).to.equal(false);
  });

  it('shows hostile text as text', async () => {
    const hostile = '<img src=x onerror="document.body.dataset.hacked=1">';
    const staged = await stage(
      html`<oauth-login-button provider=${hostile}></oauth-login-button
        ><oauth-login-button provider="github" label=${hostile}></oauth-login-button>`,
    );
    const [byProvider, byLabel] = [...staged.element.querySelectorAll('oauth-login-button')];
    expect(shownText(innerButton(byProvider!))).to.equal(`Sign in with ${hostile}`);
    expect(shownText(innerButton(byLabel!))).to.equal(hostile);
    expect(staged.element.querySelector('img')).to.equal(null);
    expect(byLabel!.shadowRoot?.querySelector('img')).to.equal(null);
  });

  it('is there for those who can not see it in appearance icon', async () => {
    const staged = await stage(
      html`<oauth-login-button provider="github" appearance="icon"></oauth-login-button>`,
    );
    expect(shown(staged)).to.equal('Sign in with GitHub');
    const { width, height } = innerButton(buttonOf(staged)).getBoundingClientRect();
    expect([width, height]).to.deep.equal([44, 44]);
    await expect(buttonOf(staged)).to.be.accessible();
  });
});
