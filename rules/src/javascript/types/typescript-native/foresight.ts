import type { NativeSignature, NativeType } from './answers.js';
import type { NativeChecker } from './checker.js';
import type { Pipeline, Question } from './pipeline.js';

/** Return types of return types and the like are looked at one by one. */
const maxDepth = 3;

/** The snapshot and project that every question names. */
export interface QuestionScope {
  readonly snapshot: number;
  readonly project: string;
}

/** An expression that a place expects something of. */
export interface LocatedExpression {
  readonly handle: unknown;
  /** Its contextual type, which is asked for once and remembered. */
  readonly findType: () => NativeType | undefined;
}

/** A question, and what asks it. */
interface ForeseenQuestion {
  readonly question: Question;
  readonly ask: () => unknown;
}

/**
 * Asks at once what telling promises from other types will ask one by one. It changes no answer: what it foresees wrongly
 * is asked in vain or later.
 */
export class Foresight {
  readonly #scope: QuestionScope;
  readonly #pipeline: Pipeline;

  constructor(scope: QuestionScope, pipeline: Pipeline) {
    this.#scope = scope;
    this.#pipeline = pipeline;
  }

  /**
   * @param types whose kinds will be asked for
   * @param called types of which will be asked what calling them gives
   */
  foresee(checker: NativeChecker, types: Iterable<NativeType>, called: Iterable<NativeType>): void {
    let kinds = this.#expand(checker, types);
    let functions = this.#expand(checker, called);
    for (let depth = 0; depth < maxDepth && kinds.length + functions.length > 0; depth += 1) {
      kinds = this.#expand(checker, this.#askLevel(checker, kinds, functions));
      functions = [];
    }
  }

  /** @param members that will be asked for, and what calling them gives */
  foreseeMembers(
    checker: NativeChecker,
    members: readonly { readonly type: NativeType; readonly name: string }[],
  ): void {
    const { answers } = checker;
    this.#ask(
      members.filter(({ type, name }) => !answers.properties.has(`${type.id}:${name}`)),
      ({ type, name }) => this.#about('getPropertyOfType', { type: type.id, name }),
      ({ type, name }) => checker.findPropertySymbol(type, name),
    );
    const symbols = new Set(members.flatMap(({ type, name }) => checker.findPropertySymbol(type, name) ?? []));
    this.#ask(
      [...symbols].filter(({ id }) => !answers.ofSymbols.has(id)),
      ({ id }) => this.#about('getTypeOfSymbol', { symbol: id }),
      (symbol) => checker.typeOfSymbol(symbol),
    );
    const types = [...symbols].map((symbol) => checker.typeOfSymbol(symbol));
    this.foresee(checker, [], types);
  }

  /** @param located expressions of whose contextual types will be asked what calling them gives */
  foreseeContexts(checker: NativeChecker, located: readonly LocatedExpression[]): void {
    this.#ask(
      located,
      ({ handle }) => this.#about('getContextualType', { location: handle }),
      ({ findType }) => findType(),
    );
    const types = located.flatMap(({ findType }) => findType() ?? []);
    this.foresee(checker, [], types);
  }

  /** @param located calls, with what asks for their resolved signatures */
  foreseeSignatures(located: readonly { readonly handle: unknown; readonly ask: () => unknown }[]): void {
    this.#ask(
      located,
      ({ handle }) => this.#about('getResolvedSignature', { location: handle }),
      ({ ask }) => ask(),
    );
  }

  /** The objects that the types consist of. */
  #expand(checker: NativeChecker, types: Iterable<NativeType>): NativeType[] {
    let found = [...new Set(types)];
    // A type parameter may stand for a union, and a union may have type parameters in it.
    for (let round = 0; round < 2; round += 1) {
      const constrained = found.filter((type) => checker.shapeOf(type) === 'constrained');
      this.#ask(
        constrained.filter((type) => !checker.answers.apparent.has(type.id)),
        (type) => this.#about('getApparentType', { type: type.id }),
        (type) => checker.apparentOf(type),
      );
      found = found.map((type) => checker.apparentOf(type));
      const compound = found.filter((type) => ['union', 'intersection'].includes(checker.shapeOf(type)));
      this.#ask(
        compound.filter((type) => !checker.answers.parts.has(type.id)),
        (type) => this.#about('getTypesOfType', { objectId: type.id }),
        (type) => checker.partsOf(type),
      );
      found = [...new Set(found.flatMap((type) => [type, ...checker.partsOf(type)]))];
      if (constrained.length + compound.length === 0) break;
    }
    return found.filter((type) => ['object', 'intersection'].includes(checker.shapeOf(type)));
  }

  /** What is asked of objects. Returns the types that will be asked about next. */
  #askLevel(checker: NativeChecker, kinds: readonly NativeType[], functions: readonly NativeType[]): NativeType[] {
    const { answers } = checker;
    this.#ask(
      [...kinds, ...functions].filter((type) => checker.isFirstOfTarget(type)),
      (type) => this.#about('getTargetOfType', { objectId: type.id }),
      (type) => checker.targetOf(type),
    );
    const others = kinds.filter((type) => !checker.isBuiltinPromise(type));
    const callable = new Set(functions.map((type) => checker.targetOf(type)));
    const lists = others.filter((type) => checker.isList(type));
    const isList = new Set<NativeType>(lists);
    this.#askAll([
      ...[...callable]
        .filter((type) => !answers.calls.has(type.id))
        .map((type) => ({
          question: this.#about('getSignaturesOfType', { type: type.id, kind: checker.callKind }),
          ask: () => checker.signaturesOf(type, 'call'),
        })),
      ...lists
        .filter((type) => !answers.elements.has(type.id))
        .map((type) => ({
          question: this.#about('getTypeArguments', { type: type.id }),
          ask: () => checker.elementsOf(type),
        })),
      ...oneOfEach(
        others.filter((type) => !isList.has(type)),
        answers.then,
        checker,
      ).map((type) => ({
        question: this.#about('getPropertyOfType', { type: type.id, name: 'then' }),
        ask: () => checker.propertyOf(type, 'then'),
      })),
    ]);
    const signatures = functions.flatMap((type) => checker.signaturesOf(type, 'call'));
    this.#ask<NativeSignature>(
      signatures.filter((signature) => !answers.returned.has(signature.id)),
      (signature) => this.#about('getReturnTypeOfSignature', { signature: signature.id }),
      (signature) => checker.returnTypeOf(signature),
    );
    return [
      ...lists.flatMap((type) => checker.elementsOf(type) ?? []),
      ...signatures.map((signature) => checker.returnTypeOf(signature)),
    ];
  }

  #ask<I>(items: readonly I[], toQuestion: (item: I) => Question, ask: (item: I) => unknown): void {
    this.#askAll(items.map((item) => ({ question: toQuestion(item), ask: () => ask(item) })));
  }

  #askAll(foreseen: readonly ForeseenQuestion[]): void {
    if (foreseen.length === 0) return;
    this.#pipeline.during(
      foreseen.map(({ question }) => question),
      () => {
        for (const { ask } of foreseen) ask();
      },
    );
  }

  /** Names come in the order in which the API's own client writes them. */
  #about(method: string, object: object): Question {
    return { method, params: { ...this.#scope, ...object } };
  }
}

/** One type for each generic declaration of which nothing is known yet. */
function oneOfEach(
  types: readonly NativeType[],
  known: ReadonlyMap<number, unknown>,
  checker: NativeChecker,
): NativeType[] {
  const found = new Map<number, NativeType>();
  for (const type of types) {
    const { id } = checker.targetOf(type);
    if (!known.has(id) && !found.has(id)) found.set(id, type);
  }
  return [...found.values()];
}
