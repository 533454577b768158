/**
 * The keys of `[tool.async-pitfalls]` beside `rules`: what each is for, and the JSON schema of its value. The schema that
 * editors complete the table from is made of them.
 */
export const tableKeys = {
  preset: { enum: ['recommended', 'strict'], description: 'The rules to start from.', default: 'recommended' },
  exclude: {
    type: 'array',
    items: { type: 'string' },
    description: 'Files that are not checked, by patterns as in a .gitignore, relative to the folder of this file.',
  },
  'python-version': {
    type: 'string',
    pattern: '^3\\.\\d+$',
    description: 'The oldest version of Python that the project runs on. Default: `requires-python`.',
  },
  src: {
    type: 'array',
    items: { type: 'string' },
    description: 'The folders that imports start from, relative to the folder of this file.',
  },
} as const;
