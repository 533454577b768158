// Routes and messages whose size a schema holds down.
import { Type } from '@sinclair/typebox';
import Fastify from 'fastify';
import * as v from 'valibot';

const app = Fastify();
const load = async (id) => (await fetch(`https://parcels.example/${id}`)).text();

const idList = { type: 'array', items: { type: 'string' }, maxItems: 20 };
const body = {
  type: 'object',
  required: ['ids'],
  properties: { ids: idList, names: { type: 'array', items: { type: 'string' } }, all: { type: 'array', maxItems: 5000 } },
};

app.post('/parcels', { schema: { body } }, async (request) => {
  const { ids, all } = request.body;
  await Promise.all(ids.map((id) => load(id)));
  await Promise.all(request.body.names.map((name) => load(name))); // error: [no-unbounded-fan-out] "for every element of `request.body.names`"
  return Promise.all(all.map((id) => load(id))); // error: [no-unbounded-fan-out] "for every element of `all`"
});

app.route({
  method: 'GET',
  url: '/parcels',
  schema: { querystring: Type.Object({ ids: Type.Optional(Type.Array(Type.String(), { maxItems: 10 })), tags: Type.Array(Type.String()) }) },
  handler: async ({ query: { ids, tags } }) => {
    await Promise.all(tags.map((tag) => load(tag))); // error: [no-unbounded-fan-out] "for every element of `tags`"
    return Promise.all((ids ?? []).map((id) => load(id)));
  },
});

app.post('/unchecked', { logLevel: 'warn' }, async (request) => {
  return Promise.all(request.body.ids.map((id) => load(id))); // error: [no-unbounded-fan-out] "for every element of `request.body.ids`"
});

const Message = v.object({
  ids: v.optional(v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(20))),
  names: v.array(v.string()),
  words: v.pipe(
    v.array(v.string()),
    v.maxLength(2),
    v.transform((words) => words.join(' ').split(' ')),
  ),
});

export async function receive(message) {
  const { ids, names, words } = v.parse(Message, message);
  await Promise.all(ids.map((id) => load(id)));
  await Promise.all(names.map((name) => load(name))); // error: [no-unbounded-fan-out] "for every element of `names`"
  await Promise.all(words.map((word) => load(word))); // error: [no-unbounded-fan-out] "for every element of `words`"
}

export async function receiveSafely(message) {
  const checked = v.safeParse(Message, message);
  if (!checked.success) return;
  await Promise.all(checked.output.ids.map((id) => load(id)));
  await Promise.all(checked.output.names.map((name) => load(name))); // error: [no-unbounded-fan-out] "for every element of `checked.output.names`"
}
