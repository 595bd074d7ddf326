import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  renderLoginButton,
  renderLoginPanel,
  renderUserBadge,
} from '../../../components/server-rendering/index.js';
import { signedInAs } from '../../support/wire-session.js';

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.stringMatching(/^[<>"'&\0\r\n`/=a-z -]{0,30}$/),
  fc.constantFrom(
    `"><script>alert(1)</script>`,
    `</template></oauth-login-button><img src=x onerror=alert(1)>`,
    `</style><script>alert(1)</script>`,
    `{provider}`,
    `javascript:alert(1)`,
    `\ud800`,
    `/../../logout?x=1#y`,
    `' onfocus='alert(1)`,
  ),
);

/** As the parser reads it; under other tags, so that no script takes it over. */
function parse(html: string): Element[] {
  const place = document.implementation.createHTMLDocument('').createElement('div');
  place.setHTMLUnsafe(html.replaceAll('<oauth-', '<plain-').replaceAll('</oauth-', '</plain-'));
  const inside = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => [
      one,
      ...(one.shadowRoot ? inside(one.shadowRoot) : []),
    ]);
  expect(place.childNodes.length).to.equal(1);
  return inside(place);
}

/** The tags, and the names of their attributes: text can't change either. */
const shapeOf = (elements: Element[]): string =>
  elements
    .map(
      ({ localName, attributes }) => `${localName} ${Array.from(attributes, ({ name }) => name).join(' ')}`,
    )
    .join('\n');

const allowed =
  /^(plain-[a-z-]+|a|button|style|slot|svg|path|img|span|bdi|div|section|h2|p|ul|li|label|input|details|summary)$/;

function check(elements: Element[]): void {
  for (const { localName, attributes } of elements) {
    expect(localName).to.match(allowed);
    for (const { name, value } of attributes) {
      expect(name).not.to.match(/^(on|style$|srcdoc$)/);
      // As a browser resolves it: still a login, whose provider is one name in the path.
      if (name === 'href')
        expect(new URL(value, 'https://a.example').href).to.match(
          /^https:\/\/a\.example\/api\/oauth\/login\/[^/?#]+(?:\?[^#]*)?$/,
        );
      if (name === 'src') expect(value).to.match(/^(https?:\/\/|data:image\/)/i);
    }
  }
}

describe('what a server renders of hostile values', () => {
  it('has the same elements and attributes as of plain ones: a login button', () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, nasty, (provider, label, person, returnTo) => {
        const wrap = (text: string): string => `x${text}x`;
        const render = (change: (text: string) => string): Element[] =>
          parse(
            renderLoginButton({
              provider: change(provider),
              label: change(label),
              returnTo: change(returnTo),
              loginHint: change(label),
              completePage: change(person),
              scope: [change(returnTo)],
              parameters: { [change(label)]: change(person) },
              lang: change(person),
              session: signedInAs({ name: change(person), email: change(person) }, change(provider)),
              shownAs: { name: change(label), icon: change(person), color: change(label) },
              attributes: { id: change(label), class: change(person) },
            }),
          );
        const hostile = render(wrap);
        check(hostile);
        expect(shapeOf(hostile)).to.equal(shapeOf(render(() => 'plain')));
        const link = hostile.find(({ localName }) => localName === 'a')!;
        expect(link.getAttribute('aria-label')).to.contain(wrap(person).replace(/[\0\p{Cs}]/gu, '\ufffd'));
      }),
      { seed: 20261128, numRuns: 300 },
    );
  });

  it('has the same elements and attributes as of plain ones: a badge and a panel', () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, (provider, person, site) => {
        const session = signedInAs(
          { id: `x${person}`, name: `x${person}`, email: `y${site}`, avatar_url: person },
          `q-${provider}`,
        );
        const badge = parse(renderUserBadge({ session, lang: site }));
        check(badge);
        expect(badge.length).to.be.within(7, 8);
        const panel = parse(
          renderLoginPanel({ site, providers: [`q-${provider}`, { id: `y${person}`, name: site }] }),
        );
        check(panel);
        expect(panel.filter(({ localName }) => localName === 'a').length).to.equal(2);
      }),
      { seed: 20261128, numRuns: 200 },
    );
  });

  it('takes no object of a session or a row for markup, whatever its shape', () => {
    const html = '<script>alert(1)</script>';
    for (const shape of [{ html }, [{ html }], { html, toString: () => html }]) {
      const session = signedInAs({
        ...{ id: 'x', name: shape as never, email: shape as never },
        avatar_url: 'https://cdn.example/a.png',
      });
      const row = { id: 'acme', name: shape as never, icon: shape as never, color: shape as never };
      for (const rendered of [
        renderUserBadge({ session }),
        renderUserBadge({ session: signedInAs({ name: 'Ada', email: shape as never }) }),
        renderLoginButton({ provider: 'github', session, shownAs: row }),
        renderLoginPanel({ site: shape as never, providers: [row], session }),
      ]) {
        expect(rendered).not.to.contain('<script>');
        check(parse(rendered));
      }
    }
  });

  it('loads no picture of a provider by plain http from another machine', () => {
    const render = (icon: string): string => renderLoginButton({ provider: 'acme', shownAs: { icon } });
    for (const icon of [
      ...[
        'http://cdn.example/x.png',
        'http://localhost:x@cdn.example/x.png',
        'http://127.0.0.1.example/x.png',
      ],
      ...['HTTP://cdn.example/x.png', 'https:', 'data:text/html,x', 'blob:https://cdn.example/x'],
    ])
      expect(render(icon), icon).not.to.contain('<img');
    for (const icon of [
      ...['https://cdn.example/x.png', 'http://localhost:8550/x.png', 'http://127.0.0.1/x.png'],
      'data:image/png;base64,AAAA',
    ])
      expect(render(icon), icon).to.contain('<img');
  });

  it('calls a provider as its brand does where the row has no name', () => {
    for (const name of ['', ' ', null, 7])
      expect(
        renderLoginPanel({ site: 'Example', providers: [{ id: 'github', name: name as never }] }),
      ).to.contain('Sign in with GitHub');
  });

  it('refuses an endpoint that is no path and no address of http', () => {
    for (const endpoint of [
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      'data:text/html,x',
      '\u0001vbscript:x',
    ])
      expect(() => renderLoginButton({ provider: 'github', endpoint })).to.throw(TypeError);
  });

  it('refuses a nonce that is none, and attributes of listeners or styles', () => {
    for (const nonce of ['', 'a b', '"><script>', 'ab"'])
      expect(() => renderLoginButton({ provider: 'github', nonce })).to.throw(TypeError);
    for (const name of ['onclick', 'style', 'a b', 'x>', ''])
      expect(() => renderUserBadge({ attributes: { [name]: 'x' } })).to.throw(TypeError);
  });

  it('has the nonce on each of its styles', () => {
    const html = renderLoginPanel({ site: 'Example', providers: ['github', 'google'], nonce: 'abc' });
    expect(html.match(/<style/g)?.length).to.equal(3);
    expect(html.match(/<style nonce="abc"/g)?.length).to.equal(3);
  });
});
