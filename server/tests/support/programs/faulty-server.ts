// The real server with a rule that crashes on files that say `crash`.
import asyncPitfalls from 'eslint-plugin-async-pitfalls';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../../src/index.js';
import { createTestRuntime } from '../test-runtime.js';

const rule = asyncPitfalls.rules?.['no-nested-run'];
if (!rule) throw new Error('there is no such rule');
const create = rule.create.bind(rule);
rule.create = (context) => {
  const text: unknown = Reflect.get(context.sourceCode, 'text');
  if (typeof text === 'string' && text.includes('crash')) throw new Error('the rule crashed');
  return create(context);
};
startServer(createConnection(ProposedFeatures.all), createTestRuntime());
