/**
 * The options with which our rule looks for what `no-floating-promises` looks for, and for promises that are kept and
 * forgotten: about the same work.
 */
export const onlyDropped = { checkCallbacks: false, checkValues: false };
