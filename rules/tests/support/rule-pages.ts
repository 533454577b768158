import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The sections that every rule's page has, in this order: who comes from a finding wants to know what is wrong with it, and
 * sees it in an example; details come after.
 */
export const sections = [
  'Why it matters',
  'Incorrect',
  'Correct',
  'What it does',
  'Options',
  'Fix safety',
  'When not to use it',
  'Related rules elsewhere',
];

export interface CodeBlock {
  /** What stands behind the fence: `python`, `ts`. */
  readonly language: string;
  readonly code: string;
  /** 1-based line of the code's first line in the page. */
  readonly line: number;
}

export interface RulePage {
  readonly title: string;
  /** Names of the sections, in order. */
  readonly sections: readonly string[];
  /** The code blocks of a section. */
  getBlocks(section: string): readonly CodeBlock[];
}

/** The path of a rule's page. */
export function getPagePath(rule: string): string {
  return fileURLToPath(new URL(`../../docs/rules/${rule}.md`, import.meta.url));
}

/** Reads a rule's page. @throws when there is none */
export function readRulePage(rule: string): RulePage {
  const blocks = new Map<string, CodeBlock[]>();
  let title = '';
  let section = '';
  let block: { language: string; lines: string[]; line: number } | undefined;
  for (const [index, line] of readFileSync(getPagePath(rule), 'utf8').split('\n').entries()) {
    const fence = /^```(?<language>\w*)/u.exec(line);
    if (fence && !block) block = { language: fence.groups?.['language'] ?? '', lines: [], line: index + 2 };
    else if (fence && block) {
      const { language, lines, line: start } = block;
      blocks.get(section)?.push({ language, code: `${lines.join('\n')}\n`, line: start });
      block = undefined;
    } else if (block) block.lines.push(line);
    else if (line.startsWith('# ')) title = line.slice(2).trim();
    else if (line.startsWith('## ')) {
      section = line.slice(3).trim();
      blocks.set(section, []);
    }
  }
  return { title, sections: [...blocks.keys()], getBlocks: (name) => blocks.get(name) ?? [] };
}

/** A comment behind code: what the message about this line has in it. */
interface Remark {
  /** 1-based, in the block. */
  readonly line: number;
  readonly part: string;
}

/** The comments behind code in an example: in what is incorrect each line that is reported has one, and no other line. */
export function readRemarks({ code }: CodeBlock): readonly Remark[] {
  return code.split('\n').flatMap((text, index) => {
    const part = /\S\s+(?:#|\/\/) (?<part>.+)$/u.exec(text)?.groups?.['part'];
    return part === undefined ? [] : [{ line: index + 1, part }];
  });
}
