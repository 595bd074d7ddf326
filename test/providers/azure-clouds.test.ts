import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AzureOAuthProvider, type AzureOptions } from '../../src/providers/index.js';
import { trustedAddresses } from '../support/trusted-hosts.js';
import { client, problemsOf } from './authorization-url.js';

const tenant = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const optionsOf = (more: Partial<AzureOptions>) => new AzureOAuthProvider({ ...client, ...more }).options;

describe('Microsoft', () => {
  for (const [authority, graph] of [
    ['https://login.microsoftonline.com/', 'https://graph.microsoft.com/v1.0'],
    ['https://login.microsoftonline.us', 'https://graph.microsoft.us/v1.0'],
    ['https://login.chinacloudapi.cn', 'https://microsoftgraph.chinacloudapi.cn/v1.0'],
    ['https://login.partner.microsoftonline.cn/', 'https://microsoftgraph.chinacloudapi.cn/v1.0'],
  ] as const)
    test(`sends tokens of ${authority} to the Graph of the same cloud, and to no other`, async () => {
      const options = optionsOf({ authority });
      const graphs = new Set((await trustedAddresses(options)).map((address) => new URL(address).origin));
      assert.deepEqual([...graphs].sort(), [new URL(authority).origin, new URL(graph).origin].sort());
      assert.equal(options.userEndpoint, `${graph}/me`);
      assert.deepEqual(options.apiBases, [graph]);
      assert.deepEqual(problemsOf({ type: 'azure', ...client, authority }), []);
    });

  test('is refused at a login host that is not Microsoft’s, unless the settings say where the user is', () => {
    const missing =
      'providers[0].graph: is missing: tokens of another authority are not sent to graph.microsoft.com. Set it';
    const known = 'login.microsoftonline.com';
    for (const host of [
      'login.example',
      `${known}.login.example`,
      `${known}:8443`,
      'login.microsoftonline.de',
    ]) {
      const azure = { type: 'azure', ...client, authority: `https://${host}` };
      assert.deepEqual(problemsOf(azure), [missing]);
      assert.deepEqual(problemsOf({ ...azure, groups: 'claim', tenant }), [missing]);
      assert.deepEqual(problemsOf({ ...azure, graph: 'https://graph.microsoft.com/v1.0' }), []);
      assert.deepEqual(problemsOf({ ...azure, userEndpoint: 'https://login.example/user' }), []);
      assert.deepEqual(problemsOf({ ...azure, issuer: 'https://id.example' }), []);
    }
  });

  test('at another login host keeps its tokens from Graph’s API where only the user is said to be elsewhere', () => {
    const { userEndpoint, apiBases, groupsFn } = optionsOf({
      authority: 'https://login.example',
      userEndpoint: 'https://login.example/user',
    });
    assert.equal(userEndpoint, 'https://login.example/user');
    assert.deepEqual([apiBases, groupsFn], [undefined, undefined]);
  });
});
