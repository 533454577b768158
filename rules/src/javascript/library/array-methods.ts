/** https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Array */
const predicates = ['every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'some'] as const;
const others = ['flatMap', 'forEach', 'map', 'reduce', 'reduceRight'] as const;

/** Methods of arrays whose callback answers yes or no for an element. */
export const predicateMethods: ReadonlySet<string> = new Set(predicates);

/** Methods of arrays that give each element to a callback. */
export const elementMethods: ReadonlySet<string> = new Set([...predicates, ...others]);
