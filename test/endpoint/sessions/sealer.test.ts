import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nodeEnvironment } from '../../../src/adapters/node.js';
import type { MakeSealingKey } from '../../../src/endpoint/runtime/cryptography.js';
import { Sealer } from '../../../src/endpoint/sessions/sealing/sealer.js';

interface Value {
  readonly text: string;
}

const parse = (value: unknown): Value | undefined =>
  typeof value === 'object' && value !== null && 'text' in value ? (value as Value) : undefined;

/** A sealer whose decryptions are counted, at a time that the test sets. */
function makeSealer(opensAgain?: boolean): {
  sealer: Sealer<Value>;
  seen: { decrypted: number; nowMs: number };
} {
  const seen = { decrypted: 0, nowMs: Date.UTC(2026, 10, 28) };
  const makeNodeKey = nodeEnvironment().primitives.sealingKey!;
  const makeKey: MakeSealingKey = (bytes) => {
    const key = makeNodeKey(bytes);
    return {
      seal: (text, kid) => key.seal(text, kid),
      open(sealed) {
        seen.decrypted += 1;
        return key.open(sealed);
      },
    };
  };
  const source = {
    secrets: ['KzQ4vW1mX9tB7rLc2nYp5sHd8gFj3aUe6oRi0wTq'],
    endpoint: 'http://localhost:8550/api/oauth',
    clock: () => seen.nowMs,
    makeKey,
  };
  return { sealer: new Sealer(source, 'authorization', parse, { opensAgain }), seen };
}

describe('a sealed text', () => {
  test('is decrypted the first two times that it comes, and remembered from then on', async () => {
    const { sealer, seen } = makeSealer();
    const until = seen.nowMs / 1000 + 60;
    const sealed = await sealer.seal({ text: 'hello' }, until, 'here');
    const counts: number[] = [];
    for (let time = 0; time < 5; time++) {
      assert.deepEqual(await sealer.open(sealed, 'here'), { value: { text: 'hello' }, expiresAt: until });
      counts.push(seen.decrypted);
    }
    assert.deepEqual(counts, [1, 2, 2, 2, 2]);
  });

  test('that is remembered opens in no other place, and not after it has expired', async () => {
    const { sealer, seen } = makeSealer();
    const sealed = await sealer.seal({ text: 'hello' }, seen.nowMs / 1000 + 60, 'here');
    for (let time = 0; time < 3; time++) assert.ok(await sealer.open(sealed, 'here'));
    assert.equal(await sealer.open(sealed, 'there'), undefined);
    assert.equal(await sealer.open(sealed), undefined);
    seen.nowMs += 60_000;
    assert.equal(await sealer.open(sealed, 'here'), undefined);
  });

  test('with the tag of one that came before, and another content, does not open', async () => {
    const { sealer, seen } = makeSealer();
    const sealed = await sealer.seal({ text: 'hello' }, seen.nowMs / 1000 + 60);
    const other = await sealer.seal({ text: 'HELLO' }, seen.nowMs / 1000 + 60);
    for (let time = 0; time < 3; time++) assert.ok(await sealer.open(sealed));
    const forged = other.slice(0, other.lastIndexOf('.')) + sealed.slice(sealed.lastIndexOf('.'));
    for (let time = 0; time < 3; time++) assert.equal(await sealer.open(forged), undefined);
    assert.deepEqual((await sealer.open(sealed))?.value, { text: 'hello' });
  });

  test('of a kind that is opened once is decrypted each time', async () => {
    const { sealer, seen } = makeSealer(false);
    const sealed = await sealer.seal({ text: 'hello' }, seen.nowMs / 1000 + 60);
    for (let time = 0; time < 4; time++) assert.ok(await sealer.open(sealed));
    assert.equal(seen.decrypted, 4);
  });
});
