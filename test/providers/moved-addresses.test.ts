import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isBuiltIn, makeProvider, providerTypeNames } from '../../src/providers/index.js';
import { settingsOf, trustedAddresses } from '../support/trusted-hosts.js';

const token = 'https://token.example';
const user = 'https://user.example';
const moved = {
  ...{ issuer: token, tokenEndpoint: `${token}/token`, authorizationEndpoint: `${token}/authorize` },
  ...{ jwksUri: `${token}/keys`, revocationEndpoint: `${token}/revoke`, userEndpoint: `${user}/user` },
};

/** Every choice of these names: 64 of six. */
const choicesOf = (names: readonly string[]): string[][] =>
  names.reduce<string[][]>((all, name) => [...all, ...all.map((one) => [...one, name])], [[]]);

/** Further options by which a type's settings name a server. */
const own: Readonly<Record<string, readonly Record<string, string>[]>> = {
  github: [{ baseUrl: token }],
  azure: [{ authority: token }, { graph: user }, { authority: token, graph: user }],
  microsoft: [{ authority: token }, { authority: 'https://login.microsoftonline.us' }],
  google: [{ groupsEndpoint: `${user}/groups` }],
};

const originOf = (address = 'about:blank'): string => new URL(address).origin;
/** Where tokens of another server are sent that the settings don't name; `undefined` of those of no other, or that are refused. */
async function strangersOf(
  type: string,
  given: Readonly<Record<string, string>>,
): Promise<string[] | undefined> {
  const { type: _, ...needed } = settingsOf(type);
  const { options, problems } = makeProvider(type, { ...needed, ...given })!;
  if (problems.some(({ option }) => !/key/i.test(option))) return undefined;
  if (originOf(options.tokenEndpoint ?? options.issuer) !== token) return undefined;
  const named = Object.values(given).map((address) => originOf(address));
  return (await trustedAddresses(options)).filter((address) => !named.includes(originOf(address)));
}

describe('a provider whose tokens are of another server', () => {
  test('sends them to no server that the settings do not name, whichever addresses they give', async () => {
    const sent: string[] = [];
    const taken = new Map<string, number>();
    for (const type of providerTypeNames)
      for (const more of [{}, ...(own[type] ?? [])])
        for (const names of choicesOf(Object.keys(moved))) {
          const chosen = Object.entries(moved).filter(([name]) => names.includes(name));
          const given: Record<string, string> = { ...more, ...Object.fromEntries(chosen) };
          const strangers = await strangersOf(type, given);
          if (strangers !== undefined) taken.set(type, (taken.get(type) ?? 0) + 1);
          for (const stranger of strangers ?? [])
            sent.push(`${type} ${Object.keys(given).join(' ')}: ${stranger}`);
        }
    assert.deepEqual(sent, []);
    for (const type of providerTypeNames) assert.ok((taken.get(type) ?? 0) >= 16, type);
  });
});

describe('a provider that the settings move', () => {
  test('counts as none that is built in, whichever of its addresses they give', () => {
    const wrong: string[] = [];
    for (const type of providerTypeNames) {
      const { type: _, ...needed } = settingsOf(type);
      const plain = makeProvider(type, needed)!;
      for (const names of choicesOf(Object.keys(moved)).slice(1)) {
        const given = Object.entries(moved).filter(([name]) => names.includes(name));
        const provider = makeProvider(type, { ...needed, ...Object.fromEntries(given) })!;
        if (isBuiltIn(provider)) wrong.push(`${type}: ${names.join(' ')}`);
      }
      if (type === 'github') assert.ok(isBuiltIn(plain));
    }
    assert.deepEqual(wrong, []);
  });
});
