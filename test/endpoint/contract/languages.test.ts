import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fill } from '../../../src/locales/fill.js';
import { languageTags, loadLocale } from '../../../src/locales/load-locale.js';
import { zhHans as zh } from '../../../src/locales/zh-Hans.js';
import { errorOf, label, onSite, type Site } from '../../support/site.js';
import { httpContract } from '../../support/endpoint-contract.js';

const popup = `?mode=popup&flow=${label}`;
const failures = zh.failures;
/** A page shows the cause of a failure in bold, then the cure. */
const shows = (text: string, sentences: string): boolean => {
  const [cause = '', cure = ''] = sentences.split(/(?<=。)/);
  const at = text.indexOf(`<p class="cause">${cause}</p>`);
  return at >= 0 && text.indexOf(`<p>${cure}</p>`) > at;
};
const chinese = { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' };

const choices: [header: string, language: string][] = [
  ['', 'en'],
  ['zh', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['ZH-hant-HK;q=0.3', 'zh-Hant'],
  ['en-GB', 'en'],
  ['eo', 'en'],
  ['eo, zh;q=0.5', 'zh-Hans'],
  ['eo, en;q=0.5, zh;q=0.4', 'en'],
  ['pt-BR,pt;q=0.9', 'pt-BR'],
  ['pt-PT', 'pt'],
  ['nn-NO', 'nb'],
  ['iw', 'he'],
  ['in-ID', 'id'],
  ['en;q=0.5, zh;q=0.8', 'zh-Hans'],
  ['zh;q=0.001 , en ; q=0.002', 'en'],
  ['zh,en', 'zh-Hans'],
  ['en,zh', 'en'],
  ['*', 'en'],
  ['en;q=0, *;q=0.1', 'zh-Hans'],
  ['zh;q=0', 'en'],
  ['zh;q=0.000, *', 'en'],
  // No weights: such a range is ignored, and breaks nothing.
  ['zh;q=2', 'en'],
  ['zh;q=1.001', 'en'],
  ['zh;q=0.1234', 'en'],
  ['zh;q=-1', 'en'],
  ['zh;q=', 'en'],
  ['zh;level=1', 'en'],
  [',;,=;q=1,,zh', 'zh-Hans'],
  // Names that every object has.
  ['constructor', 'en'],
  ['__proto__, toString', 'en'],
  ['zh_CN', 'en'],
  ['zhx', 'en'],
];

const languageOf = async (response: Response): Promise<string | undefined> =>
  /<html lang="([^"]*)" dir="(?:ltr|rtl)">/.exec(await response.clone().text())?.[1];

/** Comes back from the provider in Chinese. */
const backInChinese = (site: Site, address: string): Promise<Response> => {
  const { pathname, search } = new URL(address);
  return site.browser.visit(pathname + search, { ...chinese, 'sec-fetch-site': 'cross-site' });
};

httpContract('the Accept-Language header', (way) => {
  describe('the language of a page', () => {
    for (const [header, language] of choices) {
      test(
        `is ${language} for "${header}"`,
        onSite(way, async ({ browser, base }) => {
          const response = await browser.visit(`${base}/nothing`, { 'accept-language': header });
          assert.equal(await languageOf(response), language);
        }),
      );
    }

    for (const tag of languageTags)
      test(
        `can be ${tag}, in its words and its direction`,
        onSite(way, async ({ browser, base }) => {
          const { language, direction, pages } = await loadLocale(tag);
          const response = await browser.visit(`${base}/nothing`, { 'accept-language': tag });
          const text = await response.text();
          assert.ok(text.includes(`<html lang="${language}" dir="${direction}">`));
          assert.ok(text.includes(`<h1>${pages.pageNotFound}</h1>`), text);
        }),
      );

    test(
      'is English if the request names no language',
      onSite(way, async ({ browser, base }) => {
        assert.equal(await languageOf(await browser.visit(`${base}/nothing`)), 'en');
      }),
    );

    test(
      'is the reader’s on an error page, and English in JSON',
      onSite(way, async ({ browser, base }) => {
        const text = await (await browser.visit(`${base}/nothing`, chinese)).text();
        for (const part of [zh.pages.pageNotFound, failures.not_found, '返回 '])
          assert.ok(text.includes(part));
        assert.ok(text.includes('<code>not_found</code>'));
        const asJson = await browser.ask(`${base}/nothing`, chinese);
        assert.equal(await errorOf(asJson.clone()), 'not_found');
        assert.match(await asJson.text(), /^[\x20-\x7e]*$/);
      }),
    );

    test(
      'is the reader’s on the completion page, seen again, too',
      onSite(way, async (site) => {
        const address = site.stub.approve(await site.begin(popup));
        for (const seen of [address, address]) {
          const response = await backInChinese(site, seen);
          assert.equal(await languageOf(response), 'zh-Hans');
          const text = await response.text();
          assert.ok(text.includes(`<title>${zh.pages.signedIn}</title>`));
          for (const part of [
            'Ada Lovelace，通过 Stub 登录。此窗口会自动关闭。',
            zh.pages.closeWindow,
            '返回 ',
          ])
            assert.ok(text.includes(part), part);
        }
      }),
    );

    test(
      'is the reader’s for a failure on the completion page, and if no page waits for it',
      onSite(way, async (site) => {
        for (const [query, title] of [
          [popup, zh.pages.notSignedIn],
          ['?mode=tab', zh.pages.notSignedIn],
        ] as const) {
          const address = site.stub.approve(await site.begin(query), { error: 'temporarily_unavailable' });
          const response = await backInChinese(site, address);
          assert.equal(await languageOf(response), 'zh-Hans');
          const text = await response.text();
          assert.ok(text.includes(`<h1>${title}</h1>`));
          assert.ok(shows(text, fill(failures.temporarily_unavailable, { provider: 'Stub' })));
          assert.ok(text.includes('返回 '));
        }
        assert.equal(site.stub.count('/token'), 0);
      }),
    );

    test(
      'leaves a provider’s own words as they are, beside ours',
      onSite(way, async (site) => {
        const refusal = { error: 'server_error', error_description: 'Out of order.' };
        const text = await (
          await backInChinese(site, site.stub.approve(await site.begin(popup), refusal))
        ).text();
        assert.ok(shows(text, failures.other));
        assert.ok(text.includes('<p dir="auto">Out of order.</p>'));
      }),
    );
  });
});
