import { expect, html } from '@open-wc/testing';
import { nothing } from 'lit';
import { stage, unstage } from '../../support/stage-elements.js';

/** What the console is told while a page with those buttons is shown. */
async function warningsOf(content: ReturnType<typeof html>): Promise<string[]> {
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => warnings.push(text);
  try {
    const staged = await stage(content);
    await import('../../../components/oauth-login-button/dress-button.js');
    await staged.rendered();
  } finally {
    console.warn = warn;
  }
  return warnings.filter((text) => text.startsWith('oauth-elements: '));
}

describe('the author of a page with <oauth-login-button>', () => {
  afterEach(() => {
    document.querySelector('meta[name=oauth-debug]')?.remove();
    unstage();
  });

  it('is told nothing of a button that is as it should be', async () => {
    const content = html`<oauth-login-button
      provider="github"
      mode="tab"
      appearance="Neutral"
    ></oauth-login-button>`;
    expect(await warningsOf(content)).to.deep.equal([]);
  });

  it('is told once of words that an attribute does not know, with those that it knows', async () => {
    const button = html`<oauth-login-button provider="github" mode="window"></oauth-login-button>`;
    const [warning = '', ...more] = await warningsOf(html`${button}${button}`);
    expect(more).to.deep.equal([]);
    expect(warning).to.include('"window" is not a value of mode').and.include('popup, tab, redirect');
  });

  it('is told of a path to return to that does not begin with /, before the page is left', async () => {
    const button = html`<oauth-login-button
      provider="github"
      mode="redirect"
      return-to="shop?token=s3cret#s3cret"
    ></oauth-login-button>`;
    const [warning = '', ...more] = await warningsOf(html`${button}${button}`);
    expect(more).to.deep.equal([]);
    expect(warning).to.include('return-to="shop" must begin with /, such as /shop:');
    expect(warning).not.to.include('s3cret');
  });

  it('is told nothing of a path, or of an address, to return to', async () => {
    for (const address of ['/shop', `${location.origin}/shop`, 'my-app://back'])
      expect(
        await warningsOf(
          html`<oauth-login-button provider="github" return-to=${address}></oauth-login-button>`,
        ),
      ).to.deep.equal([]);
  });

  it('is told nothing where the page turns that off', async () => {
    const meta = Object.assign(document.createElement('meta'), { name: 'oauth-debug', content: 'false' });
    document.head.append(meta);
    const content = html`<oauth-login-button provider="github" appearance="loud"></oauth-login-button>`;
    expect(await warningsOf(content)).to.deep.equal([]);
  });

  it('is told once of a button without a provider', async () => {
    const button = html`<oauth-login-button provider=${nothing}></oauth-login-button>`;
    const [warning = '', ...more] = await warningsOf(html`${button}${button}`);
    expect(more).to.deep.equal([]);
    expect(warning).to.include('<oauth-login-button provider="github">');
  });

  it('is told once of a tag that is nearly one of ours, and of no tag of somebody else', async () => {
    const content = html`<oauth-login-button provider="github"></oauth-login-button
      ><oauth-user-badeg></oauth-user-badeg><oauth-user-badeg></oauth-user-badeg
      ><oauth-consent></oauth-consent><another-element></another-element>`;
    expect(await warningsOf(content)).to.deep.equal([
      'oauth-elements: oauth-user-badeg: There is no such element. Did you mean <oauth-user-badge>?',
    ]);
  });

  it('is told once of attributes that are nearly ours, and of a listener that is none', async () => {
    const button = html`<oauth-login-button
      provider="github"
      appearence="icon"
      returnto="/shop"
      onlogin="greet()"
    ></oauth-login-button>`;
    expect(
      await warningsOf(html`${button}${button}<oauth-show group="a" groups="a"></oauth-show>`),
    ).to.deep.equal([
      'oauth-elements: oauth-login-button appearence: There is no such attribute. Did you mean appearance?',
      'oauth-elements: oauth-login-button returnto: There is no such attribute. Did you mean return-to?',
      'oauth-elements: oauth-login-button onlogin: The attribute does nothing. Listen with addEventListener("login", …).',
      'oauth-elements: oauth-show groups: There is no such attribute. Did you mean group?',
    ]);
  });

  it('is told nothing of attributes of HTML, of the page and of frameworks', async () => {
    const button = html`<oauth-login-button
      provider="github"
      class="a"
      id="b"
      style="color: red"
      slot="c"
      title="d"
      lang="en"
      role="group"
      part="e"
      hidden
      data-mode="f"
      v-mode="g"
      x-label="h"
      .mode=${'popup'}
    ></oauth-login-button>`;
    expect(await warningsOf(button)).to.deep.equal([]);
  });
});
