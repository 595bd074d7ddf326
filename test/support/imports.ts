import ts from 'typescript';

export interface Import {
  /** What is imported, as written; `undefined` where it is computed, so that nobody can tell. */
  target: string | undefined;
  line: number;
}

const literal = (node: ts.Node | undefined): string | undefined =>
  node && ts.isStringLiteralLike(node) ? node.text : undefined;

/** Everything that a module imports: statements, re-exports, types, `import()`, `import('x').Type`, `require`. */
export function importsOf(path: string, text: string): Import[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (node: ts.Node, target: string | undefined): void => {
    found.push({ target, line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, literal(node.moduleSpecifier));
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node, literal(node.moduleSpecifier));
    else if (ts.isExternalModuleReference(node)) add(node, literal(node.expression));
    else if (ts.isImportTypeNode(node)) {
      add(node, ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal) : undefined);
    } else if (ts.isCallExpression(node) && isLoad(node.expression)) add(node, literal(node.arguments[0]));
    ts.forEachChild(node, visit);
  };
  visit(file);
  for (const reference of [...file.referencedFiles, ...file.typeReferenceDirectives]) {
    found.push({
      target: reference.fileName,
      line: file.getLineAndCharacterOfPosition(reference.pos).line + 1,
    });
  }
  return found;
}

const isLoad = (callee: ts.Expression): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
