import { parse } from '../syntax/parser.js';
import type * as ast from '../syntax/nodes.js';
import type { ModuleSummary } from './summary.js';
import { Summarizer } from './summarize/summarizer.js';

/**
 * The summary of one Python file or stub.
 * @param text the whole text
 * @param tree the text's tree, where there is one already
 */
export function summarize(text: string, tree: ast.Module = parse(text)): ModuleSummary {
  return new Summarizer(text).summarize(tree);
}
