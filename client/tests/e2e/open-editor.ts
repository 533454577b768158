// Opens a folder in a real VS Code with this extension, in the browser, until Ctrl+C: npm run editor -- <folder>
import { existsSync } from 'node:fs';
import path from 'node:path';
import { packagedExtension, repository } from './support/paths.js';
import { startServer } from './support/vscode.js';

const folder = path.resolve(process.argv[2] ?? path.join(repository, 'test-fixtures/workspaces/documented-pitfalls'));
if (!existsSync(folder)) {
  console.error(`there is no folder ${folder}`);
  process.exit(2);
}
const server = await startServer({ folder, inPlace: true, vsix: packagedExtension });
console.log(`\nVS Code with Async Pitfalls on ${folder}:\n\n  ${server.url()}\n\nPress Ctrl+C to stop.`);
await Promise.race(
  ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => new Promise((resolve) => process.once(signal, resolve))),
);
await server.stop();
