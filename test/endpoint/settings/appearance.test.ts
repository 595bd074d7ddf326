import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createOAuthEndpoint, OAuthError } from '../../../src/endpoint/index.js';
import { accentColors, contrast } from '../../../src/brands/accent-colors.js';
import { secret } from '../../support/site.js';

const provider = {
  type: 'github',
  clientId: 'client-id-never-shown',
  clientSecret: 'client-secret-never-shown',
};

function problemsOf(site: unknown, changes: object = {}): string[] {
  try {
    createOAuthEndpoint({
      secret,
      baseUrl: 'https://shop.example',
      providers: [{ ...provider, ...changes }],
      site: site as { name: string },
    });
    return [];
  } catch (error) {
    assert.ok(error instanceof OAuthError);
    return error.description.split('\n');
  }
}

const image = 'must be an https URL (http only on loopback), or a data: URL of an image';
const hidden = 'has a space, a quote or an invisible character. Remove it';

describe('the site in the settings', () => {
  for (const icon of [
    'https://cdn.example/logo.svg?v=2',
    'http://localhost:8550/logo.png',
    'http://[::1]:8550/logo.png',
    'https://bücher.example/logo.png',
    'data:image/png;base64,iVBORw0KGgo=',
    'data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22/%3E',
  ])
    test(`takes the icon ${icon}`, () => assert.deepEqual(problemsOf({ name: 'Shop', icon }), []));

  const refused: [icon: unknown, problem: string][] = [
    ['http://cdn.example/logo.svg', image],
    ['javascript:alert(1)', image],
    ['data:text/html,<script>', hidden],
    ['data:text/html,x', image],
    ['data:image/svg+xml;x="', hidden],
    ['//cdn.example/logo.svg', image],
    ['logo.svg', image],
    ['https://user:word@cdn.example/logo.svg', image],
    // Names that URL parsers take, and that would change the policy of our pages.
    ['https://cdn.example;script-src/x.png', image],
    ['https://cdn.example;sandbox;/x.png', image],
    ['https://cdn.example,sandbox/x.png', image],
    ['https://*/x.png', image],
    ['https://*.example/x.png', image],
    ['https://cdn.example/a b', hidden],
    ['https://cdn.example/a\nb', hidden],
    [`data:image/png;base64,${'a'.repeat(20_000)}`, 'must have at most 16384 characters as a data: URL'],
    [['https://cdn.example/logo.svg'], 'must be text'],
    ['', 'is empty. Give it a value, or leave it out'],
  ];
  for (const [icon, problem] of refused)
    test(`refuses the icon ${String(icon).slice(0, 50)}`, () =>
      assert.deepEqual(problemsOf({ icon }), [`site.icon: ${problem}`]));

  for (const [name, problem] of [
    ['', 'is empty. Give it a value, or leave it out'],
    ['   ', 'is empty. Give it a value, or leave it out'],
    ['a'.repeat(61), 'must have at most 60 characters'],
    ['Shop\u0000', 'has a line break or another invisible character. Remove it'],
    [7, 'must be text'],
  ] as const)
    test(`refuses the name ${JSON.stringify(name).slice(0, 20)}`, () =>
      assert.deepEqual(problemsOf({ name }), [`site.name: ${problem}`]));

  for (const accent of ['teal', '#0f766', '0f766e', '#0f766e80', 'rgb(0,0,0)', '#fff;}*{', '#٣٣٣'])
    test(`refuses the accent ${accent}`, () =>
      assert.deepEqual(problemsOf({ accent }), ['site.accent: must be a colour such as #0f766e']));

  test('lists every problem at once, and unknown names', () => {
    assert.equal(problemsOf({ nam: 'Shop', icon: 'x', accent: 'y' }).length, 3);
    assert.deepEqual(problemsOf([]), ['site: must be an object']);
  });

  test('a provider takes icon and color by the same rules', () => {
    assert.deepEqual(problemsOf({}, { icon: 'https://cdn.example/x.svg', color: '#ABC' }), []);
    assert.deepEqual(problemsOf({}, { icon: 'javascript:x', color: 'red' }), [
      `providers[0].icon: ${image}`,
      'providers[0].color: must be a colour such as #0f766e',
    ]);
  });

  test('text on any accent has a contrast of 4.5 or more', () => {
    const digits = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(digits, (accent) => contrast(accentColors(accent).onAccent, accent) >= 4.5),
      { seed: 20, numRuns: 3000 },
    );
  });
});
