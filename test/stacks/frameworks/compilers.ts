import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

type Compile = (source: string, path: string) => string | Promise<string>;

/** What the compilers' own modules are used for here. */
interface Svelte {
  compile(source: string, options: object): { js: { code: string } };
}
interface Vue {
  parse(source: string, options: object): { descriptor: object };
  compileScript(descriptor: object, options: object): { content: string };
}
interface Babel {
  transformAsync(source: string, options: object): Promise<{ code: string }>;
}

const compiling = (name: string, filter: RegExp, compile: Compile): Plugin => ({
  name,
  setup(build) {
    build.onLoad({ filter }, async ({ path }) => ({
      contents: await compile(await readFile(path, 'utf8'), path),
      loader: 'js',
    }));
  },
});

/** The frameworks' own compilers, by name. */
export function compilersIn(packages: string): Readonly<Record<'svelte' | 'vue' | 'solid', Plugin>> {
  const require = createRequire(join(packages, 'package.json'));
  return {
    svelte: compiling('svelte', /\.svelte$/, (source, filename) => {
      const { compile } = require('svelte/compiler') as Svelte;
      return compile(source, { filename, generate: 'client', dev: true }).js.code;
    }),
    vue: compiling('vue', /\.vue$/, (source, filename) => {
      const { parse, compileScript } = require('vue/compiler-sfc') as Vue;
      const isCustomElement = (tag: string): boolean => tag.startsWith('oauth-');
      // The parser already tells elements from components.
      const { descriptor } = parse(source, { filename, templateParseOptions: { isCustomElement } });
      const templateOptions = { compilerOptions: { isCustomElement } };
      return compileScript(descriptor, { id: 'app', inlineTemplate: true, templateOptions }).content;
    }),
    solid: compiling('solid', /solid.*\.jsx$/, async (source, filename) => {
      const { transformAsync } = require('@babel/core') as Babel;
      const presets = [require.resolve('babel-preset-solid')];
      return (await transformAsync(source, { filename, configFile: false, babelrc: false, presets })).code;
    }),
  };
}
