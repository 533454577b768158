/** A module that waits while it is loaded. */
const response = await fetch('https://example.com/settings');
export const settings: unknown = await response.json();
await Promise.all([fetch('/a'), fetch('/b')]);
