import assert from 'node:assert/strict';
import type { FileSource } from '../../../../src/engine/engine.js';
import { createPythonFacts } from '../../../../src/python/semantics/facts.js';
import { PythonProject } from '../../../../src/python/semantics/project.js';
import type { PythonFacts } from '../../../../src/python/semantics/python-facts.js';
import type * as ast from '../../../../src/python/syntax/nodes.js';
import { isFunction } from '../../../../src/python/syntax/predicates.js';
import { linkParents, parse } from '../../../../src/python/syntax/parser.js';
import { walk } from '../../../../src/python/syntax/walk.js';

const root = '/project';

/** Files by path below the project's folder, which tests can change. */
export type Files = Record<string, string>;

/** A file source over texts in memory. */
export function createFiles(files: Files): FileSource {
  const toName = (path: string): string => path.slice(root.length + 1);
  return {
    readFile: (path) => files[toName(path)],
    isFile: (path) => files[toName(path)] !== undefined,
    readFolder(path) {
      const prefix = path === root ? '' : `${toName(path)}/`;
      const inside = Object.keys(files).filter((name) => name.startsWith(prefix));
      const names = inside.map((name) => name.slice(prefix.length).split('/')[0] ?? '');
      return inside.length === 0 ? undefined : [...new Set(names)];
    },
  };
}

/** A project in memory, and what is known of its modules. */
export class TestProject {
  readonly project: PythonProject;

  constructor(
    readonly files: Files,
    options: { readonly environment?: string; readonly root?: string } = {},
  ) {
    const { environment, root: folder } = options;
    const own = folder === undefined ? root : `${root}/${folder}`;
    this.project = new PythonProject({ files: createFiles(files), root: own, environment });
  }

  getPath(name: string): string {
    return `${root}/${name}`;
  }

  /** Changes, adds or (with undefined) deletes a file. Returns the names of the modules that are affected. */
  change(name: string, text: string | undefined): readonly string[] {
    if (text === undefined) Reflect.deleteProperty(this.files, name);
    else this.files[name] = text;
    const affected = this.project.invalidate(this.getPath(name));
    return [...affected].map((path) => path.slice(root.length + 1)).sort();
  }

  open(name: string): OpenModule {
    const text = this.files[name] ?? '';
    const tree = parse(text);
    linkParents(tree);
    return new OpenModule(text, tree, createPythonFacts(this.project, this.getPath(name), tree, text));
  }
}

/** One module whose facts are asked for by what stands in its text. */
export class OpenModule {
  constructor(
    readonly text: string,
    readonly tree: ast.Module,
    readonly facts: PythonFacts,
  ) {}

  /** The last expression in the text that is written like this. */
  find(written: string): ast.Expression {
    let found: ast.Expression | undefined;
    walk(this.tree, (node) => {
      if (this.text.slice(node.start, node.end) !== written || !isExpression(node)) return;
      if (found === undefined || node.start > found.start) found = node;
    });
    assert(found !== undefined, `no expression ${written}`);
    return found;
  }

  findFunction(name: string): ast.FunctionNode {
    let found: ast.FunctionNode | undefined;
    walk(this.tree, (node) => {
      if (isFunction(node) && node.name === name) found = node;
    });
    assert(found !== undefined, `no function ${name}`);
    return found;
  }
}

function isExpression(node: ast.Node): node is ast.Expression {
  return ['Name', 'Attribute', 'Call', 'Subscript', 'Await', 'Lambda', 'BoolOp', 'IfExp'].includes(node.type);
}

/**
 * Compares what is inferred with what comments say. The comment is about the statement it stands behind: its value,
 * the context of `with`, or the iterable of `for`.
 *
 * - `#: coroutine` (future, awaitable, value, unknown): what it evaluates to;
 * - `#: is asyncio.Task`: the class that it is an instance of;
 * - `#: calls asyncio.sleep`: the dotted name of what is called;
 * - `#: with async`, `#: for async`: the protocols it has.
 *
 * @param folder the project's, below that of the files; files outside of it are not asked about
 */
export function check(files: Files | string, folder?: string): void {
  const project = new TestProject(typeof files === 'string' ? { 'main.py': files } : files, { root: folder });
  let count = 0;
  for (const name of Object.keys(project.files)) {
    if (!name.endsWith('.py') || (folder !== undefined && !name.startsWith(`${folder}/`))) continue;
    const module = project.open(name);
    walk(module.tree, (node) => {
      const asked = findAsked(node);
      const expected = asked && findComment(module, node, asked);
      if (asked === undefined || expected === undefined) return;
      count++;
      const line = module.text.slice(0, node.start).split('\n').length;
      const written = module.text.slice(asked.start, asked.end);
      assert.equal(answer(module.facts, asked, expected), expected, `${name}:${line} ${written}`);
    });
  }
  assert(count > 0, 'nothing is asked');
}

function findAsked(node: ast.Node): ast.Expression | undefined {
  switch (node.type) {
    case 'Expr':
      return node.value;
    case 'Assign':
    case 'Return':
      return node.value ?? undefined;
    case 'With':
    case 'AsyncWith':
      return node.items.at(-1)?.context_expr;
    case 'For':
    case 'AsyncFor':
      return node.iter;
    default:
      return undefined;
  }
}

/** The comment at the end of the line on which the asked expression ends. */
function findComment(module: OpenModule, node: ast.Node, asked: ast.Expression): string | undefined {
  const comment = module.tree.comments.find((one) => one.start >= asked.end && one.value.startsWith(': '));
  if (comment === undefined || module.text.slice(asked.end, comment.start).includes('\n')) return undefined;
  const between = module.text.slice(asked.end, comment.start);
  return node.type === 'Expr' || !between.includes(';') ? comment.value.slice(2).trim() : undefined;
}

function answer(facts: PythonFacts, asked: ast.Expression, expected: string): string {
  const [question] = expected.split(' ');
  switch (question) {
    case 'is':
      return `is ${facts.findClassName(asked) ?? 'unknown'}`;
    case 'calls':
      return `calls ${(asked.type === 'Call' && facts.findQualifiedName(asked.func)) || 'unknown'}`;
    case 'with':
      return `with ${facts.getContextManagerKind(asked)}`;
    case 'for':
      return `for ${facts.getIterableKind(asked)}`;
    default:
      return facts.getAwaitableKind(asked);
  }
}
