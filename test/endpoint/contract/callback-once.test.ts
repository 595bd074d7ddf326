import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, label, messageOf, onSite } from '../../support/site.js';
import { holdBack } from '../../support/stub-server.js';
import { endpointContract } from '../../support/endpoint-contract.js';

const json = { accept: 'application/json', 'sec-fetch-site': 'cross-site' };
const ada = { provider: 'stub', id: 'ada' };
const pathOf = (address: string): string => new URL(address).pathname + new URL(address).search;

endpointContract((way) => {
  describe('a callback that comes more than once', () => {
    // S2: whoever reads the callback's address (a log, a shoulder) sends it again, flow cookie and all.
    test(
      'the same request is refused the second time, and the code is used once',
      onSite(way, async (site) => {
        const address = site.stub.approve(await site.begin(`?mode=popup&flow=${label}`));
        const kept = new Map(site.browser.cookies);
        assert.equal((await site.back(address)).status, 200);
        const other = site.newBrowser();
        for (const [name, value] of kept) other.cookies.set(name, value);
        const again = await site.back(address, other);
        assert.equal(again.status, 400);
        assert.equal((await messageOf(again)).error, 'flow_expired');
        assert.equal(site.stub.count('/token'), 1);
        assert.deepEqual(other.names('-session'), []);
      }),
    );

    test(
      'a state is used up by a failed exchange too',
      onSite(way, async (site) => {
        const address = site.stub.approve(await site.begin());
        const kept = new Map(site.browser.cookies);
        site.stub.token = { access_token: undefined };
        assert.equal(
          await errorOf(await site.browser.visit(pathOf(address), json)),
          'token_response_invalid',
        );
        for (const [name, value] of kept) site.browser.cookies.set(name, value);
        assert.equal(await errorOf(await site.browser.visit(pathOf(address), json)), 'flow_expired');
        assert.equal(site.stub.count('/token'), 1);
      }),
    );

    test(
      'two of the same callback at once share one exchange, and leave one session',
      onSite(way, async (site) => {
        const address = site.stub.approve(await site.begin('?mode=popup'));
        const token = holdBack(site.stub, '/token');
        const first = site.back(address);
        await token.reached;
        const second = site.back(address);
        // Two trips behind the second callback: it has surely been taken up.
        await site.session(site.newBrowser());
        await site.session(site.newBrowser());
        token.open();
        const [one, two] = [await first, await second];
        assert.deepEqual([one.status, two.status], [200, 200]);
        assert.deepEqual(two.headers.getSetCookie(), one.headers.getSetCookie());
        assert.equal(site.stub.count('/token'), 1);
        assert.equal((await site.session()).authorizations.length, 1);
        if (site.store) assert.equal((await site.endpoint.sessions.list(ada)).length, 1);
      }),
    );

    // S2: a second code for a state that is being exchanged is somebody else's.
    test(
      'another code for a state that is being exchanged is refused',
      onSite(way, async (site) => {
        const address = site.stub.approve(await site.begin());
        const other = new URL(address);
        other.searchParams.set('code', 'injected');
        const token = holdBack(site.stub, '/token');
        const first = site.back(address);
        await token.reached;
        const second = await site.browser.visit(pathOf(other.href), json);
        assert.equal(await errorOf(second), 'flow_expired');
        token.open();
        assert.equal((await first).status, 303);
        assert.equal(site.stub.count('/token'), 1);
      }),
    );
  });
});
