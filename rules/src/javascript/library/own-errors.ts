import type { CalleeOrigin } from '../semantics/origins.js';

/** https://tanstack.com/query/latest/docs/framework/react/overview and its kin for other frameworks. */
const tanstackQuery =
  /^@tanstack\/(?:angular|lit|preact|query|react|solid|svelte|vue)-(?:core|query)(?:-experimental)?$/;

/** Methods of the classes below. */
const methodName =
  /^(?:cancelQueries|fetchNextPage|fetchPreviousPage|invalidateQueries|navigate|navigateByUrl|prefetch(?:Infinite)?Query|push|refetch|refetchQueries|replace|resetQueries)$/;

/**
 * Packages of which functions give promises that need no handler, and how these are called from the package on, or what types
 * declare them as.
 */
const functions: readonly (readonly [module: RegExp, name: RegExp])[] = [
  // The result has the error, and the promise never rejects unless it is asked to:
  // https://tanstack.com/query/latest/docs/framework/react/reference/useQuery
  [
    tanstackQuery,
    /^(?:(?:(?:use|create|inject)\w*Query|\w+QueryResult)\(\)|\w*QueryObserver\w*Result)\.(?:refetch|fetchNextPage|fetchPreviousPage)$/,
  ],
  // https://tanstack.com/query/latest/docs/reference/QueryClient
  [
    tanstackQuery,
    /^(?:useQueryClient|QueryClient|injectQueryClient)(?:\(\))?\.(?:cancelQueries|invalidateQueries|prefetch(?:Infinite)?Query|refetchQueries|resetQueries)$/,
  ],
  // The hook that reads what was loaded has the error: https://swr.vercel.app/docs/prefetching and https://swr.vercel.app/docs/pagination
  [/^swr$/, /^preload$/],
  [/^swr\/infinite$/, /^default\(\)\.setSize$/],
  // Errors go to the nearest error element: https://reactrouter.com/api/hooks/useNavigate
  [
    /^react-router(?:-dom)?$/,
    /^use(?:Navigate\(\)|Submit\(\)|Fetcher\(\)\.(?:load|submit)|Revalidator\(\)\.revalidate)$/,
  ],
  // Errors go to the handlers of `onError`, or to the console: https://router.vuejs.org/api/interfaces/Router.html#onError
  [/^vue-router$/, /^(?:(?:useRouter|createRouter|Router)\(\)|(?:\w+_)?Router(?:_\w+)?)\.(?:push|replace)$/],
  // Errors are events of the router: https://angular.dev/api/router/NavigationError
  [/^@angular\/router$/, /^Router(?:\(\))?\.navigate(?:ByUrl)?$/],
];

/** Whether what goes wrong in a call of the function is told by the package itself, in what it shows or hands to its handlers. */
export function tellsErrorsItself({ module, name }: CalleeOrigin): boolean {
  return functions.some(([modules, names]) => modules.test(module) && names.test(name));
}

/** Whether a method of that name may be one of which types tell so. */
export function mayTellErrorsItself(method: string | undefined): boolean {
  return method !== undefined && methodName.test(method);
}

/**
 * Whether a framework calls the methods of the interface or class, and hands what they reject with to the handler of the
 * application, as Angular does with its hooks: https://angular.dev/best-practices/error-handling#global-error-listeners
 */
export function handlesRejectionsOfMembers({ module }: CalleeOrigin): boolean {
  return module === '@angular/core';
}

/**
 * Whether what the function makes of functions gives a promise that rejects only when one of them does:
 * https://react-hook-form.com/docs/useform/handlesubmit
 */
export function rejectsByArgumentsAlone({ module, name }: CalleeOrigin): boolean {
  return module === 'react-hook-form' && /^(?:useForm|useFormContext)\(\)\.handleSubmit$/.test(name);
}
