/** The sets of rules to start from. */
export const presets = ['recommended', 'strict'] as const;

export type Preset = (typeof presets)[number];
