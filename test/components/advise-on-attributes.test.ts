import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { FakeEndpoint } from '../support/fake-endpoint.js';
import { onUnstage, stage, unstage } from '../support/stage-elements.js';
import { until } from '../support/wait-for-tasks.js';
import { signedIn } from '../support/wire-session.js';

const button = html`<oauth-login-button provider="github"></oauth-login-button>`;

/** What the console is told from now on. */
function hearWarnings(): string[] {
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => warnings.push(text);
  onUnstage(() => {
    console.warn = warn;
    // Each test is a page of its own.
    Reflect.deleteProperty(window, Symbol.for('oauth-elements reported'));
  });
  return warnings;
}

/** The warnings that the content causes, of which there is at least one. */
async function warningsOf(content: TemplateResult, wire = signedIn()): Promise<string[]> {
  const warnings = hearWarnings();
  const staged = await stage(content, wire);
  await until(() => warnings.length > 0);
  await staged.rendered();
  return warnings;
}

describe('the author of a page', () => {
  afterEach(unstage);

  it('is told once of a word that when of <oauth-show> does not know, with those that it knows', async () => {
    const show = html`<oauth-show when="signedin">Hello</oauth-show>`;
    const warnings = await warningsOf(html`${show}${show}`);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('oauth-show when: "signedin" is not a value of when');
    expect(warnings[0]).to.include('signed-in, signed-out, pending');
  });

  for (const wire of [signedIn('github'), signedIn()])
    it(`is told once of a word that size of a badge does not know, with ${wire.authorizations.length} signed in`, async () => {
      const badge = html`<oauth-user-badge size="small"></oauth-user-badge>`;
      const warnings = await warningsOf(html`${badge}${badge}`, wire);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.include('oauth-user-badge size: "small" is not a value of size');
      expect(warnings[0]).to.include('auto, full, name, avatar');
    });

  it('is told once of a badge whose provider the endpoint does not have, with those that it has', async () => {
    const badge = html`<oauth-user-badge provider="acne"></oauth-user-badge>`;
    const warnings = await warningsOf(html`${button}${badge}${badge}`);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('oauth-user-badge provider acne: The endpoint has no provider "acne".');
    expect(warnings[0]).to.include('It has: github');
  });

  it('is told nothing of what is as it should be, and the endpoint is asked nothing for it', async () => {
    const warnings = hearWarnings();
    const endpoint = new FakeEndpoint();
    const staged = await stage(
      html`${button}<oauth-show when="Signed-Out" provider="github"></oauth-show
        ><oauth-user-badge size="name" provider="google"></oauth-user-badge
        ><oauth-show when=${'later-than-the-others'}></oauth-show>`,
      signedIn(),
      endpoint,
    );
    // The last mistake tells that all have been looked at.
    await until(() => warnings.length > 0);
    await staged.rendered();
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('later-than-the-others');
    expect(endpoint.asked.filter((one) => one.includes('/providers'))).to.deep.equal([]);
  });
});
