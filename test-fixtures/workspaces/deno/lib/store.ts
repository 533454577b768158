export async function save(letter: string): Promise<void> {
  await fetch('https://post.example/letters', { method: 'POST', body: letter });
}
