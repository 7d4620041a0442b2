interface Node {
  type: string;
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

/** Names that minified code asks for, and those that it declares anywhere: what is not declared it takes from around it. */
export function namesIn(program: unknown): { asked: Set<string>; own: Set<string> } {
  const asked = new Set<string>();
  const own = new Set<string>();
  const declare = (pattern: unknown): void => {
    if (!isNode(pattern)) return;
    if (pattern.type === 'Identifier') own.add(pattern.name as string);
    for (const part of [pattern.left, pattern.argument, pattern.value]) declare(part);
    for (const part of [...((pattern.elements ?? []) as []), ...((pattern.properties ?? []) as [])]) declare(part);
  };
  const visit = (node: Node, parent: Node): void => {
    const { type } = node;
    // A property's name is none that is asked for, unless it is worked out.
    const isName = (parent.property === node || parent.key === node) && !parent.computed;
    if (type === 'Identifier' && !isName) asked.add(node.name as string);
    if (type === 'VariableDeclarator' || /Function|^Class/.test(type)) declare(node.id);
    if (type === 'CatchClause') declare(node.param);
    for (const param of (node.params ?? []) as unknown[]) declare(param);
    for (const value of Object.values(node))
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, node);
  };
  visit(program as Node, { type: '' });
  return { asked, own };
}
