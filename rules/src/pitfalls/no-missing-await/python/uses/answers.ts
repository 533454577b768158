import { findRunningFunction } from '../../../../python/flow/enclosing.js';
import type { PythonFacts } from '../../../../python/semantics/python-facts.js';
import type * as ast from '../../../../python/syntax/nodes.js';
import { getDecoratorName } from '../../../../python/syntax/predicates.js';

/**
 * Decorators of handlers that answer with what they return, or with what awaiting it once gives:
 * https://fastapi.tiangolo.com/tutorial/response-model/, https://flask.palletsprojects.com/en/stable/quickstart/#about-responses
 */
const routes =
  /^(?:fastapi\.(?:APIRouter|FastAPI)|(?:flask|quart)\.Scaffold)\.(?:route|api_route|get|post|put|patch|delete)$/;

/** Whether a framework answers a request with what is returned: other decorators, below the route, may await it before. */
export function isAnswer(node: ast.Return, facts: PythonFacts): boolean {
  const decorator = findRunningFunction(node)?.decorator_list.at(-1);
  return decorator !== undefined && routes.test(facts.findQualifiedName(getDecoratorName(decorator)) ?? '');
}
