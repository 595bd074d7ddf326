import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { part, stage, unstage } from '../../support/stage-elements.js';
import { until } from '../../support/wait-for-tasks.js';
import { signedInAs } from '../../support/wire-session.js';

/** Which ends of a text a person sees, of a box that cuts it off. */
function endsSeen(box: Element): string {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT, (node) =>
    (node as Text).data.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
  );
  const text = walker.nextNode() as Text;
  const { left, right } = box.getBoundingClientRect();
  const isSeen = (from: number): boolean => {
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, from + 1);
    const character = range.getBoundingClientRect();
    return character.left >= left - 1 && character.right <= right + 1;
  };
  return [isSeen(0) ? 'start' : '', isSeen(text.data.length - 1) ? 'end' : ''].filter(Boolean).join(' ');
}

const people = {
  'a Latin name': { name: 'Konstantin '.repeat(12).trim(), email: `${'k'.repeat(90)}@example.com` },
  'an Arabic name': { name: 'عبدالرحمن '.repeat(12).trim(), email: `${'a'.repeat(90)}@example.com` },
  'a Hebrew name': { name: 'אברהם '.repeat(20).trim(), email: `${'h'.repeat(90)}@example.com` },
};

describe('a name that is too long', () => {
  afterEach(async () => {
    unstage();
    await setViewport({ width: 800, height: 600 });
  });

  for (const dir of ['ltr', 'rtl'])
    for (const [whose, user] of Object.entries(people))
      it(`is cut off at its own end, and read from its start: ${whose} in a page from ${dir}`, async () => {
        await setViewport({ width: 320, height: 600 });
        const { find, rendered } = await stage(
          html`<div dir=${dir}><oauth-user-badge size="full"></oauth-user-badge></div>`,
          signedInAs(user),
        );
        const badge = find('oauth-user-badge');
        part(badge, 'badge')!.click();
        await until(() => !!part(badge, 'menu')?.checkVisibility());
        await rendered();
        const boxes = ['[part=name]', '[part=email]', '.title', '.detail bdi'];
        const seen = boxes.map((one) => endsSeen(badge.shadowRoot!.querySelector(one)!));
        expect(seen).to.deep.equal(['start', 'start', 'start', 'start']);
        // What the provider is called stays beside an address without an end.
        const provider = badge.shadowRoot!.querySelectorAll('.detail bdi')[1]!;
        expect(endsSeen(provider)).to.equal('start end');
        expect(provider.textContent).to.equal('GitHub');
      });

  for (const dir of ['ltr', 'rtl'])
    for (const name of ['Ada', 'أحمد', 'משה'])
      it(`and one that is short stands beside its avatar: ${name} in a page from ${dir}`, async () => {
        const { find, rendered } = await stage(
          html`<div dir=${dir}><oauth-user-badge size="full"></oauth-user-badge></div>`,
          signedInAs({ name, email: 'somebody.with.a.long.address@example.com' }),
        );
        await rendered();
        const badge = find('oauth-user-badge');
        await until(() => !!badge.shadowRoot?.querySelector('.face'));
        const range = document.createRange();
        range.selectNodeContents(part(badge, 'name')!);
        const [avatar, words] = [part(badge, 'avatar')!, range].map((one) => one.getBoundingClientRect());
        const gap = dir === 'ltr' ? words!.left - avatar!.right : avatar!.left - words!.right;
        expect(gap).to.be.within(0, 16);
      });
});
