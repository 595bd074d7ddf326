import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { OAuthLoginButtonElement } from '../../../components/index.js';
import type { OAuthSessionElement } from '../../../components/index.js';
import { FakeEndpoint } from '../../support/fake-endpoint.js';
import { Neighbour } from '../../support/open-session.js';
import {
  hearDocument,
  innerButton,
  onUnstage,
  removeForGood,
  stage,
  stubFetch,
  stubOpen,
  unstage,
  type ElementStage,
} from '../../support/stage-elements.js';
import { turn } from '../../support/wait-for-tasks.js';
import { completed, signedIn } from '../../support/wire-session.js';

const button = html`<oauth-login-button provider="github"></oauth-login-button>`;

/** How frameworks put an element in, take it out again and put it in once more. */
const mountings: Record<string, (mount: () => void, unmount: () => void) => Promise<void>> = {
  'in one task': async (mount, unmount) => {
    mount();
    unmount();
    mount();
    await turn();
  },
  'with microtasks between': async (mount, unmount) => {
    mount();
    await Promise.resolve();
    unmount();
    queueMicrotask(mount);
    await turn();
  },
};

function stageMounting() {
  const endpoint = new FakeEndpoint();
  endpoint.session = signedIn('acme');
  stubFetch(endpoint);
  const opened = stubOpen();
  const neighbour = new Neighbour(endpoint.url);
  onUnstage(() => neighbour.close());
  const element = document.createElement('oauth-session');
  element.endpoint = endpoint.url;
  element.innerHTML = '<oauth-login-button provider="github"></oauth-login-button>';
  return { endpoint, opened, neighbour, element, events: hearDocument() };
}

async function logInAt(
  element: OAuthSessionElement,
  { opened, neighbour }: Pick<ElementStage, 'opened' | 'neighbour'>,
): Promise<EventTarget | null> {
  const inside = element.querySelector('oauth-login-button')!;
  await inside.updateComplete;
  innerButton(inside).click();
  const login = oneEvent(document, 'login');
  neighbour.say(completed(opened.flow, signedIn('acme', 'github')));
  return (await login).target;
}

describe('a tree that is mounted twice', () => {
  afterEach(unstage);

  for (const [how, doubleMount] of Object.entries(mountings)) {
    it(`${how} asks once, restores once and signs in once`, async () => {
      const place = await fixture<HTMLElement>(html`<div></div>`);
      const staged = stageMounting();
      const { element, endpoint, events } = staged;
      await doubleMount(
        () => place.append(element),
        () => element.remove(),
      );
      await element.session?.ready;
      expect(await logInAt(element, staged)).to.equal(element.querySelector('oauth-login-button'));
      expect(endpoint.asked).to.deep.equal(['GET /session']);
      expect(events).to.deep.equal([
        'login acme restored',
        'login-start github popup',
        'login github interactive',
      ]);
    });
  }

  it('over tasks is a session of its own each time, and each fires its events once', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const staged = stageMounting();
    const { element, endpoint, events } = staged;
    place.append(element);
    await turn();
    await removeForGood(element);
    place.append(element);
    await turn();
    await logInAt(element, staged);
    await turn();
    expect(endpoint.asked).to.deep.equal(['GET /session', 'GET /session']);
    expect(events).to.deep.equal([
      'login acme restored',
      'login acme restored',
      'login-start github popup',
      'login github interactive',
    ]);
  });

  it('as two copies, of which one is thrown away, fires its events once', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const staged = stageMounting();
    const { element, endpoint, events } = staged;
    const copy = document.createElement('oauth-session');
    copy.innerHTML = element.innerHTML;
    copy.endpoint = endpoint.url;
    place.append(copy);
    place.append(element);
    copy.remove();
    await element.session?.ready;
    await logInAt(element, staged);
    await turn();
    expect(endpoint.asked).to.deep.equal(['GET /session']);
    expect(events).to.deep.equal([
      'login acme restored',
      'login-start github popup',
      'login github interactive',
    ]);
  });

  it('while a login is under way keeps that login, over tasks too', async () => {
    const staged = await stage(button);
    const { element, opened, neighbour, events, session } = staged;
    const place = element.parentElement;
    innerButton(staged.find('oauth-login-button')).click();
    await removeForGood(element);
    place?.append(element);
    await turn();
    expect(element.session).to.equal(session);
    expect(element.matches(':state(pending)')).to.equal(true);
    const login = oneEvent(document, 'login');
    neighbour.say(completed(opened.flow, signedIn('github')));
    expect((await login).target).to.equal(staged.find('oauth-login-button'));
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
  });

  it('and gone for good during a login has one login at the document, and then listens no longer', async () => {
    const staged = await stage(button);
    const { element, opened, neighbour, events } = staged;
    innerButton(staged.find('oauth-login-button')).click();
    await removeForGood(element);
    const login = oneEvent(document, 'login');
    neighbour.say(completed(opened.flow, signedIn('github')));
    expect((await login).target).to.equal(document);
    neighbour.say({ type: 'oauth-session', session: { authorizations: [] } });
    await turn();
    expect(events).to.deep.equal(['login-start github popup', 'login github interactive']);
  });

  it('and replaced by a copy of another class signs in once', async () => {
    const staged = await stage(button);
    class OtherLoginButton extends OAuthLoginButtonElement {}
    OtherLoginButton.define('other-login-button');
    const other = new OtherLoginButton();
    other.provider = 'github';
    innerButton(staged.find('oauth-login-button')).click();
    staged.find('oauth-login-button').replaceWith(other);
    await other.updateComplete;
    innerButton(other).click();
    const login = oneEvent(document, 'login');
    staged.neighbour.say(completed(staged.opened.flow, signedIn('github')));
    expect((await login).target).to.equal(staged.element);
    expect(staged.opened.urls).to.have.length(1);
    expect(staged.events).to.deep.equal(['login-start github popup', 'login github interactive']);
  });
});
