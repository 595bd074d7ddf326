// `node test/stacks/frameworks/check.mjs [framework …]`, after `npm run build`: each framework's own checker on a right and on
// wrong uses of the elements, as in a user's project: strict, with every declaration file checked.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-frameworks-'));

const compilerOptions = {
  ...{ strict: true, skipLibCheck: false, noEmit: true, verbatimModuleSyntax: true, types: [] },
  ...{
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    lib: ['es2023', 'dom', 'dom.iterable'],
  },
};

const jsx = (entry, source, login, mode = 'react-jsx') => ({
  options: { jsx: mode, jsxImportSource: source },
  bin: ['typescript/bin/tsc', '-p'],
  name: 'page.tsx',
  wrap: (uses) =>
    `import '${entry}';\nexport const all = [\n${uses.map((use) => `${use},`).join('\n')}\n];\n`,
  use: (attributes) => `<oauth-login-button ${attributes} />`,
  right: `slot="signed-out" provider="github" mode="tab" no-user={false} max-age={300} savedToken={null} ${login}={(event) => event.error.length} id="x"`,
  wrong: {
    'a wrong value': 'provider="github" mode="window"',
    'an unknown attribute': 'provider="github" nonsense="x"',
    'a wrong type': 'provider={7}',
    'a missing provider': '',
    'a wrong field of an event': `provider="x" ${login}={(event) => event.nonsense}`,
  },
});

const frameworks = {
  react: jsx('oauth-elements/react', 'react', 'onlogin'),
  preact: jsx('oauth-elements/preact', 'preact', 'onlogin'),
  solid: jsx('oauth-elements/solid', 'solid-js', 'on:login', 'preserve'),
  vue: {
    bin: ['vue-tsc/bin/vue-tsc.js', '-p'],
    name: 'Page.vue',
    wrap: (uses) =>
      `<script setup lang="ts">import 'oauth-elements/vue';</script>\n<template>\n${uses.join('\n')}\n</template>\n`,
    use: (attributes) => `<oauth-login-button ${attributes} />`,
    right:
      'slot="signed-out" provider="github" mode="tab" :no-user="false" :max-age="300" :savedToken="null" @login="(event) => event.error.length"',
    wrong: {
      'a wrong value': 'provider="github" mode="window"',
      'an unknown attribute': 'provider="github" nonsense="x"',
      'a wrong type': ':provider="7"',
      'a missing provider': '',
      'a wrong field of an event': 'provider="x" @login="(event) => event.nonsense"',
    },
  },
  svelte: {
    bin: ['svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.json', '--workspace'],
    name: 'Page.svelte',
    wrap: (uses) => `<script lang="ts">import 'oauth-elements/svelte';</script>\n${uses.join('\n')}\n`,
    use: (attributes) => `<oauth-login-button ${attributes}></oauth-login-button>`,
    right:
      'provider="github" mode="tab" no-user={false} max-age={300} savedToken={null} onlogin={(event) => event.error.length}',
    wrong: {
      'a wrong value': 'provider="github" mode="window"',
      'an unknown attribute': 'provider="github" nonsense="x"',
      'a wrong type': 'provider={7}',
      'a missing provider': '',
      'a wrong field of an event': 'provider="x" onlogin={(event) => event.nonsense}',
    },
  },
  angular: {
    // Installed by itself: the last version whose compiler runs on Node 20.
    packages: 'angular',
    options: { verbatimModuleSyntax: false, experimentalDecorators: true },
    angularCompilerOptions: { strictTemplates: true },
    bin: ['@angular/compiler-cli/bundles/src/bin/ngc.js', '-p'],
    name: 'page.ts',
    wrap: (uses) => `import { Component } from '@angular/core';
import { oauthElements } from 'oauth-elements/angular';

@Component({ selector: 'app-page', imports: [oauthElements], template: \`${uses.join('\n')}\` })
export class Page {
  readonly scopes = 'read';
}
`,
    use: (attributes) => `<oauth-login-button ${attributes}></oauth-login-button>`,
    right:
      'slot="signed-out" provider="github" mode="tab" groups [noUser]="false" [maxAge]="300" [savedToken]="null" [scope]="scopes" [attr.id]="7" hidden (login)="$event.error.length" (login-start)="$event.preventDefault()"',
    wrong: {
      'a wrong value': 'provider="github" mode="window"',
      'an unknown property': 'provider="github" [nonsense]="7"',
      'a wrong type': '[provider]="7"',
      'a missing provider': '',
      'a wrong field of an event': 'provider="x" (login)="$event.nonsense"',
      'an unknown element': 'provider="x"><oauth-nonsense></oauth-nonsense',
    },
  },
};

/** Whether a project of one page with these attributes passes the framework's checker, and what that said. */
function check({ options, packages = '', bin: [script, ...args], name, wrap, use, ...more }, attributes) {
  const installed = join(folder, packages);
  const project = mkdtempSync(join(installed, 'project-'));
  writeFileSync(join(project, name), wrap([use(attributes)]));
  const config = {
    compilerOptions: { ...compilerOptions, ...options },
    vueCompilerOptions: { strictTemplates: true },
    angularCompilerOptions: more.angularCompilerOptions,
    include: [name],
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(config));
  const command = [join(installed, 'node_modules', script), ...args, project];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: installed,
    encoding: 'utf8',
  });
  return { passes: status === 0, said: stdout + stderr };
}

/** Installs what frameworks need, once. */
function install(packages = '') {
  if (!existsSync(join(root, 'dist/typings'))) throw new Error('There is no build: run "npm run build".');
  const at = join(folder, packages);
  if (existsSync(join(at, 'package.json'))) return;
  mkdirSync(at, { recursive: true });
  cpSync(join(here, packages, 'package.json'), join(at, 'package.json'));
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund'], { cwd: at, stdio: 'inherit' });
  const own = join(at, 'node_modules/oauth-elements');
  mkdirSync(own, { recursive: true });
  cpSync(join(root, 'package.json'), join(own, 'package.json'));
  cpSync(join(root, 'dist'), join(own, 'dist'), { recursive: true });
  for (const name of ['lit', '@lit', 'lit-html', 'lit-element'])
    symlinkSync(join(root, 'node_modules', name), join(at, 'node_modules', name));
}

let failed = 0;
const report = (framework, what, isRight, said) => {
  console.log(`${isRight ? 'ok  ' : 'FAIL'} ${framework}: ${what}`);
  if (isRight) return;
  failed += 1;
  console.log(said);
};

try {
  const wanted = process.argv.slice(2);
  for (const [name, framework] of Object.entries(frameworks)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    install(framework.packages);
    const { passes, said } = check(framework, framework.right);
    report(name, 'right use passes', passes, said);
    for (const [what, attributes] of Object.entries(framework.wrong)) {
      const wrong = check(framework, attributes);
      report(name, `${what} is an error`, !wrong.passes, 'it passed');
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;
