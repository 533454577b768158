import type { TSESTree } from '@typescript-eslint/utils';
import { findMethod } from '../../../../javascript/syntax/member-names.js';
import type { Check, Inspection } from '../inspection.js';
import { getJsonParts } from './json-writers.js';

/** A call that gives a field of a document its value. */
interface Field {
  /** What names the model: `User` in `new User({ … })` and `User.create({ … })`. */
  readonly model: TSESTree.Expression;
  readonly value: TSESTree.CallExpression;
}

/** What gives models of Mongoose: https://mongoosejs.com/docs/models.html */
const modelMaker = /^(?:default\.|\w+\(\)\.)?model\(\)$/;

/**
 * Promises given to documents of Mongoose as what a field is to hold: `new User({ password: hash(text) })` and
 * `User.create({ … })`, which saving refuses, for a promise is no text. Its types take any object.
 * https://mongoosejs.com/docs/api/model.html#Model.create()
 */
export function checkDocuments(inspection: Inspection): Check {
  const fields: Field[] = [];
  const collect = (model: TSESTree.Expression, values: TSESTree.CallExpressionArgument | undefined): void => {
    if (values?.type !== 'ObjectExpression' && values?.type !== 'ArrayExpression') return;
    for (const value of getJsonParts(values)) if (value.type === 'CallExpression') fields.push({ model, value });
  };
  return {
    listener: {
      NewExpression({ callee, arguments: [values] }) {
        if (values?.type === 'ObjectExpression') collect(callee, values);
      },
      CallExpression(node) {
        const create = findMethod(node, 'create');
        if (create) collect(create.object, node.arguments[0]);
      },
    },
    getAsked: () => fields.map(({ value }) => value),
    report() {
      for (const { model, value } of fields) {
        if (!inspection.isAlwaysPromise(value) || !isModel(model, inspection)) continue;
        inspection.reportMisused(value, { consequence: 'Mongoose cannot store it' });
      }
    },
  };
}

function isModel(node: TSESTree.Expression, inspection: Inspection): boolean {
  const model = inspection.resolve(node);
  return model?.kind === 'library' && model.module === 'mongoose' && modelMaker.test(model.name);
}
