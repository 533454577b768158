export const javascriptMessages = {} as const;

export type JavaScriptMessageIds = keyof typeof javascriptMessages;
