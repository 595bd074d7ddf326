import { loadClientLibrary } from '../client-library.js';
import type { SqliteDatabase } from './sqlite-database.js';

type OpenDatabase = (file: string) => SqliteDatabase;

/** Opens a file by `node:sqlite`, which Node has from version 22.13 on, otherwise by `better-sqlite3`. */
export async function openDatabase(file: string): Promise<SqliteDatabase> {
  const open = ofNode() ?? (await ofPackage());
  return open(file);
}

function ofNode(): OpenDatabase | undefined {
  // Not by `import`: bundlers would look for it, and older versions of Node have none.
  const runtime: { readonly getBuiltinModule?: (name: string) => unknown } = process;
  const library = runtime.getBuiltinModule?.('node:sqlite') as
    { DatabaseSync: new (file: string) => SqliteDatabase } | undefined;
  return library && ((file) => new library.DatabaseSync(file));
}

async function ofPackage(): Promise<OpenDatabase> {
  const { default: Database } = await loadClientLibrary(
    () => import('better-sqlite3'),
    'npm install better-sqlite3@12, or use Node 22.13 or later, which needs none',
  );
  return (file) => new Database(file);
}
