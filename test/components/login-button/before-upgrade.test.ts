import { expect, html } from '@open-wc/testing';
import { OAuthLoginButtonElement } from '../../../components/index.js';
import { onUnstage, part, stage, unstage } from '../../support/stage-elements.js';
import { until } from '../../support/wait-for-tasks.js';

describe('a login button whose script comes late, with oauth-elements.css', () => {
  afterEach(unstage);

  for (const width of ['auto', '320px'])
    it(`is a link in the button’s very box, ${width} wide`, async () => {
      const rules = await (await fetch('/components/oauth-elements.css')).text();
      const tag = `oauth-early-${width}`;
      const style = document.createElement('style');
      style.textContent = rules.replaceAll('oauth-login-button', tag);
      document.head.append(style);
      onUnstage(() => style.remove());
      const staged = await stage(html`<p></p>`);
      const early = document.createElement(tag);
      early.setAttribute('provider', 'google');
      early.style.inlineSize = width;
      early.innerHTML = '<a href="/x">Sign in with Google</a>';
      staged.find('p').append(early);
      const before = early.getBoundingClientRect().toJSON() as DOMRect;
      expect(before.height).to.equal(44);
      OAuthLoginButtonElement.define(tag);
      await until(() => part(early, 'icon') !== null);
      expect(early.getBoundingClientRect().toJSON()).to.deep.equal(before);
    });
});
