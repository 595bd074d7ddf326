import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const product = ['components/**/*.ts', 'src/**/*.ts'];
const defaultExports = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'Export by name: one name everywhere, and editors can follow it.',
};
const nodeTestCalls = { from: 'package', package: 'node:test', name: ['test', 'it', 'suite', 'describe'] };
// Types beside chai's say wrongly that it answers a promise.
const chaiEqual = { from: 'package', package: 'chai', name: 'Equal' };
// Its author marks it deprecated to make it stand out; emulators on loopback need it.
const plainHttpSwitch = { from: 'package', package: 'openid-client', name: 'allowInsecureRequests' };

/** Where the native linter looks at what takes types (test/support/lint-natively.mjs), ESLint looks at the rest, and makes no program. */
const withoutTypes =
  process.env.LINT_TYPES === 'natively'
    ? [{ files: ['**/*.ts'], extends: [tseslint.configs.disableTypeChecked] }]
    : [];

export default defineConfig(
  { ignores: ['.cache/', 'dist/', 'typings/', 'coverage/', 'test-results/', 'playwright-report/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always'],
      'no-console': 'off',
      // Refusing control characters takes naming them.
      'no-control-regex': 'off',
      'prefer-const': 'error',
      'object-shorthand': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    // The first that has the file: what we publish takes a program without the tests.
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.product.json', 'tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [nodeTestCalls] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-deprecated': ['error', { allow: [plainHttpSwitch] }],
      // A hook may be asynchronous or not, which only `void | Promise<void>` says.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // tsconfig's noPropertyAccessFromIndexSignature asks for the brackets that this rule would remove.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    files: product,
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: false }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', defaultExports],
      'no-restricted-properties': [
        'error',
        {
          object: 'URL',
          property: 'canParse',
          message: 'Node 20 answers wrongly after some calls: use isUrl.',
        },
      ],
    },
  },
  // The command line, and the two places that tell operators and developers what only they can cure.
  {
    files: ['src/cli/**/*.ts', 'src/endpoint/log/operator-log.ts', 'src/session/developer-console.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['components/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    rules: {
      // Lit calls listeners with the element as `this`, so a method in a template is bound.
      '@typescript-eslint/unbound-method': 'off',
      'lit/lifecycle-super': 'error',
      'lit/no-classfield-shadowing': 'error',
      'lit/no-legacy-imports': 'error',
      'lit/no-template-bind': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
    },
  },
  {
    files: ['test/components/**/*.ts', 'test/session/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [chaiEqual] }],
    },
  },
  {
    files: ['test/**/*.ts', 'demo/**/*.ts'],
    rules: {
      // JSON and chai speak `any`; an explicit one stays forbidden.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Compares each value with the type it is assigned to, once more than tsc does: a fifth of the time, and no finding here yet.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['test/components/**/*.ts', 'test/session/**/*.ts'],
    // `expect(x).to.be.true` is a call in chai.
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals() },
  },
  ...withoutTypes,
);

/** Plain JavaScript here is Node's tools and the demo's pages; only the names that those use. */
function globals() {
  const both = [
    'Response',
    'URL',
    'URLSearchParams',
    'console',
    'fetch',
    'performance',
    'setTimeout',
    'clearTimeout',
  ];
  const node = ['Buffer', 'process'];
  const page = ['CustomEvent', 'customElements', 'document', 'history', 'localStorage', 'location', 'window'];
  return Object.fromEntries([...both, ...node, ...page].map((name) => [name, 'readonly']));
}
