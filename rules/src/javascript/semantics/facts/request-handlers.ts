import { isOfKoa, takesHandler, takesListener } from '../../library/handlers.js';
import type { FunctionEntity, LibraryEntity } from '../module-file.js';

/** Whether the function is registered on a server object of its file, to be called for each request. */
export function isRequestHandler(fn: FunctionEntity): boolean {
  return isHandedTo(fn, takesHandler);
}

/** Whether the function is a middleware or handler of Koa, which gets the context first. */
export function isHandlerOfKoa(fn: FunctionEntity): boolean {
  return isHandedTo(fn, (callee) => isOfKoa(callee) && takesHandler(callee));
}

/** Whether the function is called again and again while the program goes on: for requests, messages, commands. */
export function isListener(fn: FunctionEntity): boolean {
  return isHandedTo(fn, (callee) => takesHandler(callee) || takesListener(callee));
}

function isHandedTo({ file, summary }: FunctionEntity, takes: (callee: LibraryEntity) => boolean): boolean {
  return file.summary.handed.some(({ function: index, to }) => {
    if (file.summary.functions[index] !== summary) return false;
    const callee = file.resolve(to);
    return callee?.kind === 'library' && takes(callee);
  });
}
