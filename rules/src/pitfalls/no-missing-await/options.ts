/** Where an asynchronous function is handed to something that drops the promise it returns. */
export const callbackPlaces = [
  'arguments',
  'attributes',
  'properties',
  'variables',
  'returns',
  'inheritedMethods',
] as const;

/** Where asynchronous callbacks are looked for. */
export type CallbackPlace = (typeof callbackPlaces)[number];

/** What a config may set, defaults applied. */
export interface RuleOptions {
  /** TypeScript/JavaScript: `void promise` marks a promise as intentionally not awaited. */
  readonly allowVoid: boolean;
  /**
   * Calls that may be left alone: `name`, `object.name`, or `module:name` for what is imported from a module
   * (`node:test:describe`, `./queue.js:enqueue`).
   */
  readonly allowCalls: readonly string[];
  /** TypeScript/JavaScript: also report floating thenables that are no promises but can reject. */
  readonly checkThenables: boolean;
  /** TypeScript/JavaScript: report asynchronous functions where the promise they return is dropped; by place. */
  readonly checkCallbacks: boolean | Readonly<Partial<Record<CallbackPlace, boolean>>>;
  /**
   * TypeScript/JavaScript: report promises that are used as the values they will give: in conditions, operators, texts and
   * loops, and where members are read of them.
   */
  readonly checkValues: boolean;
  /**
   * TypeScript/JavaScript: report asynchronous request handlers of Express, of which version 4 drops the promise; version 5
   * handles it.
   */
  readonly checkExpressHandlers: boolean;
  /**
   * TypeScript/JavaScript: report promises that are created together and awaited one after the other: while the first is
   * awaited nobody would see another's rejection.
   */
  readonly checkRejectionWindow: boolean;
}

/** What holds where a config says nothing. */
export const defaultOptions: RuleOptions = {
  allowVoid: true,
  allowCalls: [],
  checkThenables: false,
  checkCallbacks: true,
  checkValues: true,
  checkExpressHandlers: false,
  checkRejectionWindow: false,
};

/** Whether the option asks to look at that place. */
export function isCallbackPlaceChecked({ checkCallbacks }: RuleOptions, place: CallbackPlace): boolean {
  return typeof checkCallbacks === 'boolean' ? checkCallbacks : (checkCallbacks[place] ?? true);
}

/** The options that a value from a config asks for; undefined when it is none of this rule. */
export function findRuleOptions(value: unknown): RuleOptions | undefined {
  return arePartialOptions(value) ? { ...defaultOptions, ...value } : undefined;
}

function arePartialOptions(value: unknown): value is Partial<RuleOptions> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(([name, one]: [string, unknown]) => {
    if (name === 'allowCalls') return Array.isArray(one);
    return typeof one === 'boolean' || (name === 'checkCallbacks' && typeof one === 'object' && one !== null);
  });
}

/** Whether any of the places is looked at. */
export function isAnyCallbackChecked(options: RuleOptions): boolean {
  return callbackPlaces.some((place) => isCallbackPlaceChecked(options, place));
}

/** TypeScript/JavaScript: whether the rule finds nothing with the options that it does not find without. */
export function findsOnlyDefaults(options: RuleOptions): boolean {
  const { allowVoid, checkThenables, checkExpressHandlers, checkRejectionWindow } = options;
  return allowVoid && !checkThenables && !checkExpressHandlers && !checkRejectionWindow;
}
