import type { Node } from '../../../src/python/syntax/nodes.js';
import { parse } from '../../../src/python/syntax/parser.js';
import { isFunction } from '../../../src/python/syntax/predicates.js';
import { linkChildren } from '../../../src/python/syntax/walk.js';
import { findMutants, type Mutant, type Mutator } from './mutant.js';
import { awaitMutators } from './python-awaits.js';
import { callMutators } from './python-calls.js';
import { handlerMutators } from './python-handlers.js';

const mutators: readonly Mutator<Node>[] = [...awaitMutators, ...callMutators, ...handlerMutators];

/** The mistakes that can be made in a Python file. */
export function findPythonMutants(text: string): Mutant[] {
  return findMutants(
    {
      nodes: linkChildren(parse(text)),
      text,
      getParent: ({ parent }) => parent,
      getSpan: ({ start, end }) => ({ start, end }),
      isFunction,
    },
    mutators,
  );
}
