import type { PythonFacts } from '../../../../python/semantics/python-facts.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import { isWrittenText } from '../../../../python/syntax/predicates.js';
import {
  asResult,
  asText,
  asValue,
  calculated,
  condition,
  formatted,
  iterated,
  ordered,
  type Use,
} from './use-kinds.js';
import { isAnswer } from './answers.js';
import { findSerializer } from './serializers.js';

/** What these do with each element of their first argument. */
const elementConsumers: ReadonlyMap<string, Use> = new Map<string, Use>([
  ['any', condition],
  ['all', condition],
  ['sum', calculated],
  ['min', ordered],
  ['max', ordered],
  ['sorted', ordered],
  ['str.join', asResult('`join()` raises a TypeError')],
  ...['io.TextIOWrapper', 'io.BufferedWriter', 'asyncio.StreamWriter', 'aiofiles.AsyncFile'].map(
    (owner) => [`${owner}.writelines`, asResult('`writelines()` raises a TypeError')] as const,
  ),
]);

/** The names of those of them that are methods: others need not be looked up. */
const consumingMethods: ReadonlySet<string> = new Set(['join', 'writelines']);

/** What these do with their arguments, by position; one entry serves all further positions. */
export const valueConsumers: ReadonlyMap<string, Use> = new Map<string, Use>([
  ['format', formatted],
  ['bool', condition],
  ['len', asResult('`len()` raises a TypeError')],
  ['int', asResult('`int()` raises a TypeError')],
  ['float', asResult('`float()` raises a TypeError')],
  ['abs', asResult('`abs()` raises a TypeError')],
  ['round', asResult('`round()` raises a TypeError')],
  ['range', asResult('`range()` raises a TypeError')],
  ['chr', asResult('`chr()` raises a TypeError')],
  ['ord', asResult('`ord()` raises a TypeError')],
  ['bytes', asResult('`bytes()` raises a TypeError')],
  ['list', iterated],
  ['tuple', iterated],
  ['set', iterated],
  ['frozenset', iterated],
  ['dict', iterated],
  ['sorted', iterated],
  ['reversed', iterated],
  ['enumerate', iterated],
  ['zip', iterated],
  ['map', iterated],
  ['filter', iterated],
  ['iter', iterated],
  ['next', asResult('`next()` raises a TypeError')],
  ['sum', iterated],
  ['any', iterated],
  ['all', iterated],
  ['list.extend', iterated],
  ['typing.MutableMapping.update', asResult('`update()` raises a TypeError')],
  ['set.update', iterated],
  ['json.dumps', { ...asResult('`json.dumps()` raises a TypeError'), isOfElements: true }],
  ['json.loads', asResult('`json.loads()` raises a TypeError')],
  ['str.join', asResult('`join()` raises a TypeError')],
  ['dataclasses.replace', asValue('`replace()` raises a TypeError')],
  ['dataclasses.asdict', asValue('`asdict()` raises a TypeError')],
  ['dataclasses.astuple', asValue('`astuple()` raises a TypeError')],
  ['copy.copy', asValue('`copy()` raises a TypeError')],
  ['copy.deepcopy', asValue('`deepcopy()` raises a TypeError')],
  ['sys.exit', asValue('the coroutine object is printed, and the exit code is 1')],
  ['os.path.join', asResult('`os.path.join()` raises a TypeError')],
  ['pathlib.Path', asResult('`Path()` raises a TypeError')],
  ['datetime.datetime.fromisoformat', asResult('`fromisoformat()` raises a TypeError')],
]);

/** What a call does with each element of its first argument: `any(…)` asks for its truth. Undefined when nothing is known. */
export function findElementUse(call: ast.Call, facts: PythonFacts): Use | undefined {
  if (call.func.type === 'Attribute' && !consumingMethods.has(call.func.attr)) return undefined;
  return elementConsumers.get(findCalleeName(call, facts) ?? '');
}

/** The use of what is made text of together with the collections around it: `json.dumps({"user": [load(1)]})`, an answer. */
export function findSerializedUse(expression: ast.Expression, facts: PythonFacts): Use | undefined {
  const { parent } = expression;
  switch (parent?.type) {
    case 'List':
    case 'Set':
    case 'Tuple':
    case 'ListComp':
    case 'SetComp':
      return findSerializedUse(parent, facts);
    case 'Dict':
    case 'DictComp':
      return isDictValue(expression, parent) ? findSerializedUse(parent, facts) : undefined;
    case 'FormattedValue':
      return formatted;
    case 'Return':
      return isAnswer(parent, facts) ? answered : undefined;
    case 'Call':
      return findArgumentUse(parent, parent.args.indexOf(expression), undefined, facts);
    case 'keyword': {
      const { parent: call, arg } = parent;
      return call?.type === 'Call' && arg !== null ? findArgumentUse(call, undefined, arg, facts) : undefined;
    }
    default:
      return undefined;
  }
}

const answered = asText('no framework can make an answer of a coroutine object');

function findArgumentUse(
  call: ast.Call,
  position: number | undefined,
  keyword: string | undefined,
  facts: PythonFacts,
): Use | undefined {
  const name = findCalleeName(call, facts) ?? '';
  if (name === 'dict' && keyword !== undefined) return findSerializedUse(call, facts);
  const serializer = findSerializer(name);
  if (serializer === undefined) return undefined;
  const { consequence, positions, keywords } = serializer;
  const isTaken =
    keyword === undefined
      ? position !== undefined && position >= 0 && position < positions
      : keywords === 'all' || keywords.includes(keyword);
  return isTaken ? asText(consequence) : undefined;
}

/** Whether an expression is a value of a dict: not a key, nor what is unpacked (`**more`). */
export function isDictValue(expression: ast.Expression, dict: ast.Dict | ast.DictComp): boolean {
  if (dict.type === 'DictComp') return dict.value === expression;
  const index = dict.values.indexOf(expression);
  return index !== -1 && dict.keys[index] !== null;
}

/** The dotted name of what is called, builtins have no module: `len`, `str.join`, `json.dumps`. */
export function findCalleeName({ func }: ast.Call, facts: PythonFacts): string | undefined {
  if (func.type === 'Attribute' && isWrittenText(func.value)) return `str.${func.attr}`;
  return facts.findQualifiedName(func);
}
