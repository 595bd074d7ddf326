import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onSite } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';

const hosts = [
  ['localhost:8550', 'evil.example', []],
  ['LOCALHOST:8550', 'evil.example', []],
  ['www.example', 'localhost:8550', []],
  ['internal:8550', 'www.example', ['login_on_other_host']],
  ['www.example', undefined, ['login_on_other_host']],
] as const;

for (const [host, forwarded, told] of hosts)
  test(
    `a login at the host ${host}, forwarded for ${forwarded ?? 'none'}, is ${told.length ? 'told' : 'not told'} as one at another host`,
    onSite(byRequest, async (site) => {
      const headers = forwarded === undefined ? {} : { 'x-forwarded-host': forwarded };
      await site.send({ target: `${site.base}/login/stub`, host, headers });
      assert.deepEqual(
        site.logged.map(({ code }) => code),
        told,
      );
    }),
  );
