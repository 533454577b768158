/** Messages of findings in Python. */
export const pythonMessages = {} as const;

export type PythonMessageIds = keyof typeof pythonMessages;
