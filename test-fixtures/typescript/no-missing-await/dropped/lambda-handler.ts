/** A function in the cloud: what runs after it has answered may be frozen, or never run. */
interface Event {
  readonly userId: string;
  readonly body: string;
}

async function audit(userId: string): Promise<void> {
  await fetch('https://audit.example.com', { method: 'POST', body: userId });
}

async function save(event: Event): Promise<number> {
  const response = await fetch('https://db.example.com', { method: 'PUT', body: event.body });
  return response.status;
}

export const handler = async (event: Event): Promise<{ statusCode: number }> => {
  audit(event.userId); // error: [no-missing-await] "`audit()` returns a promise that is neither awaited nor handled"
  return { statusCode: await save(event) };
};

export const handlerWithRetry = async (event: Event): Promise<{ statusCode: number }> => {
  const audited = audit(event.userId);
  const statusCode = await save(event).catch(() => save(event));
  await audited;
  return { statusCode };
};
