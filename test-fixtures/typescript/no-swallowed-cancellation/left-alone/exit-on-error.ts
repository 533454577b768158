/** A command that ends when it fails. */
export async function main(signal: AbortSignal): Promise<void> {
  try {
    await fetch('https://example.com', { signal });
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}
