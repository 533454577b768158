/* eslint async-pitfalls/no-blocking-call: ["error", { "groups": { "syncFile": true, "file": true } }] */
/** Tasks for Deno. */
export async function readVersion(): Promise<string> {
  return Deno.readTextFileSync('VERSION'); // error: [no-blocking-call] "`Deno.readTextFileSync()` blocks"
}

export async function getSize(path: string): Promise<number> {
  const { size } = Deno.statSync(path); // error: [no-blocking-call] "Use the asynchronous form and await it"
  return size;
}

export async function format(): Promise<number> {
  const command = new Deno.Command('deno', { args: ['fmt'] });
  return command.outputSync().code; // error: [no-blocking-call] "`command.outputSync()` blocks"
}

export async function formatLater(): Promise<number> {
  const command = new Deno.Command('deno', { args: ['fmt'] });
  return (await command.output()).code + (await Deno.stat('.')).size;
}
