import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { endpointContract } from '../../../support/endpoint-contract.js';
import { handedOver, loginFor, newAttempt } from '../../../support/other-origin-login.js';
import { docs, onClientSite, signIn } from './cross-origin-site.js';

endpointContract((way) => {
  describe('events of a login for a client', () => {
    const heard: unknown[] = [];
    let isOpen = true;
    const events = {
      login: ({ client, reason }: { client: string | null; reason: string }) => {
        heard.push([client, reason]);
        return isOpen;
      },
    };

    test(
      'tell it once, with the client, and let nobody in whom they refuse: no code is handed over',
      onClientSite(
        way,
        async ({ site, page }) => {
          heard.length = 0;
          isOpen = true;
          await signIn(site, page);
          assert.deepEqual(heard, [['docs', 'interactive']]);
          isOpen = false;
          const login = { client: 'docs', origin: docs, attempt: newAttempt() };
          const { message } = await handedOver(await loginFor(site, login));
          assert.deepEqual([message.code, message.error], ['', 'login_refused']);
          assert.ok(site.stub.revoked.length > 0);
        },
        { settings: { events } },
      ),
    );
  });
});
