import { expect, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../support/expect-accessible.js';
import { refusal } from '../../support/fake-endpoint.js';
import { announcementsOf } from '../../support/live-regions.js';
import { unstage } from '../../support/stage-elements.js';
import {
  button,
  buttonsIn,
  heard,
  items,
  listingEndpoint,
  listOf,
  root,
  stageSessions,
  three,
} from '../../support/stage-sessions.js';
import { shownText } from '../../support/visible-text.js';
import { until } from '../../support/wait-for-tasks.js';

const all = 'Sign out everywhere else';

describe('ending sessions in <oauth-sessions>', () => {
  afterEach(unstage);

  it('ends another without a question; says so, and gives the focus to the next', async () => {
    const staged = await stageSessions();
    const said = announcementsOf(listOf(staged));
    const phone = buttonsIn(staged, 'ul')[1]!;
    phone.focus();
    phone.click();
    await until(() => items(staged).length === 2 && heard(staged) !== '');
    expect(said).to.deep.equal(['Signed out there.']);
    await until(() => root(staged).activeElement === buttonsIn(staged, 'ul')[1]);
    expect(shownText(items(staged)[1]!)).to.contain('Firefox on Linux');
    expect(staged.events).to.deep.equal([]);
    buttonsIn(staged, 'ul')[1]!.click();
    await until(() => items(staged).length === 1);
    await until(() => root(staged).activeElement === buttonsIn(staged, 'ul')[0]);
    expect(shownText(listOf(staged))).to.contain('You’re not signed in anywhere else.');
  });

  it('asks before all others end, and a second press of the same key ends nothing', async () => {
    const staged = await stageSessions();
    button(staged, all).click();
    await until(() => shownText(root(staged).activeElement ?? root(staged)) === 'Cancel');
    expect(items(staged)).to.have.length(3);
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
    root(staged).activeElement!.dispatchEvent(escape);
    await until(() => root(staged).activeElement === button(staged, all));
    button(staged, all).click();
    await until(() => shownText(root(staged).activeElement ?? root(staged)) === 'Cancel');
    button(staged, all).focus();
    button(staged, all).click();
    await until(() => items(staged).length === 1 && heard(staged) === 'Signed out everywhere else.');
    await until(() => root(staged).activeElement === buttonsIn(staged, 'ul')[0]);
    const body: unknown = await staged.endpoint.requests.at(-1)!.clone().json();
    expect(body).to.deep.equal({ provider: 'github', others: true });
  });

  it('takes the question back by Escape, and leaves the dialog that it is in open', async () => {
    const content = html`<dialog><oauth-sessions></oauth-sessions></dialog>`;
    const staged = await stageSessions(three, undefined, undefined, content);
    const dialog = staged.find('dialog');
    dialog.showModal();
    button(staged, all).click();
    await until(() => shownText(root(staged).activeElement ?? root(staged)) === 'Cancel');
    await sendKeys({ press: 'Escape' });
    await until(() => root(staged).activeElement === button(staged, all));
    expect(dialog.open).to.equal(true);
    await sendKeys({ press: 'Escape' });
    expect(dialog.open).to.equal(false);
  });

  it('signs out where the person ends the session of this browser, with an event of the element', async () => {
    const staged = await stageSessions();
    const leaving = oneEvent(listOf(staged), 'logout');
    const own = buttonsIn(staged, 'ul')[0]!;
    own.focus();
    own.click();
    expect((await leaving) as unknown).to.include({ provider: 'github', reason: 'interactive' });
    await until(() => heard(staged) === 'You’re signed out.');
    expect(items(staged)).to.have.length(0);
    expect(root(staged).activeElement?.getAttribute('role')).to.equal('status');
  });

  it('says in its place why one could not be ended, and tries again', async () => {
    const staged = await stageSessions();
    staged.endpoint.answerNext(() => refusal('store_unavailable', '', 503));
    buttonsIn(staged, 'ul')[1]!.click();
    await until(() => !!root(staged).querySelector('.failed'));
    const sentence = 'You’re still signed in there. Something went wrong. Try again in a moment.';
    expect(shownText(root(staged).querySelector('.failed')!)).to.equal(sentence);
    await until(() => heard(staged) === sentence);
    await expectAccessible(listOf(staged));
    button(staged, 'Try again').click();
    await until(() => items(staged).length === 2);
    expect(root(staged).querySelector('.failed')).to.equal(null);
  });

  it('takes one that ended elsewhere for ended, and learns where its own has', async () => {
    const staged = await stageSessions();
    staged.endpoint.answerNext(() => Response.json({ ended: 0 }));
    buttonsIn(staged, 'ul')[1]!.click();
    await until(() => items(staged).length === 2);
    staged.endpoint.session = { authorizations: [], reason: { github: 'revoked' } };
    staged.endpoint.answerNext(() => refusal('reauth_required', '', 401));
    const leaving = oneEvent(staged.session, 'logout');
    buttonsIn(staged, 'ul')[1]!.click();
    expect((await leaving) as unknown).to.include({ provider: 'github', reason: 'revoked' });
    await until(() => items(staged).length === 0);
  });

  it('says why there is no list, and asks again', async () => {
    const endpoint = listingEndpoint({ github: three });
    endpoint.answerNext(() => Response.json(endpoint.session));
    endpoint.answerNext(() => refusal('rate_limited', '', 429));
    const staged = await stageSessions([], undefined, endpoint);
    expect(shownText(listOf(staged))).to.contain('Too many attempts. Try again in a minute.');
    button(staged, 'Try again').click();
    await until(() => items(staged).length === 3);
    await until(() => root(staged).activeElement === buttonsIn(staged, 'ul')[0]);
  });

  it('has targets of 44 pixels', async () => {
    const staged = await stageSessions();
    const pressed = buttonsIn(staged);
    expect(pressed).to.have.length(three.length + 1);
    for (const one of pressed) expect(one.getBoundingClientRect().height).to.be.at.least(44);
  });
});
