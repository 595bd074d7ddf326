import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addressOnSite } from '../../src/protocol/loopback.js';

describe('addressOnSite', () => {
  const site = 'http://localhost:8550';
  for (const host of ['127.0.0.1:8550', '[::1]:8550', 'app.localhost:8550']) {
    test(`leads from ${host} to the site’s own name`, () =>
      assert.equal(addressOnSite(site, host, '/a?b=c'), 'http://localhost:8550/a?b=c'));
  }

  // S1: whoever forges a Host or a target must not choose where a person is sent.
  const ignored: [string, string, string, string][] = [
    ['the site’s own name', site, 'localhost:8550', '/'],
    ['another port', site, '127.0.0.1:8551', '/'],
    ['a foreign name', site, 'evil.example:8550', '/'],
    ['a look-alike', site, '127.0.0.1.evil.example:8550', '/'],
    ['a name that is none', site, 'local host', '/'],
    ['no name', site, '', '/'],
    ['a site that is not on this machine', 'https://app.example', '127.0.0.1', '/'],
    ['a target that names another site', site, '127.0.0.1:8550', '//evil.example/'],
    ['a target with a user name in front', site, '127.0.0.1:8550', '@evil.example/'],
    ['a target that is a whole address', site, '127.0.0.1:8550', 'http://evil.example/'],
  ];
  for (const [what, origin, host, target] of ignored) {
    test(`leads nowhere for ${what}`, () => assert.equal(addressOnSite(origin, host, target), undefined));
  }
});
