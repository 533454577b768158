import type { ClassEntity, ModuleEntity } from '../entities.js';
import type { PythonProject } from '../project.js';
import { toInstanceOf, type Type, unknown } from '../types.js';

/** The class of a module of the library; undefined when the library does not have it. */
function findLibraryClass(project: PythonProject, moduleName: string, name: string): ClassEntity | undefined {
  const module = project.findLibraryModule(moduleName);
  return module && findOwnClass(module, name);
}

function findOwnClass(module: ModuleEntity, name: string): ClassEntity | undefined {
  const binding = module.getTable(0).get(name)?.at(-1);
  return binding?.kind === 'class' ? module.getClass(binding.definition) : undefined;
}

/** An instance of a built-in class; unknown when the library does not have it. */
export function builtin(project: PythonProject, name: string, args?: readonly Type[]): Type {
  return libraryInstance(project, 'builtins', name, args);
}

/** An instance of a class of the library; unknown when the library does not have it. */
export function libraryInstance(
  project: PythonProject,
  moduleName: string,
  name: string,
  args?: readonly Type[],
): Type {
  const found = findLibraryClass(project, moduleName, name);
  return found === undefined ? unknown : toInstanceOf(found, args);
}

/** A tuple of exactly these items. */
export function tupleOf(project: PythonProject, items: readonly Type[]): Type {
  const tuple = builtin(project, 'tuple', items);
  return tuple.kind === 'instance' ? { ...tuple, isFixed: true } : tuple;
}

/** The type of a literal, which keeps how it is written: strings with quotes, for matching overloads. */
export function literal(project: PythonProject, name: 'str' | 'int' | 'bool' | 'bytes', text: string): Type {
  const type = builtin(project, name);
  return type.kind === 'instance' ? { ...type, literal: text } : type;
}
