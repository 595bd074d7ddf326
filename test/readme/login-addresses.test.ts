import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDocument } from '../support/documents.js';
import { openSite } from '../support/site.js';
import { byRequest } from '../support/transports.js';

const section = readDocument('docs/elements.md')
  .split('\n## ')
  .find((text) => text.startsWith('Without JavaScript\n'));
const rows = [...(section ?? '').matchAll(/^\| (`.*?) \| /gm)].map(([, cell = '']) => cell);
const parameters = rows.flatMap((cell) => [...cell.matchAll(/`([\w.]+=\S+)`/g)].map(([, one = '']) => one));

describe('what the address of a login says, as the documentation has it', () => {
  test('is eleven parameters at least', () => {
    assert.ok(parameters.length >= 11, parameters.join(' '));
  });

  for (const parameter of parameters)
    test(`\`${parameter}\` is taken by the login`, async () => {
      const site = await openSite(byRequest, {
        settings: { completePages: { plain: '<p>Done</p>' } },
        openid: {
          ...{ allowedScopes: ['repo', 'gist'], pageParams: ['hd'], groupScopes: ['teams'] },
          signUpParams: { screen_hint: 'signup' },
        },
      });
      try {
        const plain = new URL(await site.begin('', 'openid'));
        // A page of its own ends a login that nothing comes back from.
        const beside = parameter.startsWith('complete_page') ? 'mode=tab&' : '';
        const asked = new URL(await site.begin(`?${beside}${parameter}`, 'openid'));
        const [name = '', value = ''] = decodeURIComponent(parameter).split('=');
        const sent = (url: URL, key: string) => url.searchParams.get(key);
        const told: Record<string, unknown> = {
          scope: () => sent(asked, 'scope')?.endsWith(value),
          fetch_groups: () =>
            sent(asked, 'scope')?.endsWith('teams') && !sent(plain, 'scope')?.endsWith('teams'),
          login_hint: () => sent(asked, 'login_hint') === value,
          max_age: () => sent(asked, 'max_age') === value,
          account: () => sent(asked, 'prompt') === 'select_account' && sent(plain, 'prompt') === null,
          intent: () => sent(asked, 'screen_hint') === 'signup' && sent(plain, 'screen_hint') === null,
          'parameters.hd': () => sent(asked, 'hd') === value,
        };
        const holds = told[name] as (() => boolean) | undefined;
        if (holds) assert.ok(holds(), asked.href);
        // The others change what the login ends with.
        else {
          const ended = await site.back(site.openid.approve(asked.href));
          const cookies = ended.headers.getSetCookie().join('\n');
          const { authorizations } = await site.session();
          const ends: Record<string, boolean> = {
            fetch_user: authorizations[0]?.user === null,
            remember: /max-age=\d{6}/i.test(cookies),
            complete_page: (await ended.text()).includes('<p>Done</p>'),
            mode: ended.status === 200,
          };
          assert.ok(ends[name], `${name}: ${ended.status} ${cookies.slice(0, 300)}`);
        }
      } finally {
        await site.close();
      }
    });
});
