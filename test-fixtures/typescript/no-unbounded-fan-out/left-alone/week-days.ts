/** Asks for every day of a week. */
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export async function forecast(): Promise<string[]> {
  return await Promise.all(DAYS.map(async (day) => (await fetch(`/forecast/${day}`)).text()));
}
