import type { CalleeOrigin } from '../semantics/origins.js';

/** Methods whose request is sent for each that subscribes to what they give, and for nobody else. By module. */
const coldRequests: ReadonlyMap<string, RegExp> = new Map([
  // https://angular.dev/guide/http/making-requests
  ['@angular/common/http', /^HttpClient\.(?:delete|get|head|jsonp|options|patch|post|put|request)$/],
  // https://rxjs.dev/api/ajax/ajax
  ['rxjs/ajax', /^(?:ajax|AjaxCreationMethod)(?:\.(?:delete|get|getJSON|patch|post|put))?$/],
  // https://docs.nestjs.com/techniques/http-module
  ['@nestjs/axios', /^HttpService\.(?:delete|get|head|patch|post|put|request)$/],
  // https://docs.nestjs.com/microservices/basics#sending-messages
  ['@nestjs/microservices', /^Client\w+\.send$/],
]);

const mention = new RegExp([...coldRequests.keys()].join('|'));

/** Whether a text can make such a request: it names one of the modules. */
export function mayMakeColdRequests(text: string): boolean {
  return mention.test(text);
}

/** Whether a call, by where its callee is declared, makes such a request. Of a module types may name the package alone. */
export function isColdRequest({ module, name }: CalleeOrigin): boolean {
  return [...coldRequests].some(([known, method]) => `${known}/`.startsWith(`${module}/`) && method.test(name));
}
