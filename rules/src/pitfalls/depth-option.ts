/** The schema of the option `depth` of rules that follow calls. */
export const depthSchema = {
  type: 'integer',
  minimum: 0,
  description: 'How many functions of the project a chain of calls may go through. Unlimited when absent.',
} as const;
