import ts from 'typescript';
import type { TextFile } from './project-files.js';

const parse = ({ path, text }: TextFile): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

const walk = (node: ts.Node, enter: (node: ts.Node) => void): void => {
  enter(node);
  ts.forEachChild(node, (child) => {
    walk(child, enter);
  });
};

const place = (path: string, node: ts.Node): string => {
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  return `${path}:${String(line + 1)}`;
};

const maxLines = 250;

/** Files that are too long to be read in one go, blank lines included. */
export const longFiles = (files: TextFile[]): string[] =>
  files
    .map(({ path, text }) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > maxLines)
    .map(({ path, lines }) => `${path}: ${String(lines)} lines`);

/** Default exports and the type `any`, where they stand. */
export function looseCode(files: TextFile[]): string[] {
  const found: string[] = [];
  for (const file of files) {
    walk(parse(file), (node) => {
      if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(`${place(file.path, node)}: any`);
      const isDefault =
        (ts.isExportAssignment(node) && !node.isExportEquals) ||
        node.kind === ts.SyntaxKind.DefaultKeyword ||
        (ts.isExportSpecifier(node) && node.name.text === 'default');
      if (isDefault && !ts.isDefaultClause(node.parent))
        found.push(`${place(file.path, node)}: default export`);
    });
  }
  return found;
}

const exported = /^export (?:abstract )?(?:async )?(?:const|let|function\*?|class) (\w+)/gm;

/** Values that a file exports and no other file names. */
export function unusedExports(files: TextFile[]): string[] {
  const places = new Map<string, number>();
  for (const { text } of files)
    for (const word of new Set(text.match(/\w+/g))) places.set(word, (places.get(word) ?? 0) + 1);
  return files.flatMap(({ path, text }) =>
    Array.from(text.matchAll(exported), ([, name = '']) => name)
      .filter((name) => places.get(name) === 1)
      .map((name) => `${path}: ${name}`),
  );
}

const testFunctions = new Set(['test', 'it', 'describe', 'suite', 'context']);
const shortcuts = new Set(['only', 'skip', 'todo', 'fixme', 'fail']);
const disabledNames = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']);

/** `test`, `test.describe` or `it` as the function that is called, without what follows it. */
const testFunction = (callee: ts.Expression): string | undefined => {
  if (ts.isIdentifier(callee)) return testFunctions.has(callee.text) ? callee.text : undefined;
  return ts.isPropertyAccessExpression(callee) ? testFunction(callee.expression) : undefined;
};

/** Tests that would not run, or would keep others from running. */
export function disabledTests(files: TextFile[]): string[] {
  const found: string[] = [];
  for (const file of files) {
    walk(parse(file), (node) => {
      const isShortcut =
        ts.isPropertyAccessExpression(node) && shortcuts.has(node.name.text) && testFunction(node.expression);
      const isOption =
        ts.isPropertyAssignment(node) &&
        ts.isIdentifier(node.name) &&
        shortcuts.has(node.name.text) &&
        ts.isCallExpression(node.parent.parent) &&
        testFunction(node.parent.parent.expression);
      const isDisabled =
        ts.isCallExpression(node) &&
        ts.isIdentifier(node.expression) &&
        disabledNames.has(node.expression.text);
      if (isShortcut || isOption || isDisabled)
        found.push(`${place(file.path, node)}: ${node.getText().slice(0, 40)}`);
    });
  }
  return found;
}

/** Names that two tests of one file share, with the groups that they stand in. */
export function repeatedNames(files: TextFile[]): string[] {
  const found: string[] = [];
  for (const file of files) {
    const seen = new Set<string>();
    walk(parse(file), (node) => {
      const name = testName(node);
      if (name === undefined) return;
      if (seen.has(name)) found.push(`${place(file.path, node)}: ${name}`);
      seen.add(name);
    });
  }
  return found;
}

function testName(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || !testFunction(node.expression)) return undefined;
  const [title, ...rest] = node.arguments;
  if (!title || !ts.isStringLiteralLike(title) || rest.length === 0) return undefined;
  let name = title.text;
  for (let outer: ts.Node = node.parent; !ts.isSourceFile(outer); outer = outer.parent) {
    const group = testName(outer);
    if (group !== undefined) name = `${group} > ${name}`;
  }
  return name;
}

/**
 * Phrases of a private dialect, with what to write instead. Each is taken apart, or this file would find itself. Phrases with an
 * ordinary meaning are not listed.
 */
const dialect: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/\bbesid[e]s\b/i, 'too, also, except'],
  [/\bat the mos[t]\b/i, 'at most'],
  [/\bane[w]\b/i, 'again'],
  [/\bsees t[o] (?:it|that)\b/i, 'ensures'],
  [/\bvouch(?:es)? fo[r]\b/i, 'confirms'],
  [/\bin vai[n]\b/i, 'without success'],
  [/\bof (?:its|his|her|their|one's) own accor[d]\b/i, 'by itself, unasked'],
  [/\bcan no[t]\b/, "can't, cannot"],
  [/\bwhat o[f] it\b/i, 'which part of it'],
  [/\bwhat cam[e] of\b/i, 'the result'],
  [/\b(?:holds?|held) u[p]\b/i, 'is valid'],
  [/\bhardly eve[r]\b/i, 'rarely'],
  [/\bled awa[y]\b/i, 'redirected'],
  [/\ball the sam[e]\b/i, 'anyway'],
  [/\bnone any mor[e]\b/i, 'no longer one'],
  [/\b(?:is|are|be) worth nothin[g]\b/i, 'is refused'],
  [/\b(?:would|will) not (?:say|tel[l])\b/i, 'refuses to'],
  [/\bat han[d]\b/i, 'ready, fetched'],
  [/\bver[y] (?:machine|page|host|origin|window|browser)\b/i, 'this'],
  [/\bwhoeve[r] .{0,60} that on[e]\b/i, 'a person who'],
  [/\bcounts? for nothin[g]\b/i, 'is ignored'],
  [/\bcould not be ha[d]\b/i, "can't be fetched"],
  [/\blives? no mor[e]\b/i, 'has expired'],
  [/\bends? wel[l]\b/i, 'succeeds, ends without an error'],
  [/\bown affai[r]\b/i, 'used as it is'],
  [/\bhow it stand[s]\b/i, 'the current state'],
  [/\buses? nothing u[p]\b/i, 'uses neither … nor …'],
  [/\bwhere (?:there (?:is|are) non?e?|nobody (?:is|know))[s]?\b/i, 'if there is none, if nobody is'],
  [/\b(?:is|are) told s[o]\b/i, 'reads so, reports it'],
  [/\b(?:to|for|of|gives) a strange[r](?! under)\b/i, 'if nobody is signed in'],
  [/\bwhere the (?:settings|metadata) (?:say|name|list)[s]?\b/i, 'if the settings say'],
];

/** Phrases of the dialect in comments, names of tests and documents, also where a line break splits them. */
export function dialectPhrases(files: TextFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const plain = text.replace(/\s*\n[ \t]*(?:\*(?!\/)|\/\/|>)?[ \t]*/g, ' ');
    return dialect.flatMap(([phrase, instead]) => {
      const found = phrase.exec(plain)?.[0];
      return found === undefined ? [] : [`${path}: "${found}", write: ${instead}`];
    });
  });
}
