import type { TSESTree } from '@typescript-eslint/utils';
import { isInClass } from '../syntax/predicates.js';
import type { OpenedFile } from './opened-file.js';

/** What only modules of the CommonJS form use. */
const commonJs = /\brequire\s*\(|\bmodule\.exports\b|^\s*exports\.\w+\s*=/m;

/** What Node.js gives to modules of the CommonJS form alone, and compilers leave as it is. */
const commonJsVariables = /\b__(?:dir|file)name\b/;

/** What a script of a page works with. Where nothing else says so, the page does not load it as a module. */
const ofPage = /\b(?:document|window)\s*\./;

/**
 * Whether `await` may be written in a place outside of functions: in ECMAScript modules alone, as the file's extension, its
 * `package.json` and its own text tell, and not in classes. https://nodejs.org/api/packages.html#determining-module-system
 * Svelte makes functions of its scripts that are not asynchronous.
 */
export function isTopLevelAwaitAllowed(node: TSESTree.Node, opened: OpenedFile): boolean {
  return opened.sourceCode.ast.sourceType === 'module' && !isInClass(node) && isModule(opened);
}

function isModule({ file: { path, project }, sourceCode: { ast, text } }: OpenedFile): boolean {
  if (/\.m[jt]s$/.test(path)) return true;
  if (/\.(?:c[jt]s|svelte)$/.test(path)) return false;
  const { type } = project.findPackage(path) ?? {};
  if (type === 'module' || type === 'commonjs') return type === 'module';
  // A module may make them itself: `const __dirname = import.meta.dirname`.
  if (commonJsVariables.test(text) && !text.includes('import.meta')) return false;
  return ast.body.some(isModuleSyntax) || !(commonJs.test(text) || ofPage.test(text));
}

function isModuleSyntax({ type }: TSESTree.ProgramStatement): boolean {
  return type === 'ImportDeclaration' || (type.startsWith('Export') && type.endsWith('Declaration'));
}
