export async function formatLater(text: string): Promise<string> {
  return text.trim();
}
