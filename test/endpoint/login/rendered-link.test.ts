import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderLoginButton } from '../../../components/server-rendering/index.js';
import { onSite, type Site } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';

/** Addresses of other sites, in spellings that a browser or a server may read as one of this site. */
const elsewhere = [
  'https://evil.example/',
  '//evil.example/',
  '///evil.example/',
  '/\\evil.example/',
  '\\\\evil.example',
  '/\t/evil.example/',
  '/.//evil.example/',
  '/%5cevil.example/',
  '/%2fevil.example',
  'http:evil.example',
  'http://localhost:8550@evil.example/',
  'http://localhost:8550.evil.example/',
  'javascript:alert(1)',
  'data:text/html,x',
  ' https://evil.example/',
  '/\u0000/evil.example',
];

const hrefIn = (html: string): string =>
  (/ href="([^"]*)"/.exec(html)?.[1] ?? assert.fail(html)).replaceAll('&amp;', '&').replaceAll('&#39;', "'");

/** Follows the link through the provider and back: where the person ends, or `undefined` if nothing begins. */
async function follow(site: Site, href: string): Promise<string | undefined> {
  const begun = await site.browser.visit(href);
  const address = begun.headers.get('location');
  if (begun.status !== 303 || address === null) return undefined;
  const back = await site.back(site.stub.approve(address));
  return new URL(back.headers.get('location') ?? assert.fail(String(back.status)), site.url).href;
}

describe('the link of a login button that a server has rendered', () => {
  test(
    'comes back to an address of this site, and begins nothing for one of another site',
    onSite(byRequest, async (site) => {
      const render = (returnTo: string): string =>
        hrefIn(renderLoginButton({ provider: 'stub', endpoint: site.base, returnTo }));
      assert.equal(await follow(site, render('/account?a=1&b=2#c')), `${site.url}/account?a=1&b=2#c`);
      for (const returnTo of elsewhere) {
        assert.equal(await follow(site, render(returnTo)), undefined, returnTo);
        assert.deepEqual(site.browser.names('-flow'), []);
      }
    }),
  );

  test(
    'leads below the endpoint, whatever the provider is called',
    onSite(byRequest, async (site) => {
      for (const provider of [
        '..',
        '.',
        '../../logout',
        '//evil.example',
        '?x',
        '#',
        '\\',
        'a/b',
        '__proto__',
      ]) {
        const href = hrefIn(renderLoginButton({ provider, endpoint: site.base }));
        assert.ok(new URL(href, site.url).href.startsWith(site.url + site.base), href);
        assert.equal(await follow(site, href), undefined, provider);
      }
    }),
  );

  test(
    'asks the provider for the language that the button is rendered in, unless its parameters name another',
    onSite(byRequest, async (site) => {
      const asked = async (options: { lang?: string; parameters?: Record<string, string> }) => {
        const html = renderLoginButton({ provider: 'openid', endpoint: site.base, ...options });
        const begun = await site.browser.visit(hrefIn(html));
        return new URL(begun.headers.get('location') ?? '').searchParams.get('ui_locales');
      };
      assert.equal(await asked({ lang: 'pt-BR' }), 'pt-BR');
      assert.equal(await asked({ lang: 'fr', parameters: { ui_locales: 'de' } }), 'de');
      assert.equal(await asked({}), null);
      assert.equal(await asked({ lang: '"><script>' }), null);
    }),
  );

  test(
    'gives the provider the parameters that a page may set, and begins nothing with any other',
    onSite(
      byRequest,
      async (site) => {
        const begin = (parameters: Record<string, string>): Promise<Response> =>
          site.browser.visit(
            hrefIn(renderLoginButton({ provider: 'stub', endpoint: site.base, parameters })),
          );
        for (const name of ['redirect_uri', 'scope', 'prompt', 'audience', '', '__proto__']) {
          const refused = await begin(Object.fromEntries([[name, 'x']]));
          assert.equal(refused.status, 403, name);
          assert.equal(refused.headers.get('location'), null, name);
          assert.deepEqual(site.browser.names('-flow'), [], name);
        }
        const begun = await begin({ hd: 'bücher.example & co', acr_values: 'loa2' });
        const { searchParams } = new URL(begun.headers.get('location') ?? assert.fail(String(begun.status)));
        assert.equal(searchParams.get('hd'), 'bücher.example & co');
        assert.equal(searchParams.get('acr_values'), 'loa2');
      },
      { stub: { pageParams: ['hd'] } },
    ),
  );
});
