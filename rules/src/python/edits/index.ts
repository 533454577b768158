export * from './arguments.js';
export * from './await.js';
export * from './brackets.js';
export * from './imports.js';
export * from './layout.js';
export * from './text-edit.js';
export * from './background-task.js';
export * from './make-async.js';
