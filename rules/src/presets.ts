/** The sets of rules to start from. */
export const presets = ['recommended', 'strict'] as const;

/** A set of rules to start from. */
export type Preset = (typeof presets)[number];
