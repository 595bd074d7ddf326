import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { visiting } from '../../support/browser-with-cookies.js';
import { onSite, type Site } from '../../support/site.js';
import { byHttp } from '../../support/transports.js';
import { options, visit } from './rate-limited-routes.js';

describe('rate limits behind a real server', () => {
  const sendAs = async (site: Site, forwarded: string): Promise<number> =>
    (
      await site.send({
        ...visit(`${site.base}/login/stub`),
        headers: { ...visiting, 'x-forwarded-for': forwarded },
      })
    ).status;

  test(
    'X-Forwarded-For helps nobody if the settings say that there is no proxy',
    onSite(
      byHttp,
      async (site) => {
        const answers = [];
        for (const forged of ['9.9.9.1', '9.9.9.2', '9.9.9.3, 10.0.0.1', 'unknown'])
          answers.push(await sendAs(site, forged));
        assert.deepEqual(answers, [303, 429, 429, 429]);
      },
      { ...options, settings: { ...options.settings, trustProxy: 0 } },
    ),
  );

  test(
    'behind a trusted proxy each caller has a limit of its own, and what a caller writes neither helps it nor hurts others',
    onSite(
      byHttp,
      async (site) => {
        assert.equal(await sendAs(site, '9.9.9.1'), 303);
        assert.equal(await sendAs(site, '9.9.9.2, 9.9.9.1'), 429);
        assert.equal(await sendAs(site, `${'1.2.3.4,'.repeat(1000)} 9.9.9.1`), 429);
        assert.equal(await sendAs(site, '9.9.9.2'), 303);
      },
      { ...options, settings: { ...options.settings, trustProxy: 1 } },
    ),
  );

  test(
    'lets one visitor of a proxy that the settings do not count lock nobody out',
    onSite(
      byHttp,
      async (site) => {
        const answers = [];
        for (const visitor of ['9.9.9.1', '9.9.9.1', '9.9.9.1', '9.9.9.2'])
          answers.push(await sendAs(site, visitor));
        assert.deepEqual(answers, [303, 303, 303, 303]);
        const codes = site.logged.map(({ code }) => code);
        assert.deepEqual(codes, ['proxy_not_trusted', 'caller_address_unknown']);
      },
      options,
    ),
  );
});
