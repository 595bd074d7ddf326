import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { nodeEnvironment } from '../../../src/adapters/node.js';
import { joseKey } from '../../../src/endpoint/sessions/sealing/jose-key.js';

const nodeKey = nodeEnvironment().primitives.sealingKey!;
const kinds = [
  ['jose', joseKey],
  ['node:crypto', nodeKey],
] as const;
const text = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.json(),
);
const kid = fc.stringMatching(/^[\w-]{8}\.\d{5}$/);

describe('sealed text', () => {
  for (const [sealedBy, makeSealing] of kinds)
    for (const [openedBy, makeOpening] of kinds)
      test(`by ${sealedBy} is opened by ${openedBy}, whatever it holds`, async () => {
        await fc.assert(
          fc.asyncProperty(text, kid, async (plain, id) => {
            const bytes = randomBytes(32);
            const sealed = await makeSealing(bytes).seal(plain, id);
            // A lone surrogate has no bytes of its own: both put U+FFFD in its place.
            assert.equal(await makeOpening(bytes).open(sealed), Buffer.from(plain).toString());
          }),
          { seed: 2, numRuns: 300 },
        );
      });

  test('has the same header and length whoever sealed it', async () => {
    const bytes = randomBytes(32);
    const [one, other] = await Promise.all(
      kinds.map(async ([, make]) => make(bytes).seal('{"a":1}', 'abcdefgh.20000')),
    );
    assert.equal(one?.split('.')[0], other?.split('.')[0]);
    assert.equal(one?.length, other?.length);
  });

  for (const [name, makeKey] of kinds) {
    test(`is refused by ${name} once any letter of it was changed, cut off or put in`, async () => {
      const key = makeKey(randomBytes(32));
      const sealed = await key.seal(
        JSON.stringify({ value: { user: 'somebody' }, expiresAt: 1 }),
        'abcdefgh.20000',
      );
      const change = fc.record({
        at: fc.nat(sealed.length - 1),
        length: fc.integer({ min: 0, max: 3 }),
        put: fc.stringMatching(/^[\w.=+/-]{0,3}$/),
      });
      await fc.assert(
        fc.asyncProperty(change, async ({ at, length, put }) => {
          const changed = sealed.slice(0, at) + put + sealed.slice(at + length);
          // Base64url writes the same bytes in more than one way: that is no other text.
          if (bytesOf(changed) === bytesOf(sealed)) return;
          await assert.rejects(async () => key.open(changed));
        }),
        { seed: 3, numRuns: 1000 },
      );
    });

    test(`is refused by ${name} of another key, another algorithm, or with anything else in its header`, async () => {
      const key = makeKey(randomBytes(32));
      const sealed = await key.seal('{}', 'abcdefgh.20000');
      await assert.rejects(async () => makeKey(randomBytes(32)).open(sealed));
      const [, ...rest] = sealed.split('.');
      for (const header of [
        { alg: 'A256KW', enc: 'A256GCM', kid: 'abcdefgh.20000' },
        { alg: 'dir', enc: 'A128GCM', kid: 'abcdefgh.20000' },
        { alg: 'dir', enc: 'A256GCM', kid: 'abcdefgh.20000', zip: 'DEF' },
        { alg: 'dir', enc: 'A256GCM', kid: 'abcdefgh.20000', crit: ['b64'], b64: false },
        null,
        [],
        'text',
      ]) {
        const written = Buffer.from(JSON.stringify(header)).toString('base64url');
        await assert.rejects(async () => key.open([written, ...rest].join('.')));
      }
      for (const other of ['', '.', '....', 'a.b.c.d.e', `${sealed}.`, sealed.replace('..', '.x.')])
        await assert.rejects(async () => key.open(other));
    });
  }
});

const bytesOf = (sealed: string): string =>
  sealed
    .split('.')
    .map((part, index) => (index === 0 ? part : Buffer.from(part, 'base64url').toString('hex')))
    .join('.');
