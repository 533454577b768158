import { TextSourceCodeBase } from '@eslint/plugin-kit';
import type { Comment, Module } from '../syntax/nodes.js';
import type { Span } from '../../project/text/span.js';

interface SourceCodeTypes {
  LangOptions: Record<string, unknown>;
  RootNode: Module;
  SyntaxElementWithLoc: Span;
  ConfigNode: Comment;
}

/** Typed rules refuse to start without a program, and ask it about nodes, of which there are none for them. */
const emptyParserServices = {
  program: {
    getTypeChecker: () => ({}),
    getCompilerOptions: () => ({ strict: true, strictNullChecks: true }),
    getSourceFile: () => undefined,
  },
  esTreeNodeToTSNodeMap: new Map(),
  tsNodeToESTreeNodeMap: new Map(),
};

const emptyScope = {
  type: 'module',
  isStrict: true,
  upper: null,
  variables: [],
  references: [],
  through: [],
  childScopes: [],
  set: new Map(),
} as const;

/**
 * What rules written for JavaScript expect of every source code. A user's config without `files` (such as ESLint's
 * `js.configs.recommended` on its own) turns them on for Python files too: there they must find nothing to look at,
 * no tokens, no comments, no scopes, and go quietly. Node types do the rest: none of them is called as ESTree's are.
 */
export class ForeignRuleSourceCode extends TextSourceCodeBase<SourceCodeTypes> {
  readonly hasBOM = false;
  readonly isESTree = false;
  readonly parserServices = emptyParserServices;
  readonly scopeManager = null;

  getAllComments(): readonly [] {
    return [];
  }

  getCommentsBefore(): readonly [] {
    return [];
  }

  getCommentsAfter(): readonly [] {
    return [];
  }

  getCommentsInside(): readonly [] {
    return [];
  }

  getTokens(): readonly [] {
    return [];
  }

  getFirstToken(): null {
    return null;
  }

  getLastToken(): null {
    return null;
  }

  getTokenBefore(): null {
    return null;
  }

  getTokenAfter(): null {
    return null;
  }

  getDeclaredVariables(): readonly [] {
    return [];
  }

  getScope(): typeof emptyScope {
    return emptyScope;
  }

  isGlobalReference(): boolean {
    return false;
  }
}
