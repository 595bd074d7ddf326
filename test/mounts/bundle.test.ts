import assert from 'node:assert/strict';
import { randomFillSync } from 'node:crypto';
import { test } from 'node:test';
import { runInThisContext } from 'node:vm';
import { build } from 'esbuild';
import type * as endpointModule from '../../src/endpoint/index.js';
import { root } from '../support/project-files.js';
import { secret, siteUrl } from '../support/site.js';

type Endpoint = Pick<typeof endpointModule, 'createOAuthEndpoint'>;

// As in a Worker: one file, and `import.meta` has no `url`.
test('the endpoint works in a bundle whose modules have no address', async () => {
  const { outputFiles } = await build({
    ...{ absWorkingDir: root, entryPoints: ['src/endpoint/index.ts'], bundle: true, write: false },
    ...{ format: 'iife', globalName: 'bundled', platform: 'neutral', logLevel: 'silent' },
    ...{ mainFields: ['module', 'main'], conditions: ['workerd', 'worker', 'import'] },
  });
  const bundled = runInThisContext(
    `(() => { ${outputFiles[0]?.text ?? ''}; return bundled; })()`,
  ) as Endpoint;
  const providers = [{ type: 'github', clientId: 'id', clientSecret: 'word' }];
  // Workers refuse randomness until a request has come.
  let isStarted = false;
  const random = (bytes: Uint8Array): Uint8Array => {
    assert.ok(isStarted, 'randomness before any request');
    return randomFillSync(bytes);
  };
  const settings = { secret, baseUrl: siteUrl, providers, log: false } as const;
  const endpoint = bundled.createOAuthEndpoint(settings, { random });
  isStarted = true;
  const response = await endpoint.fetch(new Request(`${siteUrl}/api/oauth/providers`));
  assert.equal(response.status, 200);
});
