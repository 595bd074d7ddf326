import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

const packageFolder = /^.*[\\/]node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/;

/** Puts the licences of bundled packages beside the entry, as they ask of every copy, and names that file in it. */
export function bundledLicences() {
  return {
    name: 'bundled-licences',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const names = new Map();
      for (const id of chunks.flatMap((chunk) => chunk.moduleIds)) {
        const folder = packageFolder.exec(id)?.[0];
        if (!folder || !existsSync(`${folder}/LICENSE`)) continue;
        const text = readFileSync(`${folder}/LICENSE`, 'utf8').trim();
        const { name } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
        names.set(text, new Set(names.get(text)).add(name));
      }
      const sections = [...names].map(([text, users]) => `${[...users].sort().join(', ')}\n\n${text}\n`);
      for (const entry of chunks.filter((chunk) => chunk.isEntry)) {
        const fileName = entry.fileName.replace(/\.js$/, '.licenses.txt');
        entry.code = `/*! ${basename(fileName)} */\n${entry.code}`;
        this.emitFile({ type: 'asset', fileName, source: sections.join('\n\n') });
      }
    },
  };
}
