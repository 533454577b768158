/** The promise of an event, made with `Promise.withResolvers()`. */
export function opened(socket: WebSocket): Promise<Event> {
  const { promise, resolve, reject } = Promise.withResolvers<Event>();
  socket.addEventListener('open', resolve);
  socket.addEventListener('error', reject);
  return promise;
}
