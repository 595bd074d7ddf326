// Runs test files one after another in this process: starting one for each file would take most of the time.
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import './fewer-destroy-hooks.mjs';

// After it has changed what the runner is made with.
const { test } = await import('node:test');

for (const path of process.argv.slice(2)) {
  try {
    await import(pathToFileURL(resolve(path)).href);
  } catch (error) {
    test(`${relative('.', path)} is loaded`, () => {
      throw error;
    });
  }
}
