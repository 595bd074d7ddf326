import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OAuthError } from '../protocol/errors.js';
import { explainJson, explainModule } from './settings-file-errors.js';
import { explainThrown } from './thrown-errors.js';

/** How long a settings file may take to load: it may fetch a secret from somewhere. */
const loadLimitMs = 30_000;

/**
 * Loads settings from a `.json` file, or from the default export of a module.
 * @throws {OAuthError} `settings_invalid` with the problem and its line. It quotes nothing of the file, which holds secrets.
 */
export async function loadSettingsFile(file: string): Promise<Record<string, unknown>> {
  const text = await read(file);
  const [settings] = /\.json$/i.test(file) ? [parse(file, text)] : await importDefault(file);
  const problem = problemOf(settings);
  if (problem !== undefined) throw invalid(file, problem);
  try {
    return { ...(settings as object) };
  } catch (error) {
    // Running the file with `node` would read none of its settings.
    throw invalid(file, explainThrown(error, file, 'it throws when a setting of it is read'));
  }
}

async function read(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    const words: Record<string, string> = {
      ENOENT: 'no such file',
      EISDIR: 'is a folder',
      EACCES: "can't be read: permission denied",
    };
    throw invalid(file, words[code] ?? `can't be read: ${code}`);
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(file, explainJson(text));
  }
}

/** The default export in an array: a promise would await an export with a `then` method, perhaps for ever. */
async function importDefault(file: string): Promise<[unknown]> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        invalid(file, `still loads after ${loadLimitMs / 1000} seconds: something in it waits for ever`),
      );
    }, loadLimitMs);
  });
  const loaded = import(pathToFileURL(resolve(file)).href).then(
    (module: { default?: unknown }): [unknown] => [module.default],
    (error: unknown) => {
      throw invalid(file, explainModule(error, file));
    },
  );
  try {
    return await Promise.race([loaded, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function problemOf(settings: unknown): string | undefined {
  if (settings === undefined) return 'has no default export: write export default { … }';
  if (typeof settings === 'function') return 'exports a function: export the settings that it makes';
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
    return 'must hold an object of settings';
  if ('then' in settings) return 'exports a promise: write export default await …';
  return undefined;
}

/** Without a cause: errors of the parser or of the file itself may quote the file. */
function invalid(file: string, problem: string): OAuthError {
  return new OAuthError('settings_invalid', `${file}: ${problem}`);
}

/**
 * A warning if the settings file is in the folder that `serve` serves; `undefined` otherwise. The settings file itself is
 * never sent, but `serve` can't recognise copies of it, or files that it imports.
 */
export function warnIfSettingsAreServed(
  folder: string | undefined,
  file: string | undefined,
): string | undefined {
  if (folder === undefined || file === undefined) return undefined;
  const path = relative(realpathSync(folder), realpathSync(file));
  const isInside = path.split(sep)[0] !== '..' && !isAbsolute(path);
  return isInside
    ? `${file} is in ${folder}, which is served: it is not sent, but copies of it and files that it imports are. Move it elsewhere`
    : undefined;
}
