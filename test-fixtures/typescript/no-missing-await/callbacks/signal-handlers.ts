/** Shuts down when it is told to. */
declare const server: { close(done: (error?: Error) => void): void; stop(): Promise<void> };

process.on('SIGTERM', () => {
  server.stop().catch((error: unknown) => console.error(error));
});
process.on('SIGINT', () => {
  server.close((error) => console.log(error ?? 'closed'));
});

/** A rejection ends the process as the listener would have done. */
async function shutDown(signal: string): Promise<void> {
  console.log(`${signal}: closing`);
  await server.stop();
  process.exit(0);
}
process.on('SIGQUIT', () => shutDown('SIGQUIT'));
process.once('SIGBREAK', async () => {
  await shutDown('SIGBREAK');
});
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, async () => {
    await server.stop();
    process.exit();
  });
}
process.on('SIGHUP', async () => { // error: [no-missing-await] "`process.on()` drops the promise"
  await server.stop();
});
process.on('exit', () => shutDown('exit')); // error: [no-missing-await] "`process.on()` drops the promise"

/** What is started in a `then()` is waited for where its function is asynchronous. */
export function restart(): Promise<void> {
  return server.stop().then(() => {
    server.stop(); // error: [no-missing-await] "returns a promise that is neither awaited nor handled"
  });
}
