// Providers of an editor, whose parameters get their types from an interface.

interface CancellationToken {
  readonly isCancellationRequested: boolean;
}

interface HoverProvider {
  provideHover(document: string, position: number, token: CancellationToken): Promise<string | undefined>;
}

declare function register(provider: HoverProvider): void;
declare function analyze(document: string, token?: CancellationToken): Promise<string[]>;
declare function logIn(user: string, token: string): Promise<void>;

register({
  async provideHover(document, position, token) {
    const lines = await analyze(document, token);
    return lines[position];
  },
});

register({
  async provideHover(document, position, token) {
    const lines = await analyze(document); // error: [no-swallowed-cancellation] "does not get `token`"
    return token.isCancellationRequested ? undefined : lines[position];
  },
});

export const session = {
  async open(user: string, token: string): Promise<string[]> {
    await logIn(user, token);
    return await analyze(user);
  },
};
