import type { Linter } from 'eslint';
import { NotebookFile } from '../notebook/notebook-file.js';
import { findNotebookMessage } from '../notebook/notebook-messages.js';
import type { NotebookProblem } from '../notebook/read-notebook.js';
import { namespace } from '../../namespace.js';

/** The name of a notebook's only block. ESLint puts the number before it. */
const blockName = 'cells.py';

/** The path by which ESLint finds the configuration of a notebook's cells. */
export function getPathOfCells(notebook: string): string {
  return `${notebook}/0_${blockName}`;
}

/**
 * Jupyter notebooks for ESLint, which finds the configuration of their cells by the name `*.ipynb/*.py`. All Python cells are
 * one block: they are one module. Lines and columns of messages are those of the file, as other tools expect them of ESLint.
 * @param version of the plugin, for ESLint's cache
 */
export function createNotebookProcessor(version: string): Linter.Processor {
  const opened = new Map<string, NotebookFile | NotebookProblem>();
  return {
    meta: { name: `${namespace}/notebook`, version },
    supportsAutofix: true,
    preprocess(text, filename) {
      // ESLint leaves the byte order mark out of the ranges of fixes.
      const file = NotebookFile.open(text.replace(/^\uFEFF/u, ''));
      opened.set(filename, file);
      return 'problem' in file ? [] : [{ text: file.module, filename: blockName }];
    },
    postprocess(messages, filename) {
      const file = opened.get(filename);
      opened.delete(filename);
      if (!file) return [];
      return 'problem' in file
        ? toMessages(file)
        : messages.flat().flatMap((message) => toMessagesInFile(message, file));
    },
  };
}

/** ESLint lints what a pattern finds: for notebooks in other languages there is nothing to say. */
function toMessages({ kind, problem }: NotebookProblem): Linter.LintMessage[] {
  if (kind === 'language') return [];
  const isBroken = kind === 'broken';
  const severity = isBroken ? 2 : 1;
  return [{ ruleId: null, severity, message: problem, line: 1, column: 1, ...(isBroken && { fatal: true }) }];
}

function toMessagesInFile(message: Linter.LintMessage, file: NotebookFile): Linter.LintMessage[] {
  const found = findNotebookMessage(message, file);
  if (!found) return [];
  const { cell, inCell, inFile } = found.place;
  const text = `cell ${cell}:${inCell.line}:${inCell.column}: ${message.message}`;
  return [{ ...found.message, ...inFile, message: text }];
}
