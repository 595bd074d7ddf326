import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WireSession } from '../../../src/protocol/wire.js';
import { errorOf, label, messageOf, onSite, siteUrl } from '../../support/site.js';
import { httpContract } from '../../support/endpoint-contract.js';
import { cookieName } from '../../support/cookie-name.js';

const popup = `?mode=popup&flow=${label}`;

httpContract('the headers and bodies of completion pages', (way) => {
  describe('the end of a login', () => {
    for (const mode of ['popup', 'tab']) {
      test(
        `by ${mode} is a page that tells what GET /session would say, and holds no code`,
        onSite(way, async (site) => {
          const address = site.stub.approve(await site.begin(`?mode=${mode}&flow=${label}`));
          const response = await site.back(address);
          assert.equal(response.status, 200);
          const { session, ...told } = await messageOf(response);
          assert.deepEqual(told, {
            type: 'oauth-complete',
            flow: label,
            outcome: 'success',
            provider: 'stub',
            error: '',
            error_description: '',
          });
          assert.deepEqual(session, await site.session());
          const text = await response.text();
          assert.ok(!text.includes(new URL(address).searchParams.get('code') ?? 'no code'));
          const nonce = /script-src 'nonce-([\w-]+)'/.exec(
            response.headers.get('content-security-policy') ?? '',
          )?.[1];
          assert.equal(
            text.match(/<(script|style)\b/g)?.length,
            text.split(` nonce="${nonce ?? ''}"`).length - 1,
          );
        }),
      );
    }

    test(
      'is under a fresh policy nonce each time',
      onSite(way, async (site) => {
        const policyOf = async (): Promise<string | null> =>
          (await site.login(popup)).headers.get('content-security-policy');
        assert.notEqual(await policyOf(), await policyOf());
      }),
    );

    // The message's JSON stands in a script block: a name must not end it.
    test(
      'shows a hostile name and profile as text',
      onSite(way, async (site) => {
        const name = '</script><script>alert(1)</script><!--\u2028';
        site.stub.user = { id: 1, name, bio: '<img src=x onerror=alert(1)>' };
        const response = await site.login(popup);
        const text = await response.clone().text();
        assert.equal(text.match(/<script/g)?.length, 2);
        assert.equal(text.match(/<\/script/g)?.length, 2);
        const scripts = text.match(/<script[\s\S]*?<\/script/g)?.join('') ?? '';
        assert.doesNotMatch(text, /<img|<!--/);
        // The page itself may show the name's line separator, which would end a line of a script.
        assert.doesNotMatch(scripts, /\u2028/);
        assert.equal((await messageOf(response)).session.authorizations[0]?.user?.name, name);
      }),
    );

    // S24. A 307 would make the browser send on what it was made to send here: only 303 ends every request.
    test(
      'by redirect leads back, and GET /session has the outcome once',
      onSite(way, async (site) => {
        const response = await site.login(`?flow=${label}&return_to=/a?b=c`);
        assert.equal(response.status, 303);
        assert.equal(response.headers.get('location'), 'http://localhost:8550/a?b=c');
        assert.deepEqual((await site.session()).outcome, {
          flow: label,
          provider: 'stub',
          error: '',
          error_description: '',
        });
        assert.equal((await site.session()).outcome, undefined);
      }),
    );

    test(
      'by redirect has an outcome for at most five minutes, and no content of its cookie breaks the session',
      onSite(way, async (site) => {
        await site.login();
        const cookie = site.browser.cookies.get(cookieName('outcome')) ?? '';
        for (const spoiled of [cookie.slice(0, -5), '%', '%7B%7D', 'null', '']) {
          site.browser.cookies.set(cookieName('outcome'), spoiled);
          const { authorizations, outcome } = await site.session();
          assert.equal(authorizations.length, 1);
          assert.equal(outcome, undefined);
        }
      }),
    );

    test(
      'on the app’s own page carries the flow and the outcome in the fragment, and no code',
      onSite(
        way,
        async (site) => {
          const own = await site.login(popup);
          assert.equal(own.status, 303);
          assert.equal(own.headers.get('location'), `${siteUrl}/done#flow=${label}&outcome=success`);
          const named = await site.login(`${popup}&complete_page=other`);
          assert.equal(named.headers.get('location'), `${siteUrl}/other?x=1#flow=${label}&outcome=success`);
          const inPlace = await site.login(`?flow=${label}&return_to=/a`);
          assert.equal(inPlace.headers.get('location'), `${siteUrl}/a`);
          const refused = await site.back(
            site.stub.approve(await site.begin(popup), { error: 'access_denied' }),
          );
          assert.equal(refused.headers.get('location'), `${siteUrl}/done#flow=${label}&outcome=error`);
          // Told to the page that asks by the label alone, not to whichever page asks first.
          assert.equal((await site.session()).outcome, undefined);
          const asked = await site.browser.ask(`${site.base}/session?flow=${label}`);
          assert.equal(
            ((await asked.json()) as { outcome: { error: string } }).outcome.error,
            'access_denied',
          );
        },
        { settings: { completePages: { default: '/done', other: `${siteUrl}/other?x=1#part` } } },
      ),
    );

    test(
      'seen again (reload, Back) shows success, and exchanges nothing',
      onSite(way, async (site) => {
        for (const query of [popup, '']) {
          const address = site.stub.approve(await site.begin(query));
          await site.back(address);
          const calls = site.stub.calls.length;
          const bare = new URL(address);
          bare.search = `?state=${bare.searchParams.get('state') ?? ''}`;
          for (const seen of [address, bare.href]) {
            const again = await site.back(seen);
            assert.equal(again.status, 200);
            assert.equal((await messageOf(again)).outcome, 'success');
            assert.deepEqual(again.headers.getSetCookie(), []);
          }
          assert.equal(site.stub.calls.length, calls);
        }
      }),
    );

    // S18: a reload that the browser sends before it has taken the first answer's cookies keeps the flow's cookie.
    test(
      'seen again with the flow’s cookie still there shows success, too',
      onSite(way, async (site) => {
        const address = site.stub.approve(await site.begin(popup));
        const pending = new Map(site.browser.cookies);
        await site.back(address);
        for (const [name, value] of pending) site.browser.cookies.set(name, value);
        const again = await site.back(address);
        assert.equal((await messageOf(again)).outcome, 'success');
        assert.equal(site.stub.count('/token'), 1);
      }),
    );

    // A callback's address in the history must not sign anyone in again.
    test(
      'seen again after the logout is no success',
      onSite(way, async (site) => {
        const address = site.stub.approve(await site.begin(popup));
        await site.back(address);
        await site.browser.post(`${site.base}/logout`);
        const { pathname, search } = new URL(address);
        const again = await site.browser.visit(pathname + search, { accept: 'application/json' });
        assert.equal(again.status, 400);
        assert.equal(await errorOf(again), 'state_mismatch');
        assert.deepEqual((await site.session()).authorizations, []);
      }),
    );

    test(
      'is known by its label to a page whose message was lost',
      onSite(way, async (site) => {
        await site.login(popup);
        const ask = async (flow: string): Promise<unknown> =>
          (
            (await (await site.browser.ask(`${site.base}/session?flow=${flow}`)).json()) as {
              outcome?: unknown;
            }
          ).outcome;
        assert.equal(await ask('another-label-of-22-ch'), undefined);
        assert.deepEqual(await ask(label), {
          flow: label,
          provider: 'stub',
          error: '',
          error_description: '',
        });
        const wrong = await site.browser.ask(`${site.base}/session?flow=x`);
        assert.equal(wrong.status, 400);
      }),
    );

    test(
      'by a redirect is told once, and to no page that asks for another login',
      onSite(way, async (site) => {
        const address = await site.begin(`?flow=${label}`);
        await site.back(site.stub.approve(address, { error: 'access_denied' }));
        const ask = async (flow: string): Promise<string | undefined> =>
          ((await (await site.browser.ask(`${site.base}/session?flow=${flow}`)).json()) as WireSession)
            .outcome?.error;
        assert.equal(await ask('another-label-of-22-ch'), undefined);
        assert.deepEqual([await ask(label), await ask(label)], ['access_denied', undefined]);
      }),
    );
  });
});
