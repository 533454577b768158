/** Sessions of a database, that have to be ended. */
interface Session {
  run(work: () => Promise<void>): Promise<void>;
  endSession(): Promise<void>;
}
declare const client: { startSession(): Promise<Session> };

export async function inSession(work: () => Promise<void>): Promise<void> {
  const session = await client.startSession();
  await session.run(work);
  await session.endSession(); // error: [no-swallowed-cancellation] "`session.endSession()` does not run"
}
