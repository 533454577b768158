/** Shuts down when it is told to. */
declare const server: { close(done: (error?: Error) => void): void; stop(): Promise<void> };

process.on('SIGTERM', () => {
  server.stop().catch((error: unknown) => console.error(error));
});
process.on('SIGINT', () => {
  server.close((error) => console.log(error ?? 'closed'));
});
