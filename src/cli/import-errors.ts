import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Node's message for a missing module, which it names by its name or by its path. */
const notFound = /^Cannot find (?:package|module) '([^']+)'(?: imported from (.+?))?$/m;
const notExported =
  /^(?:Package subpath '\.([^']*)' is not defined by|No "exports" main defined in).* imported from (.+?)$/m;

/** An import as a file has it: `from '…'`, `import '…'`, `import('…')`. */
const imports = /\b(?:from|import)\s*\(?\s*(["'])([^"'\n]+)\1/g;

/**
 * Why an import fails; `undefined` for any other error. A module's name is quoted only if a file contains it in an import: a name that was
 * composed at run time may hold a secret.
 */
export function explainImport(error: unknown, file: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === 'ERR_MODULE_NOT_FOUND') {
    const [, missing = '', importer] = notFound.exec(message) ?? [];
    const found = importIn(importer, (name) => isOf(name, missing));
    if (found === undefined) return undefined;
    const isPackage = message.startsWith('Cannot find package');
    const cure = isPackage
      ? `In the folder of that file, run: npm install ${packageOf(found.name)}`
      : 'Correct its path';
    return `${placeOf(found, file)}imports ${found.name}, which is not there. ${cure}`;
  }
  if (code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') {
    const [, subpath = '', importer] = notExported.exec(message) ?? [];
    const found = importIn(importer, (name) => !isFile(name) && name === packageOf(name) + subpath);
    if (found === undefined) return undefined;
    const name = packageOf(found.name);
    return `${placeOf(found, file)}imports ${found.name}, which that package does not export (${code}). Correct the name: exports in the package.json of ${name} has all`;
  }
  return undefined;
}

interface Found {
  readonly name: string;
  readonly importer: string;
  readonly line: number;
}

function importIn(importer: string | undefined, isIt: (name: string) => boolean): Found | undefined {
  if (importer === undefined) return undefined;
  const path = importer.startsWith('file:') ? fileURLToPath(importer) : importer;
  try {
    const text = readFileSync(path, 'utf8');
    for (const { 2: name = '', index } of text.matchAll(imports))
      if (isIt(name)) return { name, importer: path, line: text.slice(0, index).split('\n').length };
  } catch {
    // Without the file, nothing is known about the import.
  }
  return undefined;
}

/** Node names a package without its subpath, and a file by its whole path. */
function isOf(name: string, missing: string): boolean {
  if (!isFile(name)) return packageOf(name) === packageOf(missing) || missing.includes(`/${name}`);
  const path = name.startsWith('file:') ? fileURLToPath(name) : name;
  return missing.endsWith(path.replace(/^(?:\.{0,2}\/)+/, '/'));
}

function isFile(name: string): boolean {
  return /^(?:[./]|file:)/.test(name);
}

function packageOf(name: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;
}

function placeOf({ importer, line }: Found, file: string): string {
  return importer === resolve(file) ? `line ${line}: ` : `${importer}, line ${line}: `;
}
