import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { connect } from 'node:net';
import { describe, test } from 'node:test';
import { signIn } from '../../demo/native-app/sign-in.mjs';
import { startOpenIdProvider } from '../../demo/providers/openid-provider.js';
import { demoPeople } from '../../demo/people.js';
import { sendTo } from '../support/transports.js';

/** Targets that are no part of a URL, or of another one. */
const targets = [
  '//[',
  '///',
  '//',
  'http://[',
  '//x:y/',
  '*',
  '/?%',
  '//%',
  '/\\',
  'a:b',
  '/callback?flow=%zz',
];

/** The status of the answer to a target as it is; Node's own client would refuse to send some. */
const statusOf = (port: number, target: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    socket.once('data', (chunk) => {
      resolve(Number(chunk.toString().slice(9, 12)));
      socket.destroy();
    });
    socket.once('close', () => reject(new Error('closed without an answer'))).once('error', reject);
  });

describe('a listener of the demo', () => {
  test('of the native app answers every target, and still takes the browser’s return', async () => {
    let opened = '';
    const signingIn = signIn('http://127.0.0.1:9/api/oauth', 'demo', (url) => (opened = url));
    const failed = assert.rejects(signingIn, { message: 'access_denied' });
    while (opened === '') await new Promise(setImmediate);
    const query = new URL(opened).searchParams;
    const port = Number(new URL(query.get('return_to') ?? '').port);
    for (const target of targets) assert.ok((await statusOf(port, target)) >= 400, target);
    const flow = query.get('flow') ?? '';
    const back = new URLSearchParams({ flow, error: 'access_denied' }).toString();
    const [answer] = await Promise.all([sendTo(port, { target: `/callback?${back}` }), failed]);
    assert.equal(answer.status, 200);
  });

  test('of a local identity provider answers every target', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const signingKey = Promise.resolve({ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' });
    const client = { clientId: 'demo', clientSecret: 'secret', url: 'http://127.0.0.1:1' };
    const baseUrl = 'http://localhost:1';
    const people = demoPeople(baseUrl);
    const provider = await startOpenIdProvider({
      client,
      baseUrl,
      people,
      signingKey,
      port: 0,
      purpose: 'Demo ID',
    });
    try {
      for (const target of targets) assert.ok((await statusOf(provider.port, target)) >= 400, target);
      assert.equal(
        (await sendTo(provider.port, { target: '/.well-known/openid-configuration' })).status,
        200,
      );
    } finally {
      await provider.close();
    }
  });
});
