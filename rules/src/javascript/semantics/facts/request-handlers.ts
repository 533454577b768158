import { isOfKoa, takesHandler, takesListener, takesRepeated } from '../../library/handlers.js';
import type { FunctionEntity, LibraryEntity, ModuleFile } from '../module-file.js';

/**
 * Whether the function is registered on a server object of its file or by a decorator, to be called for each request, or, in a
 * file with such a server, for each message of a connection or tick of a timer.
 */
export function isRequestHandler(fn: FunctionEntity): boolean {
  return isHandedTo(fn, takesHandler) || (isHandedTo(fn, takesRepeated) && serves(fn.file));
}

function serves(file: ModuleFile): boolean {
  return file.summary.handed.some(({ to, event }) => {
    const callee = file.resolve(to);
    return callee?.kind === 'library' && takesHandler(callee, event);
  });
}

/** Whether the event loop runs the function: between `await`s, for a request, when a promise settles. */
export function isRunByEventLoop(fn: FunctionEntity): boolean {
  const { isWorker, isAsync, isContinuation } = fn.summary;
  return isWorker !== true && (isAsync || isContinuation === true || isRequestHandler(fn));
}

/** Whether the function is a middleware or handler of Koa, which gets the context first. */
export function isHandlerOfKoa(fn: FunctionEntity): boolean {
  return isHandedTo(fn, (callee, event) => isOfKoa(callee) && takesHandler(callee, event));
}

/** Whether the function is called again and again while the program goes on: for requests, messages, commands. */
export function isListener(fn: FunctionEntity): boolean {
  return isHandedTo(fn, (callee, event) => takesHandler(callee, event) || takesListener(callee));
}

function isHandedTo(
  { file, summary }: FunctionEntity,
  takes: (callee: LibraryEntity, event: string | undefined) => boolean,
): boolean {
  return file.summary.handed.some(({ function: index, to, event }) => {
    if (file.summary.functions[index] !== summary) return false;
    const callee = file.resolve(to);
    return callee?.kind === 'library' && takes(callee, event);
  });
}
