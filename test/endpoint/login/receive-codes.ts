import assert from 'node:assert/strict';
import { nodeEnvironment } from '../../../src/adapters/node.js';
import { OperatorNote } from '../../../src/endpoint/log/operator-note.js';
import type { CheckedCode } from '../../../src/endpoint/login/check-callback.js';
import { CodeMarksInProcess } from '../../../src/endpoint/login/code-marks.js';
import { ReceivedCodes } from '../../../src/endpoint/login/received-codes.js';
import type { CheckedProvider } from '../../../src/endpoint/settings/check-provider.js';
import { OAuthError } from '../../../src/protocol/errors.js';

export const domainOnly = {
  id: 'domain',
  name: 'Domain ID',
  redirectMatch: 'domain',
  callbackCode: 'code',
  codeExpiresIn: 900,
  isCustom: false,
} as CheckedProvider;
export const other = { id: 'other', name: 'Other ID', isCustom: true } as CheckedProvider;
export const bySubpath = {
  id: 'subpath',
  name: 'Subpath ID',
  acceptsSubpaths: true,
  codeExpiresIn: 900,
  isCustom: false,
} as CheckedProvider;
export const builtIn = { id: 'built-in', name: 'Built in', isCustom: false } as CheckedProvider;
export const mapOf = (...all: CheckedProvider[]) => new Map(all.map((provider) => [provider.id, provider]));
export const both = mapOf(domainOnly, bySubpath, other, builtIn);
const { primitives } = nodeEnvironment();

/** @param size bits of the filter: 1,639 codes have room in 32,768. */
export function open(providers = both, size?: number) {
  const time = { now: 1_000_000 };
  const codes = new ReceivedCodes(
    (agesMs) => new CodeMarksInProcess(() => time.now, agesMs, size),
    primitives,
    providers,
  );
  const outcome = async (provider: CheckedProvider, code: string, ...repeated: string[]): Promise<string> => {
    try {
      await codes.receive(provider, code as CheckedCode, repeated);
      return '';
    } catch (error) {
      assert.ok(error instanceof OAuthError && error.cause instanceof OperatorNote);
      assert.ok(!error.cause.message.includes(code));
      // The log tells each code once for each provider.
      assert.equal(error.cause.entry.provider, provider.id);
      return `${error.code}, ${error.cause.entry.code}`;
    }
  };
  return { time, outcome, codes };
}

export const letters = (length: number): string => 'aB3'.repeat(length).slice(0, length);
