/** Another linter has been told of two of these places, and why. */
async function report(event: string): Promise<void> {
  await fetch(`https://metrics.example/${event}`, { method: 'POST' });
}

export function leave(page: { hide(): void }): void {
  // oxlint-disable-next-line typescript/no-floating-promises -- the page is going away
  report('leave');
  // biome-ignore lint/nursery/noFloatingPromises: the page is going away
  report('left');
  // oxlint-disable-next-line no-console -- says nothing of promises
  report('hidden'); // error: [no-missing-await] "`report()` returns a promise"
  page.hide();
}
