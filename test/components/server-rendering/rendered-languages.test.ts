import { expect } from '@open-wc/testing';
import {
  renderLoginButton,
  renderLoginPanel,
  renderSessions,
  renderUserBadge,
} from '../../../components/server-rendering/index.js';
import { signedIn } from '../../support/wire-session.js';

/** The words of HTML with declarative shadow roots, each with the nearest `lang`. */
function languagesIn(html: string): Record<string, string> {
  const found: Record<string, string> = {};
  const walk = (node: Node, lang: string): void => {
    if (node instanceof Text && node.data.trim()) found[node.data.trim()] = lang;
    if (!(node instanceof Element) || node.matches('style')) return;
    const own = node.getAttribute('lang') ?? lang;
    for (const child of [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes]) walk(child, own);
  };
  const page = document.createElement('div');
  // Elements of a document without a window are never upgraded.
  page.setHTMLUnsafe(html);
  walk(page, 'none');
  return found;
}

describe('HTML of a server, in a language that is not there', () => {
  it('names the language of our words, and not that of the app’s label', () => {
    const lang = 'sw';
    expect(languagesIn(renderLoginButton({ provider: 'github', lang }))).to.deep.equal({
      'Sign in with GitHub': 'en',
    });
    expect(languagesIn(renderLoginButton({ provider: 'github', lang, label: 'Ingia' }))).to.deep.equal({
      Ingia: 'sw',
    });
    const panel = languagesIn(
      renderLoginPanel({ site: 'Duka', providers: ['github', { id: 'acme', name: 'ACME Ltd' }], lang }),
    );
    expect(new Set(Object.values(panel))).to.deep.equal(new Set(['en']));
    expect(Object.keys(panel)).to.include.members(['Sign in with ACME Ltd', 'Sign in to', 'Duka']);
    expect(languagesIn(renderSessions({ lang }))).to.deep.equal({
      'Where you’re signed in': 'en',
      'You’re not signed in': 'en',
    });
    expect(renderUserBadge({ lang, session: signedIn('github') })).to.match(/<button[^>]* lang="en"/);
  });

  it('keeps the language of the page where the page’s own content is slotted', () => {
    for (const html of [renderLoginPanel({ providers: [], lang: 'sw' }), renderSessions({ lang: 'sw' })]) {
      const slots = html.match(/<slot [^>]*>/g) ?? [];
      expect(slots.length).to.be.above(0);
      for (const slot of slots) expect(slot).to.contain('lang="sw"');
    }
  });

  it('names nothing where the words are in the language of the page, whatever its region', () => {
    for (const lang of ['en-GB', 'de-AT', 'zh-TW', 'nn', undefined]) {
      const all = [
        renderLoginButton({ provider: 'github', lang }),
        renderLoginPanel({ providers: ['github'], lang }),
        renderSessions({ lang }),
        renderUserBadge({ lang, session: signedIn('github') }),
      ];
      for (const html of all)
        expect(html.match(/ lang="[^"]*"/g) ?? []).to.deep.equal(
          (html.match(/<oauth-[a-z-]+(?=[ >])/g) ?? []).flatMap(() => (lang ? [` lang="${lang}"`] : [])),
        );
    }
  });
});
