import { expect } from '@open-wc/testing';
import { unstage } from '../../support/stage-elements.js';
import { buttonsIn, items, own, phone, root, stageSessions, wireRow } from '../../support/stage-sessions.js';
import { shownText } from '../../support/visible-text.js';

describe('<oauth-sessions> with devices of many names', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  afterEach(unstage);

  it('is not confused by what the names of devices hold', async () => {
    const names = [
      '<img src=x onerror=alert(1)>',
      'كروم'.repeat(30),
      '{system}',
      '\u202egnorw',
      'a'.repeat(5000),
    ];
    const rows = names.map((browser, index) => wireRow(`s${index}`, { browser, system: null }, 60 + index));
    const staged = await stageSessions([own, ...rows]);
    const shown = items(staged).map((one) => shownText(one.querySelector('bdi')!));
    expect(shown[1]).to.equal(names[0]);
    expect(shown[3]).to.equal('{system}');
    expect(shown[4]).to.equal('gnorw');
    expect(shown[5]).to.have.length(61);
    expect(root(staged).querySelector('img')).to.equal(null);
    for (const item of items(staged)) expect(item.scrollWidth).to.be.at.most(item.clientWidth);
  });

  it('names each button by its device, and where two devices have one name also by the time', async () => {
    const other = wireRow('other phone', { browser: 'Safari', system: 'iOS' }, 2 * 86_400);
    const unknown = wireRow('unknown', { browser: null, system: null }, 3 * 86_400);
    const staged = await stageSessions([own, phone, other, unknown]);
    const names = buttonsIn(staged, 'li').map((one) =>
      one
        .getAttribute('aria-labelledby')!
        .trim()
        .split(' ')
        .map((id) => shownText(root(staged).getElementById(id)!))
        .join(' '),
    );
    expect(names).to.deep.equal([
      'Sign out Chrome on Windows',
      'Sign out there Safari on iOS Last active: 3 hours ago',
      'Sign out there Safari on iOS Last active: 2 days ago',
      'Sign out there Unknown device',
    ]);
  });
});
