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

const testFunctions = new Set(['test', 'it', 'describe', 'suite', 'context']);
const shortcuts = new Set(['only', 'skip', 'todo', 'fixme', 'fail']);
const disabledNames = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']);

/** `test`, `test.describe` or `it` as the function that is called, without what follows it. */
const testFunction = (callee: ts.Expression): string | undefined => {
  if (ts.isIdentifier(callee)) return testFunctions.has(callee.text) ? callee.text : undefined;
  return ts.isPropertyAccessExpression(callee) ? testFunction(callee.expression) : undefined;
};

/** Tests that would not run, or would keep others from running. */
export function tamedTests(files: TextFile[]): string[] {
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
