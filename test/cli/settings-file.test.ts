import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { loadSettingsFile } from '../../src/cli/settings-file.js';
import { explainJson } from '../../src/cli/settings-file-errors.js';
import { runsOf } from '../support/whole.js';

/** Text that looks like a secret whose quotes were forgotten. */
const secret = 'GOCSPX_never_to_be_printed';

const broken: [name: string, text: string, problem: string][] = [
  ['a.mjs', `export default {\n  secret: abc ${secret},\n};`, 'SyntaxError, line 2: Unexpected identifier'],
  [
    'b.mjs',
    `const secret = '${secret}';\nexport default { secret`,
    'SyntaxError, line 2: Unexpected end of input',
  ],
  ['c.mjs', `\n\nthrow new Error('${secret}');`, 'Error, line 3: it throws'],
  [
    'd.mjs',
    `export default {\n  clientSecret: ${secret}-1,\n};`,
    'ReferenceError, line 2: a name in it is not defined',
  ],
  ['e.mjs', `const a = null;\n\nexport default a.b;`, 'TypeError, line 3: it throws'],
  ['f.mjs', `throw '${secret}';`, 'it throws'],
  [
    'g.mjs',
    `import './a.mjs';\nexport default {};`,
    'SyntaxError, in a file that it imports: Unexpected identifier',
  ],
  [
    'h.mjs',
    `import x from 'no-such-package';\nexport default x;`,
    'line 1: imports no-such-package, which is not there. In the folder of that file, run: npm install no-such-package',
  ],
  [
    'i.mjs',
    `import { x } from './j.mjs';\nexport default x;`,
    'SyntaxError, line 1: it imports x, which that module does not export',
  ],
  ['j.mjs', `export const settings = {};`, 'has no default export: write export default { … }'],
  [
    'k.mjs',
    `export default () => ({ secret: '${secret}' });`,
    'exports a function: export the settings that it makes',
  ],
  [
    'l.mjs',
    `export default Promise.resolve({ secret: '${secret}' });`,
    'exports a promise: write export default await …',
  ],
  ['m.mjs', `export default { then() {} };`, 'exports a promise: write export default await …'],
  ['n.mjs', `export default ['${secret}'];`, 'must hold an object of settings'],
  ['o.mjs', `export default null;`, 'must hold an object of settings'],
  [
    'p.mjs',
    `export default {\n  get secret() { throw new Error('${secret}'); },\n};`,
    'Error, line 2: it throws when a setting of it is read. Its message may hold a secret and is not shown',
  ],
  ['q.toml', `secret = "${secret}"`, 'must be a .mjs or a .json file'],
  [
    'a.json',
    `{"secret": "${secret}"`,
    "SyntaxError, line 1: Quoted object key or end of object '}' expected but reached end of input",
  ],
  [
    'b.json',
    `{\n  "a": 1,\n  "secret": ${secret}\n}`,
    "SyntaxError, line 3: Object value expected after ':'",
  ],
  ['c.json', `{\n  "secret": "${secret}",\n}`, 'SyntaxError, line 3'],
  ['d.json', `{"secret": '${secret}'}`, 'SyntaxError, line 1'],
  ['e.json', '', 'SyntaxError, line 1: JSON value expected but reached end of input'],
  ['f.json', `["${secret}"]`, 'must hold an object of settings'],
  ['g.json', '5', 'must hold an object of settings'],
  ['h.json', `// settings\n{}`, 'SyntaxError, line 1'],
];

describe('a settings file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-'));
  for (const [name, text] of broken) writeFileSync(join(folder, name), text);
  after(() => rmSync(folder, { recursive: true }));

  for (const [name, , problem] of broken) {
    test(`that is broken is told with its line, and nothing of what it holds: ${name}, ${problem}`, async () => {
      const file = join(folder, name);
      await assert.rejects(loadSettingsFile(file), (error: Error & { code?: string; cause?: unknown }) => {
        assert.equal(error.code, 'settings_invalid');
        assert.ok(error.message.startsWith(`${file}: ${problem}`), error.message);
        assert.ok(!/GOCSPX|never_to/.test(error.message) && error.cause === undefined, error.message);
        return true;
      });
    });
  }

  test('that is missing, or is a folder, is reported as such', async () => {
    mkdirSync(join(folder, 'folder.json'));
    const problems = [
      ['none.json', 'no such file'],
      ['none.mjs', 'no such file'],
      ['folder.json', 'is a folder'],
    ];
    for (const [name = '', problem = ''] of problems)
      await assert.rejects(loadSettingsFile(join(folder, name)), {
        message: `${join(folder, name)}: ${problem}`,
      });
  });

  test('may begin with a byte order mark, wait, and be named in any case', async () => {
    writeFileSync(join(folder, 'mark.JSON'), '\uFEFF{"secret": "x"}');
    writeFileSync(join(folder, 'wait.mjs'), 'export default await Promise.resolve({ secret: "x" });');
    for (const name of ['mark.JSON', 'wait.mjs'])
      assert.deepEqual(await loadSettingsFile(join(folder, name)), { secret: 'x' });
  });

  test('of JSON that breaks anywhere is explained without a word of it', () => {
    const text = JSON.stringify(
      { secret, providers: [{ clientSecret: secret, list: [1, true, null] }] },
      null,
      1,
    );
    const change = fc.record({
      at: fc.nat(text.length),
      drop: fc.nat(12),
      add: fc.constantFrom('', '"', "'", '\\', '{', 'x', '\n', '\0'),
    });
    fc.assert(
      fc.property(change, ({ at, drop, add }) => {
        const changed = text.slice(0, at) + add + text.slice(at + drop);
        let isBroken = false;
        try {
          JSON.parse(changed);
        } catch {
          isBroken = true;
        }
        if (isBroken)
          assert.match(explainJson(changed), /^SyntaxError(?:, line \d+)?: (?!.*(?:GOCSPX|never|printed))/s);
      }),
      { seed: 9, numRuns: runsOf(3000) },
    );
  });
});
