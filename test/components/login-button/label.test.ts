import { expect, html } from '@open-wc/testing';
import type { OAuthLoginButtonElement } from '../../../components/index.js';
import { expectAccessible } from '../../support/expect-accessible.js';
import { shownText } from '../../support/visible-text.js';
import { innerButton, part, stage, unstage, type ElementStage } from '../../support/stage-elements.js';

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

  it('of two lines has room above and below it, and one of one line leaves the button at 44 pixels', async () => {
    const staged = await stage(
      html`<oauth-login-button provider="github" style="inline-size: 150px"></oauth-login-button
        ><oauth-login-button provider="github"></oauth-login-button>`,
    );
    const [narrow, wide] = [...staged.element.querySelectorAll('oauth-login-button')];
    const label = part(narrow!, 'label')!.getBoundingClientRect();
    const box = innerButton(narrow!).getBoundingClientRect();
    expect(label.height).to.equal(40);
    expect([label.top - box.top, box.bottom - label.bottom]).to.deep.equal([7, 7]);
    expect(innerButton(wide!).getBoundingClientRect().height).to.equal(44);
  });

  it('is there for those who cannot see it in appearance icon', async () => {
    const staged = await stage(
      html`<oauth-login-button provider="github" appearance="icon"></oauth-login-button>`,
    );
    expect(shown(staged)).to.equal('Sign in with GitHub');
    const { width, height } = innerButton(buttonOf(staged)).getBoundingClientRect();
    expect([width, height]).to.deep.equal([44, 44]);
    await expectAccessible(buttonOf(staged));
  });

  for (const [what, content, label] of [
    ['a comment', '<!-- a comment --><a href="/x">Go</a>', 'Go'],
    ['a comment alone', '<!---->', 'Sign in with GitHub'],
    ['a style', '<style>a { color: red }</style><a href="/x">Go</a>', 'Go'],
    ['a style alone', '<style>a { color: red }</style>', 'Sign in with GitHub'],
    ['a script', '<script type="text/plain">let x;</script><a href="/x">Go</a>', 'Go'],
    ['a template', '<template>No</template><a href="/x">Go</a>', 'Go'],
    ['what is hidden', '<a href="/x">Go<span hidden> away</span></a>', 'Go'],
    ['what is kept from assistive technology', '<a href="/x"><i aria-hidden="true">*</i>Go</a>', 'Go'],
    ['what the page’s styles hide', '<a href="/x">Go<b style="display: none"> away</b></a>', 'Go'],
    ['the title of a drawing', '<a href="/x"><svg><title>Logo</title></svg>Go</a>', 'Go'],
    ['characters that show nothing', '<a href="/x">\u200b \u00ad</a>', 'Sign in with GitHub'],
    ['an empty link', '<a href="/x"></a>', 'Sign in with GitHub'],
  ] as const) {
    it(`leaves out ${what}`, async () => {
      const staged = await stage(html`<oauth-login-button provider="github"></oauth-login-button>`);
      buttonOf(staged).innerHTML = content;
      await staged.rendered();
      await staged.rendered();
      expect(shown(staged)).to.equal(label);
    });
  }

  for (const [what, content, label] of [
    ['an image’s text', '<a href="/x"><img src="data:," alt="GitHub" /></a>', 'GitHub'],
    ['an aria-label', '<a href="/x"><svg aria-label="GitHub"></svg></a>', 'GitHub'],
    ['text of inline elements as one word', '<a href="/x">Git<b>Hub</b></a>', 'GitHub'],
    [
      'text of lines as several',
      '<a href="/x">Sign in<br />with <div>GitHub</div></a>',
      'Sign in with GitHub',
    ],
    ['a button’s text', '<button>Go</button>', 'Go'],
  ] as const) {
    it(`takes in ${what}`, async () => {
      const staged = await stage(html`<oauth-login-button provider="github"></oauth-login-button>`);
      buttonOf(staged).innerHTML = content;
      await staged.rendered();
      await staged.rendered();
      expect(shown(staged)).to.equal(label);
    });
  }

  it('is never missing, whatever there is of a label and a provider', async () => {
    const staged = await stage(html`<oauth-login-button label="  "></oauth-login-button>`);
    expect(shown(staged)).to.equal('Sign in');
  });

  it('follows its link when the text changes', async () => {
    const staged = await stage(
      html`<oauth-login-button provider="github"><a href="/x">Anmelden</a></oauth-login-button>`,
    );
    staged.find('a').firstChild!.nodeValue = 'Sign in';
    await staged.rendered();
    expect(shown(staged)).to.equal('Sign in');
    staged.find('a').innerHTML = '登录<span hidden> now</span>';
    await staged.rendered();
    expect(shown(staged)).to.equal('登录');
    staged.element.querySelector<HTMLElement>('a span')!.hidden = false;
    await staged.rendered();
    expect(shown(staged)).to.equal('登录 now');
  });

  it('follows its link after it was in no document', async () => {
    const staged = await stage(
      html`<oauth-login-button provider="github"><a href="/x">one</a></oauth-login-button>`,
    );
    const button = buttonOf(staged);
    const link = staged.find('a');
    button.remove();
    await staged.rendered();
    link.textContent = 'two';
    staged.element.append(button);
    await staged.rendered();
    expect(shown(staged)).to.equal('two');
    link.textContent = 'three';
    await staged.rendered();
    expect(shown(staged)).to.equal('three');
  });
});
