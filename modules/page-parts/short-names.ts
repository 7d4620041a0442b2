import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

/**
 * Which properties may have short names in the parts of the page script: private and protected members, which
 * nothing but their class and those made of it can ask for, and what the recognizer keeps to itself. Whatever anyone else declares, or a string says, keeps its name: what
 * crosses to the page script, to messages and to storage, and what the browser knows by that name.
 */

/** Folders and files in which the code of the parts lies, and what it is told of the rest. */
const SOURCES = [
  'entrypoints/page.content',
  ...['recognizer', 'shelf', 'messaging', 'settings', 'own'].map((room) => `data/${room}`),
  ...['gazetteer/model', 'yearbook/model', 'store/reader-library', 'routes', 'address'].map(
    (file) => `data/${file}.ts`,
  ),
];
/** What is declared here is asked for here alone, by the parts `find` and `decide`. */
const CLOSED = /^data\/recognizer\/(match|evidence)\/(?!rules|weights)/;
/** Declarations of the language, the browser and its extensions. */
const PLATFORM = ['node_modules/@typescript', 'node_modules/@wxt-dev/browser/src/gen'];
const PLATFORM_FILE = /^(lib\.(dom|es)[\w.]*|index)\.d\.ts$/;
/** Foreign code in the page script: every word of it keeps its meaning. */
const FOREIGN = ['node_modules/wxt/dist/utils', 'node_modules/wxt/dist/virtual'];

interface Node {
  type: string;
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

function filesBelow(root: string, folder: string, ending: RegExp): string[] {
  if (folder.endsWith('.ts')) return [join(root, folder)];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && ending.test(file.name))
    .map((file) => join(file.parentPath, file.name))
    .sort();
}

function visit(node: Node, seen: (node: Node) => void): void {
  if (node.type === 'TSLiteralType') return;
  seen(node);
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, seen);
}

const nameOf = (key: unknown): unknown => (isNode(key) ? (key.name ?? key.value) : undefined);

/** The names of properties that a node declares. */
function declared(node: Node): unknown[] {
  switch (node.type) {
    case 'PropertyDefinition':
    case 'MethodDefinition':
    case 'TSPropertySignature':
    case 'TSMethodSignature':
      return [nameOf(node.key)];
    case 'TSParameterProperty': {
      const { parameter } = node as unknown as { parameter: Node };
      return [nameOf(parameter.type === 'AssignmentPattern' ? parameter.left : parameter)];
    }
    default:
      return [];
  }
}

/** The names that a node says without declaring a type: in an object, to those who import them. */
function said(node: Node, isClosed: boolean): unknown[] {
  switch (node.type) {
    case 'ObjectExpression':
      return isClosed ? [] : (node.properties as Node[]).map(({ key }) => nameOf(key));
    case 'ExportNamedDeclaration': {
      const { declaration } = node as unknown as { declaration: (Node & { declarations?: Node[] }) | null };
      return declaration ? (declaration.declarations ?? [declaration]).map(({ id }) => nameOf(id)) : [];
    }
    default:
      return [];
  }
}

/** What is declared for everyone is a property of the global object. */
function globals(node: Node): unknown[] {
  return /^(VariableDeclarator|FunctionDeclaration|TSDeclareFunction)$/.test(node.type) ? [nameOf(node.id)] : [];
}

export interface ShortNames {
  /** Of private and protected members, sorted. */
  own: string[];
  /** Of what the recognizer keeps to itself besides, sorted. */
  closed: string[];
  /** The files that were read, absolute paths: a part may be made of no others of ours. */
  read: ReadonlySet<string>;
}

/** Reads the sources and what the platform declares: about a second. */
export function shortNames(root: string): ShortNames {
  const read = SOURCES.flatMap((folder) => filesBelow(root, folder, /\.tsx?$/));
  const own = new Set<string>();
  const closed = new Set<string>();
  const open = new Set<string>();
  /** What is asked for by a string: never a private member. */
  const strings = new Set<string>();
  for (const path of read) {
    const isClosed = CLOSED.test(path.slice(root.length + 1).replaceAll('\\', '/'));
    visit(parseSync(path, readFileSync(path, 'utf8')).program as unknown as Node, (node) => {
      const kind = /private|protected/.test(String(node.accessibility)) ? own : isClosed ? closed : open;
      for (const name of declared(node)) if (typeof name === 'string') kind.add(name);
      for (const name of said(node, isClosed)) if (typeof name === 'string') open.add(name);
      if (node.type === 'Literal' && typeof node.value === 'string') strings.add(node.value);
    });
  }
  for (const path of PLATFORM.flatMap((folder) => filesBelow(root, folder, PLATFORM_FILE)))
    visit(parseSync(path, readFileSync(path, 'utf8')).program as unknown as Node, (node) => {
      for (const name of [...declared(node), ...globals(node)]) if (typeof name === 'string') open.add(name);
    });
  for (const path of FOREIGN.flatMap((folder) => filesBelow(root, folder, /\.mjs$/)))
    for (const [word] of readFileSync(path, 'utf8').matchAll(/\w+/g)) open.add(word);
  if (!open.has('addEventListener') || !open.has('charCodeAt')) throw new Error('no declarations of the browser');
  const kept = (names: Set<string>): string[] =>
    [...names].filter((name) => /^[a-z]\w{2,}$/i.test(name) && !open.has(name)).sort();
  const shared = kept(closed).filter((name) => !strings.has(name));
  return { own: kept(own).filter((name) => !closed.has(name)), closed: shared, read: new Set(read) };
}
