// The real server, but a rule crashes where the text says so: `crash(no-nested-run)`; and so does all, with `crash(*)`.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../src/index.js';
import { createNodeRuntime } from '../../src/node/node-runtime.js';

const runtime = createNodeRuntime();
startServer(createConnection(ProposedFeatures.all), {
  ...runtime,
  createEngine(options) {
    const engine = runtime.createEngine(options);
    return {
      ...engine,
      lint(request) {
        const rule = /crash\((?<rule>[\w*-]+)\)/.exec(request.text)?.groups?.rule;
        if (rule === '*') throw new Error('the linter crashed');
        if (rule !== undefined && rule in request.rules) {
          throw Object.assign(new Error('the rule crashed'), { ruleId: `async-pitfalls/${rule}` });
        }
        return engine.lint(request);
      },
      invalidate: (path) => {
        engine.invalidate(path);
      },
      close: () => {
        engine.close();
      },
    };
  },
});
