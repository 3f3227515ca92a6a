import ts from "typescript";

/**
 * The kinds of all nodes of a file, nested as they are: what stays when every name and string is left out. A single statement after
 * `if` counts alike with and without braces: those depend on the width of the line. So does a property's name with and without quotes.
 */
export const syntaxShape = (path: string, content: string): string => shape(ts.createSourceFile(path, content, ts.ScriptTarget.ES2022));

/** The first syntax error of a file. */
export function syntaxError(path: string, content: string): string | undefined {
  const { diagnostics = [] } = ts.transpileModule(content, { fileName: path, reportDiagnostics: true });
  const [first] = diagnostics;
  return first && ts.flattenDiagnosticMessageText(first.messageText, " ");
}

function shape(node: ts.Node): string {
  if (ts.isIfStatement(node) && ts.isBlock(node.thenStatement) && node.thenStatement.statements.length === 1) {
    const [only] = node.thenStatement.statements;
    if (only && !node.elseStatement) return `${node.kind}(${shape(node.expression)} ${shape(only)})`;
  }
  const named = ts.isPropertyAssignment(node) || ts.isPropertySignature(node) ? node.name : undefined;
  const parts: string[] = [];
  ts.forEachChild(node, (child) => {
    const isName = child === named && (ts.isIdentifier(child) || ts.isStringLiteral(child));
    parts.push(isName ? "name" : shape(child));
  });
  return parts.length === 0 ? String(node.kind) : `${node.kind}(${parts.join(" ")})`;
}

/** The innermost first nodes of two files where their shapes differ, as text. */
export function shapeDifference(before: string, after: string): string {
  let left: ts.Node = ts.createSourceFile("before.ts", before, ts.ScriptTarget.ES2022, true);
  let right: ts.Node = ts.createSourceFile("after.ts", after, ts.ScriptTarget.ES2022, true);
  for (;;) {
    const [children, others] = [childrenOf(left), childrenOf(right)];
    const at = children.findIndex((child, i) => others[i] === undefined || shape(child) !== shape(others[i]));
    const [child, other] = [children[at], others[at]];
    if (child === undefined || other === undefined || child.kind !== other.kind) break;
    [left, right] = [child, other];
  }
  return `- ${left.getText().slice(0, 500)}\n+ ${right.getText().slice(0, 500)}`;
}

function childrenOf(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  return children;
}
