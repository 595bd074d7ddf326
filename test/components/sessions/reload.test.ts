import { expect } from '@open-wc/testing';
import { FakeEndpoint, json, refusal } from '../../support/fake-endpoint.js';
import { announcementsOf } from '../../support/live-regions.js';
import { unstage, type ElementStage } from '../../support/stage-elements.js';
import {
  heard,
  items,
  listOf,
  own,
  phone,
  root,
  stageSessions,
  wireRow,
} from '../../support/stage-sessions.js';
import { shownText } from '../../support/visible-text.js';
import { until } from '../../support/wait-for-tasks.js';

const old = wireRow('old', {}, 40 * 86_400);
const tablet = wireRow('tablet', { browser: 'Edge', system: 'Android' }, 60);

/** A list whose third row, Firefox on Linux, has the focus on its button. */
async function stageFocused(): Promise<{
  staged: ElementStage;
  said: readonly string[];
  reload: (rows: readonly unknown[]) => Promise<void>;
}> {
  const endpoint = new FakeEndpoint();
  const listed = (sessions: readonly unknown[]): void => {
    endpoint.answerAt('/sessions', () => json({ sessions }));
  };
  listed([own, phone, old]);
  const staged = await stageSessions([], undefined, endpoint);
  items(staged)[2]!.querySelector('button')!.focus();
  return {
    staged,
    said: announcementsOf(listOf(staged)),
    reload: async (rows) => {
      listed(rows);
      document.dispatchEvent(new Event('visibilitychange'));
      await until(() => items(staged).length === rows.length);
      await staged.rendered();
    },
  };
}

const focusedRow = (staged: ElementStage): string =>
  shownText(root(staged).activeElement?.closest('li') ?? document.createTextNode(''));

describe('<oauth-sessions> that asks for its list again', () => {
  afterEach(unstage);

  it('leaves the focus with its session where others have come or gone', async () => {
    const { staged, said, reload } = await stageFocused();
    await reload([own, tablet, phone, old]);
    expect(focusedRow(staged)).to.include('Firefox on Linux');
    await reload([own, old]);
    expect(focusedRow(staged)).to.include('Firefox on Linux');
    await reload([own, phone, old]);
    expect(focusedRow(staged)).to.include('Firefox on Linux');
    expect(said).to.deep.equal([]);
  });

  it('gives the focus to no other session where its own has ended, and says that', async () => {
    const { staged, said, reload } = await stageFocused();
    await reload([own, tablet, phone, wireRow('other')]);
    expect(root(staged).activeElement?.role).to.equal('status');
    expect(said).to.deep.equal(['Signed out there.']);
  });

  it('takes the focus from nothing else', async () => {
    const { staged, reload } = await stageFocused();
    root(staged).querySelector<HTMLElement>('.others button')!.focus();
    await reload([own, tablet, phone, old]);
    expect(root(staged).activeElement!.matches('.others button')).to.equal(true);
  });

  it('says that it has no list, also for people who can’t see that', async () => {
    const endpoint = new FakeEndpoint();
    endpoint.answerAt('/sessions', () => refusal('rate_limited', '', 429));
    const staged = await stageSessions([], undefined, endpoint);
    await until(() => heard(staged) === 'Too many attempts. Try again in a minute.');
    endpoint.answerAt('/sessions', () => json({ sessions: [own, phone] }));
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => items(staged).length === 2 && heard(staged) === '');
  });
});
