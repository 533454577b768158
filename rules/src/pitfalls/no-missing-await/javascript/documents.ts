import type { TSESTree } from '@typescript-eslint/utils';
import type { Check, Inspection } from './inspection.js';
import { getJsonParts } from './json-writers.js';
import { suggestAwaitOf } from './suggestions.js';

/** A call that gives a field of a document its value. */
interface Field {
  readonly made: TSESTree.NewExpression;
  readonly value: TSESTree.CallExpression;
}

/** What gives models of Mongoose: https://mongoosejs.com/docs/models.html */
const modelMaker = /^(?:default\.|\w+\(\)\.)?model\(\)$/;

/**
 * Promises given to documents of Mongoose as what a field is to hold: `new User({ password: hash(text) })`, which saving refuses,
 * for a promise is no text. Its types take any object.
 */
export function checkDocuments(inspection: Inspection): Check {
  const fields: Field[] = [];
  return {
    listener: {
      NewExpression(made) {
        const [values] = made.arguments;
        if (values?.type !== 'ObjectExpression') return;
        for (const value of getJsonParts(values)) if (value.type === 'CallExpression') fields.push({ made, value });
      },
    },
    getAsked: () => fields.map(({ value }) => value),
    report() {
      for (const { made, value } of fields) {
        if (!inspection.isAlwaysPromise(value) || !isDocument(made, inspection)) continue;
        inspection.report({
          loc: inspection.getLoc(value),
          messageId: 'promiseAsValue',
          data: { what: inspection.describe(value), consequence: 'Mongoose cannot store it' },
          getChanges: () => suggestAwaitOf(value, inspection.context),
        });
      }
    },
  };
}

function isDocument({ callee }: TSESTree.NewExpression, inspection: Inspection): boolean {
  const model = inspection.resolve(callee);
  return model?.kind === 'library' && model.module === 'mongoose' && modelMaker.test(model.name);
}
