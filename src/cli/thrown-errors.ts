import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { errorCodes } from '../protocol/errors.js';

const words: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'is a folder',
  ENOTDIR: 'is in a file, which is no folder',
  EACCES: 'permission denied',
};

/**
 * Describes what a settings file has thrown by its kind, code and line, without its message, which may hold a secret.
 * @param onRead what happened, if loading worked and reading a setting failed.
 */
export function explainThrown(error: unknown, file: string, onRead?: string): string {
  const hint = onRead === undefined ? whereToRead(file) : 'Its message may hold a secret and is not shown';
  const happened = onRead ?? 'it throws';
  if (!(error instanceof Error)) return `${happened}. ${hint}`;
  const line = lineInStack(error.stack, file);
  const code = codeOf(error) ?? codeOf(error.cause);
  const kind =
    (code === undefined ? kindOf(error) : `${kindOf(error)} ${code}`) + (line ? `, line ${line}` : '');
  if (error instanceof ReferenceError) return `${kind}: a name in it is not defined. ${hint}`;
  const path = pathOf(error, file, line);
  const what = words[code ?? ''];
  if (path !== undefined && what !== undefined) return `${kind}: ${path}: ${what}`;
  return `${kind}: ${happened}${what === undefined ? '' : ` (${what})`}. ${hint}`;
}

export function lineInStack(stack = '', file: string): string | undefined {
  const at = stack.indexOf(`${pathToFileURL(resolve(file)).href}:`);
  return at < 0 ? undefined : /^.*?:(\d+)(?::\d+)?\)?$/m.exec(stack.slice(at))?.[1];
}

/** The hint to run `node FILE`, which shows the whole message. */
function whereToRead(file: string): string {
  const name = /\s/.test(file) ? JSON.stringify(file) : file;
  return `Its message may hold a secret and is not shown here: node ${name} shows it`;
}

/** The name of an error's class. Any other text in that property may be a secret. */
function kindOf({ name }: Error): string {
  return /^[A-Z][A-Za-z]{0,40}Error$/.test(name) ? name : 'Error';
}

/** A code of Node, of the system or of ours. Any other text in that property may be a secret. */
function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as Readonly<Record<'code', unknown>>;
  if (typeof code !== 'string') return undefined;
  const known = [...Object.keys(constants.errno), 'ENOTFOUND', 'EAI_AGAIN', ...errorCodes];
  return known.includes(code) || /^(?:UND_)?ERR_[A-Z][A-Z\d_]{2,60}$/.test(code) ? code : undefined;
}

/**
 * The file that could not be read, if the line that failed contains its path as text. A variable used as a path may hold a key itself, so
 * it isn't shown.
 */
function pathOf(error: Error, file: string, line: string | undefined): string | undefined {
  const { path } = error as NodeJS.ErrnoException;
  if (typeof path !== 'string' || line === undefined) return undefined;
  const text = readFileSync(file, 'utf8').split('\n')[Number(line) - 1] ?? '';
  const named = [...text.matchAll(/\(\s*(["'])([\w ./\\:@-]{1,200})\1/g)].map(([, , name = '']) => name);
  return named.find(
    (name) => /[./\\]/.test(name) && (name === path || resolve(dirname(file), name) === resolve(path)),
  );
}
