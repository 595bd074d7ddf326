import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parse } from 'lossless-json';
import { explainImport } from './import-errors.js';
import { explainThrown, lineInStack } from './thrown-errors.js';

/** How long Node may take to check the syntax. */
const checkLimitMs = 10_000;

/** Why a text is not valid JSON, with the line, and without quoting the text. */
export function explainJson(text: string): string {
  try {
    parse(text);
  } catch (error) {
    const { message } = error as Error;
    const at = / at position (\d+)$/.exec(message)?.[1];
    const words = message.replace(/ at position \d+$/, '');
    if (at !== undefined) return `SyntaxError, line ${lineAt(text, Number(at))}: ${withoutQuotes(words)}`;
  }
  return 'SyntaxError: it is no JSON';
}

/** Why a module doesn't load, with the line if it is known, and without quoting what it may hold. */
export function explainModule(error: unknown, file: string): string {
  if (error instanceof SyntaxError) return explainSyntax(error, file);
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION') return 'must be a .mjs or a .json file';
  return explainImport(error, file) ?? explainThrown(error, file);
}

function explainSyntax({ message, stack }: SyntaxError, file: string): string {
  const line = lineInStack(stack, file) ?? lineOfMistake(file);
  const place = line === undefined ? ', in a file that it imports' : `, line ${line}`;
  // The name in quotes is one that the file imports.
  const absent = /^The requested module .* does not provide an export named '([\w$]+)'$/.exec(message)?.[1];
  if (absent !== undefined)
    return `SyntaxError${place}: it imports ${absent}, which that module does not export`;
  return `SyntaxError${place}: ${withoutQuotes(message)}`;
}

/** Removes quoted text from a parser's message: it may be a secret whose quotes were forgotten. */
function withoutQuotes(message: string): string {
  return message
    .replace(/(["'`/])[^]*?\1/g, (quoted) => (/^.[^\w\s]{1,2}.$/.test(quoted) ? quoted : '…'))
    .replace(/ …/g, '')
    .replace(/\s+/g, ' ');
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

/** Node prints the line of a syntax error only to stderr. */
function lineOfMistake(file: string): string | undefined {
  const { stderr } = spawnSync(process.execPath, ['--check', resolve(file)], {
    encoding: 'utf8',
    timeout: checkLimitMs,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return /^.*:(\d+)\r?\n/.exec(stderr)?.[1];
}
