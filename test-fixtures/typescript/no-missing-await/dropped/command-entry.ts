/** A command that says how it failed. */
async function main(): Promise<number> {
  return (await fetch('https://example.com')).status;
}

main().then(
  (status) => console.log(status),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
