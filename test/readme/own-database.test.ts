import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decrypt, encrypt } from '../../src/endpoint/index.js';
import { codeUnder } from '../support/documents.js';
import { openSite } from '../support/site.js';
import { byRequest } from '../support/transports.js';
import { runModule } from './run-snippet.js';

interface Stored {
  readonly text: string;
  readonly signedInAt: number;
}

interface Snippet {
  save(this: void): Promise<Stored | undefined>;
  restore(this: void, stored: Stored): Promise<void>;
}

describe('tokens in an app’s own database, as the documentation has it', () => {
  test('are stored encrypted, and sign the same person in again, as of the first login', async () => {
    const site = await openSite(byRequest, { stub: { id: 'github' } });
    try {
      const { browser, endpoint } = site;
      const [code = ''] = codeUnder('docs/sessions.md', 'In your own database');
      const req = {
        get headers() {
          return new Headers({ cookie: browser.cookieHeader });
        },
      };
      const res = {
        appendHeader: (_name: string, values: string[]) => {
          browser.take(values);
        },
      };
      const modules = { 'oauth-elements/endpoint': { decrypt, encrypt } };
      const scope = { endpoint, req, res, process: { env: { TOKEN_PASSPHRASE: 'a passphrase' } } };
      const { save, restore } = (await runModule(code, modules, scope, [
        'save',
        'restore',
      ])) as unknown as Snippet;
      assert.equal(await save(), undefined);
      await site.login('?mode=popup', 'github');
      const before = await site.authorization('github');
      const stored = await save();
      assert.ok(stored);
      assert.ok(!stored.text.includes(site.stub.made('access').at(-1) ?? ''));
      site.now += 60_000;
      browser.cookies.clear();
      assert.equal(await site.authorization('github'), null);
      await restore(stored);
      const after = await site.authorization('github');
      assert.deepEqual([after?.user?.id, after?.signedInAt], [before?.user?.id, before?.signedInAt]);
    } finally {
      await site.close();
    }
  });
});
