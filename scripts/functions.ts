import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { ROOT } from './load-facts';

/** Reads the functions of a source file and how many ways lead through each: for the guard and for `npm run measure`. */

export interface FunctionInfo {
  file: string;
  name: string;
  /** 1-based, of its first line. */
  line: number;
  lines: number;
  /**
   * Cyclomatic complexity (McCabe 1976): one, and one more for each branch, loop, case, catch, and each `&&`, `||`, `??`,
   * `?:` and `?.`. Functions inside it are counted for themselves.
   */
  complexity: number;
}

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const BRANCHES = new Set([
  'IfStatement',
  'ConditionalExpression',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'CatchClause',
  'LogicalExpression',
]);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

function isBranch(node: Node): boolean {
  if (node.type === 'SwitchCase') return node.test !== null;
  if (node.type === 'AssignmentExpression') return /^(\|\||&&|\?\?)=$/.test(node.operator as string);
  if (node.type === 'MemberExpression' || node.type === 'CallExpression') return node.optional === true;
  return BRANCHES.has(node.type);
}

function branchesIn(node: Node): number {
  let count = isBranch(node) ? 1 : 0;
  for (const child of childrenOf(node)) if (!FUNCTIONS.has(child.type)) count += branchesIn(child);
  return count;
}

function nameOf(node: Node, parent: Node | null): string {
  const named = (value: unknown) => (isNode(value) ? ((value.name ?? value.value) as string | undefined) : undefined);
  return (
    named(node.id) ??
    (parent && (named(parent.key) ?? named(parent.id) ?? named(parent.left))) ??
    (parent?.type === 'CallExpression' ? `${named(parent.callee) ?? 'call'} callback` : 'anonymous')
  );
}

/** Every function of a TypeScript file, in the order of the text. */
export function functionsOf(file: string, root = ROOT): FunctionInfo[] {
  const text = readFileSync(join(root, file), 'utf8');
  const { program, errors } = parseSync(file, text, { lang: file.endsWith('x') ? 'tsx' : 'ts' });
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const found: FunctionInfo[] = [];
  const visit = (node: Node, parent: Node | null): void => {
    if (FUNCTIONS.has(node.type)) {
      const line = lineAt(node.start);
      const complexity = 1 + childrenOf(node).reduce((sum, child) => sum + branchesIn(child), 0);
      found.push({ file, name: nameOf(node, parent), line, lines: lineAt(node.end) - line + 1, complexity });
    }
    for (const child of childrenOf(node)) visit(child, node);
  };
  visit(program as unknown as Node, null);
  return found;
}
