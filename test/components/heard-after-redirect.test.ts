import { expect, html } from '@open-wc/testing';
import { renderLoginButton, renderLoginPanel } from '../../components/server-rendering/index.js';
import { declare } from '../support/declared-elements.js';
import { FakeEndpoint, json } from '../support/fake-endpoint.js';
import { liveRegions } from '../support/live-regions.js';
import { onUnstage, stage, unstage } from '../support/stage-elements.js';
import { buttons, named, panelOf, root } from '../support/stage-panel.js';
import { shownText } from '../support/visible-text.js';
import { until } from '../support/wait-for-tasks.js';
import { nobody, outcomeOf } from '../support/wire-session.js';

const refused = (provider: string, name: string) => ({
  session: { ...nobody, outcome: outcomeOf('f'.repeat(22), provider, 'access_denied') },
  sentence: `Sign-in was cancelled at ${name}. Nothing was changed.`,
});

function endpointAfter({ session }: ReturnType<typeof refused>, providers: unknown): FakeEndpoint {
  const endpoint = new FakeEndpoint();
  endpoint.providers = { providers };
  endpoint.answerAt('/session', () => json(session));
  return endpoint;
}

/** What is shown of an element's live region in each frame until it says something. */
async function heardByFrame(element: Element): Promise<string[]> {
  const frames: string[] = [];
  for (;;) {
    await new Promise(requestAnimationFrame);
    const region = liveRegions(element).find((one) => one.checkVisibility());
    frames.push(region ? shownText(region) : 'nothing is shown');
    if (region && shownText(region)) return frames;
  }
}

describe('whoever can’t see an element hears why a login by redirect has failed', () => {
  afterEach(() => {
    unstage();
    localStorage.clear();
  });

  it('from a panel, once, as its button shows', async () => {
    const after = refused('p1', 'Provider 1');
    const { sentence } = after;
    const endpoint = endpointAfter(after, named(3));
    const staged = await stage(html`<oauth-login-panel></oauth-login-panel>`, nobody, endpoint);
    await until(() => buttons(staged).length === 3);
    await staged.rendered();
    expect(liveRegions(root(staged)).map(shownText)).to.deep.equal([sentence]);
    expect(shownText(buttons(staged)[1]!)).to.include(sentence);
  });

  it('from a panel that opens “More ways to sign in” for it', async () => {
    const endpoint = endpointAfter(refused('p6', 'Provider 6'), named(8));
    const staged = await stage(html`<oauth-login-panel></oauth-login-panel>`, nobody, endpoint);
    await until(() => buttons(staged).length === 8);
    await until(() => shownText(panelOf(staged)).includes('cancelled at Provider 6'));
  });

  it('in a DOM for tests, which draws no frames', async () => {
    const { requestAnimationFrame } = window;
    delete (window as Partial<Window>).requestAnimationFrame;
    onUnstage(() => (window.requestAnimationFrame = requestAnimationFrame));
    const after = refused('p1', 'Provider 1');
    const staged = await stage(html``, nobody, endpointAfter(after, named(3)));
    const button = document.createElement('oauth-login-button');
    button.provider = 'p1';
    staged.element.append(button);
    await until(() => liveRegions(button).some((one) => shownText(one) === after.sentence));
  });

  it('not from a panel that doesn’t offer the provider', async () => {
    const endpoint = endpointAfter(refused('other', 'Other'), named(3));
    const staged = await stage(html`<oauth-login-panel></oauth-login-panel>`, nobody, endpoint);
    await until(() => buttons(staged).length === 3);
    await staged.rendered();
    expect(liveRegions(root(staged)).map(shownText)).to.deep.equal(['']);
  });

  it('from a button that is put into the page later, whose live region comes first', async () => {
    const after = refused('github', 'GitHub');
    const endpoint = endpointAfter(after, [{ id: 'github', name: 'GitHub' }]);
    const staged = await stage(html`<p></p>`, nobody, endpoint);
    await until(() => staged.session.failure !== null);
    const button = document.createElement('oauth-login-button');
    button.provider = 'github';
    staged.find('p').append(button);
    const frames = await heardByFrame(button);
    expect(frames.slice(-2)).to.deep.equal(['', after.sentence]);
  });

  for (const [what, render] of Object.entries({ button: renderLoginButton, panel: renderLoginPanel }))
    it(`from a ${what} that a server rendered, whose live region comes first`, async () => {
      const after = refused('github', 'GitHub');
      const { element, answer } = await declare(after.session, (url) =>
        render({ provider: 'github', providers: ['github'], site: 'Shop', endpoint: url }),
      );
      const frames = heardByFrame(element);
      await answer();
      expect((await frames).slice(-2)).to.deep.equal(['', after.sentence]);
    });
});
