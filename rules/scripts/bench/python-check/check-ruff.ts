// Checks the files of a list with ruff's rules about asynchronous code.
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import { measureCheck } from './measure-check.js';

const workspace = new Workspace({ lint: { select: ['ASYNC'] } }, PositionEncoding.Utf16);
measureCheck((_path, text) => {
  const diagnostics: unknown = workspace.check(text);
  return Array.isArray(diagnostics) ? diagnostics.length : 0;
});
