import { join } from 'node:path';
import { build } from 'esbuild';

/** What only the documentation and tests read: see `factsOnly` in src/providers/catalog/catalog-provider.ts. */
const factsOnly = ['deviceEndpoint', 'refresh', 'answers', 'register', 'notes', 'confirmedIn', 'unconfirmed'];

/**
 * Makes the table of providers one of getters, so that the data of a provider exists once somebody asks for it: the engine compiles
 * a function when it is first called. It works wherever a module does, and the table stays synchronous.
 */
export const catalogOnDemand = (root) => ({
  name: 'catalog-on-demand',
  async load(id) {
    if (id !== join(root, 'src/providers/catalog/entries.ts')) return null;
    const made = await build({ entryPoints: [id], bundle: true, format: 'esm', write: false });
    const { text } = made.outputFiles[0];
    const { entries } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
    const getters = Object.entries(entries).map(([name, entry]) => {
      const used = Object.fromEntries(Object.entries(entry).filter(([part]) => !factsOnly.includes(part)));
      return `  get ${JSON.stringify(name)}() {\n    return ${JSON.stringify(used)};\n  },\n`;
    });
    return `export const entries = {\n${getters.join('')}};\n`;
  },
});
