export function send(text: string): Promise<Response> {
  return fetch('https://post.example/letters', { method: 'POST', body: text });
}
