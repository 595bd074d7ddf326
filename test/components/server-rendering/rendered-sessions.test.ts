import { expect } from '@open-wc/testing';
import '../../../components/define.js';
import { renderSessions } from '../../../components/server-rendering/index.js';
import type { WireSession } from '../../../src/protocol/wire.js';
import { declare, type DeclaredElement } from '../../support/declared-elements.js';
import { json } from '../../support/fake-endpoint.js';
import { unstage } from '../../support/stage-elements.js';
import { own, phone, three } from '../../support/stage-sessions.js';
import { shownText } from '../../support/visible-text.js';
import { nobody, signedIn } from '../../support/wire-session.js';

const boxOf = ({ element }: DeclaredElement): string => JSON.stringify(element.getBoundingClientRect());

const titleOf = ({ element }: DeclaredElement): string =>
  shownText([...element.shadowRoot!.querySelectorAll('h2')].at(-1)!);

async function declareSessions(
  wire: WireSession,
  rows: readonly object[],
  lang = 'en',
): Promise<DeclaredElement> {
  const declared = await declare(wire, () => renderSessions({ session: wire, rows: rows.length, lang }));
  declared.endpoint.answerAt('/sessions', () => json({ sessions: rows }));
  return declared;
}

describe('a list of sessions that a server rendered', () => {
  afterEach(unstage);

  const cases: Readonly<Record<string, [wire: WireSession, rows: readonly object[], lang?: string]>> = {
    'of two': [signedIn('github'), [own, phone]],
    'of three, with the button for all others': [signedIn('github'), three],
    'of two accounts': [signedIn('github', 'google'), [own, phone]],
    'in Chinese': [signedIn('github'), [own, phone], 'zh-Hans'],
    'of nobody': [nobody, []],
  };

  for (const [name, [wire, rows, lang]] of Object.entries(cases))
    it(`has the same title and takes the same room before and after its script: ${name}`, async () => {
      const declared = await declareSessions(wire, rows, lang);
      const before = [titleOf(declared), boxOf(declared)];
      expect(declared.element.shadowRoot!.querySelector('[part=item]')).to.equal(null);
      await declared.answer();
      expect([titleOf(declared), boxOf(declared)]).to.deep.equal(before);
      const items = declared.element.shadowRoot!.querySelectorAll('[part~=item]');
      expect(items.length).to.equal(rows.length * wire.authorizations.length);
    });

  it('keeps room for a row at least, and for no more than are seen at first', () => {
    const count = (rows: number): number =>
      renderSessions({ session: signedIn('github'), rows }).split('"bone"').length - 1;
    expect([count(-1), count(0), count(1), count(10), count(1000)]).to.deep.equal([1, 1, 1, 10, 10]);
  });
});
